package dev.margo.example;

import dev.margo.image.Image;
import dev.margo.io.raster.RasterReader;
import dev.margo.io.raster.RasterWriter;
import dev.margo.mask.Mask;
import dev.margo.prompt.Box;
import dev.margo.prompt.Point;
import dev.margo.segment.EmbeddedImage;
import dev.margo.segment.Prediction;
import dev.margo.segment.Segmenter;
import dev.margo.tensor.Device;
import java.io.IOException;
import java.nio.file.Path;

/** The example of README.md; the lines between the two marks stand there. */
final class SegmentASlice {
    private SegmentASlice() {}

    static Mask segment(Path modelFile, Path pictureFile, Path maskFile) throws IOException {
        // README begins
        Image picture = RasterReader.read(pictureFile);
        try (Segmenter model = Segmenter.load(modelFile, Device.cpu());
                EmbeddedImage slice = model.embed(picture)) {
            Prediction first = slice.predict(new Box(140, 141, 217, 224));
            Prediction corrected = slice.refine(first, Point.background(196, 148));
            Mask organ = corrected.best().mask();
            RasterWriter.writeMask(maskFile, picture.size(), organ.toArray());
            return organ;
        }
        // README ends
    }
}
