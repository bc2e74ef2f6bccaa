package dev.margo.checkpoint;

import java.io.IOException;
import java.nio.file.Path;

/** The file asks its reader to run something. Nothing of it was executed. */
public final class UnsafeCheckpointException extends IOException {
    private static final long serialVersionUID = 1L;

    private UnsafeCheckpointException(String message) {
        super(message);
    }

    static UnsafeCheckpointException calls(Path file, PickleValue.Global global) {
        return new UnsafeCheckpointException(
                "%s: the file tries to call %s; this is not a checkpoint but a program; nothing was executed; get it from its source again"
                        .formatted(file, Words.clean(global.dotted())));
    }

    static UnsafeCheckpointException needsUnknown(Path file, String what, PickleValue.Global global) {
        return new UnsafeCheckpointException(
                ("%s: %s is made by %s, which is not on the closed list of things a checkpoint may call; nothing was executed;"
                                + " save plain tensors in Python: torch.save(model.state_dict(), path)")
                        .formatted(file, what, Words.clean(global.dotted())));
    }
}
