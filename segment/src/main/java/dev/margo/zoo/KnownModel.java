package dev.margo.zoo;

import java.util.Set;

/**
 * A published model that Margo can run.
 *
 * @param name what a user types, as in {@code sam_vit_b}
 * @param fileName the name of its file in a {@link ModelStore}
 * @param source where it comes from
 * @param preprocessing how pictures are brought into its frame: {@code sam}, {@code medsam} or {@code sam-med2d}
 * @param purpose one line on what it is for
 */
public record KnownModel(String name, String fileName, ModelSource source, String preprocessing, String purpose) {
    private static final Set<String> PREPROCESSINGS = Set.of("sam", "medsam", "sam-med2d");

    public KnownModel {
        if (!name.matches("[a-z0-9_]+")) {
            throw new IllegalArgumentException(
                    "model name '%s' has something other than a-z, 0-9 and _".formatted(name));
        }
        if (!fileName.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*")) { // no separators, no leading dot: it stays in its folder
            throw new IllegalArgumentException("model %s: '%s' is not a plain file name".formatted(name, fileName));
        }
        if (!PREPROCESSINGS.contains(preprocessing)) {
            throw new IllegalArgumentException(
                    "model %s: preprocessing '%s' is not one of sam, medsam, sam-med2d".formatted(name, preprocessing));
        }
        if (purpose.isBlank() || purpose.contains("\n")) {
            throw new IllegalArgumentException("model %s: the purpose must be one line".formatted(name));
        }
    }

    /** Whether no program can fetch it, so that a person has to. */
    public boolean needsAPerson() {
        return source.download().isEmpty();
    }
}
