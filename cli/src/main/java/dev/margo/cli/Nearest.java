package dev.margo.cli;

import dev.margo.zoo.NearestName;
import java.util.Collection;

/** How a message names what somebody who mistyped a word may have meant. */
final class Nearest {
    private Nearest() {}

    /** For a message: {@code "; did you mean 'box'?"}, or all that is known if nothing is near. */
    static String hint(String typed, Collection<String> known) {
        return NearestName.to(typed, known)
                .map(word -> "did you mean '%s'?".formatted(word))
                .orElse("write one of " + String.join(", ", known));
    }
}
