package dev.margo.io.stack;

import dev.margo.image.Segmentation;
import dev.margo.io.FileHead;
import dev.margo.io.ImageFormatException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A JPEG file, which holds one slice, and no labels. */
public final class JpegFormat implements PictureFormat {
    @Override
    public String name() {
        return "JPEG";
    }

    @Override
    public List<String> endings() {
        return List.of(".jpg", ".jpeg");
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.startsWith(0xFF, 0xD8, 0xFF);
    }

    @Override
    public Segmentation readLabels(Path file, Consumer<String> warnings) throws ImageFormatException {
        throw new ImageFormatException(
                file.toString(), "JPEG changes values, so it holds no labels; save them as PNG or TIFF");
    }
}
