package dev.margo.cli;

import dev.margo.image.IntensityWindow;
import java.nio.file.Path;
import java.util.Optional;

/** Which window is meant, before the file is known that may propose one. */
@FunctionalInterface
interface WindowChoice {
    /**
     * The window for {@code file}.
     *
     * @param proposed by the file
     * @throws UsageException if it was to be the file's, and there is none
     */
    IntensityWindow of(Path file, Optional<IntensityWindow.Range> proposed);

    /** What is taken if nothing is said: the file's window, where it has one. */
    static WindowChoice byDefault() {
        return (file, proposed) -> proposed.isPresent() ? proposed.get() : IntensityWindow.automatic();
    }

    /** The file's window, and no other. */
    static WindowChoice ofFile() {
        return (file, proposed) -> proposed.orElseThrow(() -> new UsageException(
                file + ": proposes no window, only DICOM files do; leave out --window, or give low,high"));
    }

    /** The same for every file. */
    static WindowChoice of(IntensityWindow window) {
        return (file, proposed) -> window;
    }
}
