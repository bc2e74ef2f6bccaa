package dev.margo.evaluate;

import dev.margo.prompt.Prompt;
import java.util.List;

/** The questions about one object. For one thread. */
public interface Conversation {
    /**
     * The answer to these prompts and all earlier ones.
     *
     * @param further at least one
     */
    Answer ask(List<Prompt> further);
}
