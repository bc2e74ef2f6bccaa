package dev.margo.cli;

import dev.margo.image.Image;
import dev.margo.io.raster.RasterReader;
import dev.margo.mask.Mask;
import dev.margo.prompt.BinaryMaskPrompt;
import dev.margo.prompt.Prompt;
import java.io.IOException;
import java.nio.file.Path;

/** A mask prompt in a picture file: every sample above 0 belongs to the object. */
final class MaskFile {
    private MaskFile() {}

    static Prompt read(Path file) throws IOException {
        Image image = RasterReader.read(file);
        Mask mask = Mask.of(image.width(), image.height(), (x, y) -> isSet(image, x, y));
        return UsageException.about(file, () -> new BinaryMaskPrompt(mask));
    }

    private static boolean isSet(Image image, int x, int y) {
        for (int c = 0; c < image.channels(); c++) {
            if (image.sample(x, y, c) > 0) {
                return true;
            }
        }
        return false;
    }
}
