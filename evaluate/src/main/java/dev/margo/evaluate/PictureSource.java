package dev.margo.evaluate;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** A data set to evaluate on, file by file; a volume is a file that gives a picture per slice. Any number of threads may read. */
public interface PictureSource {
    /** What results call it. */
    String name();

    /** The names of the files, each different, in a fixed order. */
    List<String> files();

    /**
     * Reads {@code files().get(file)}; the same every time.
     *
     * @throws IOException if it cannot be read
     */
    void read(int file, Consumer<LabelledPicture> pictures) throws IOException;
}
