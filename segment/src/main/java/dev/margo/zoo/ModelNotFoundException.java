package dev.margo.zoo;

import java.io.IOException;
import java.nio.file.Path;

/** A model was asked for that is neither a file nor in the store. The message says what to do. */
public final class ModelNotFoundException extends IOException {
    private static final long serialVersionUID = 1L;

    private ModelNotFoundException(String message) {
        super(message);
    }

    static ModelNotFoundException known(KnownModel model, Path expected) {
        String remedy = model.needsAPerson()
                ? "download it from %s and put it there"
                        .formatted(model.source().page())
                : "run: margo models pull " + model.name();
        return new ModelNotFoundException("model '%s' is not at %s; %s".formatted(model.name(), expected, remedy));
    }

    static ModelNotFoundException unknown(String asked, Path folder) {
        String remedy = KnownModels.nearest(asked)
                .map(name -> "did you mean '%s'?".formatted(name))
                .orElse("give the path of a checkpoint, or a name from: margo models list");
        return new ModelNotFoundException(
                "model '%s' is not a file, not a known name, and not in %s; %s".formatted(asked, folder, remedy));
    }
}
