package dev.margo.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the results of one image go.
 *
 * @param mask the mask or label image, or with several masks what their names are made from
 * @param overlay the picture with the result drawn on it
 */
record Outputs(Optional<Path> mask, Optional<Path> overlay) {
    /** Masks that a multimask answer has. */
    private static final int MASKS = 3;

    /** Everything that may be written. */
    List<Path> files(boolean multimask) {
        List<Path> files = new ArrayList<>();
        mask.ifPresent(file -> {
            for (int i = 1; multimask && i <= MASKS; i++) {
                files.add(FileName.numbered(file, i));
            }
            if (!multimask) {
                files.add(file);
            }
        });
        overlay.ifPresent(files::add);
        return files;
    }
}
