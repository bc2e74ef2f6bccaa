package dev.margo.benchmark;

import dev.margo.image.ByteImage;
import dev.margo.image.Size;
import dev.margo.io.raster.RasterWriter;
import dev.margo.testkit.Phantom;
import java.io.IOException;
import java.nio.file.Path;

/** Writes a phantom and its labels as PNG files. benchmark/README.md has the command. */
public final class PhantomPicture {
    private PhantomPicture() {}

    /** Arguments: seed, side in pixels, file of the picture, file of the labels. */
    public static void main(String[] args) throws IOException {
        int side = Integer.parseInt(args[1]);
        Phantom phantom = Phantom.of(Long.parseLong(args[0]), side);
        Size size = new Size(side, side);
        RasterWriter.writePng(Path.of(args[2]), ByteImage.gray(size, phantom.pixels()));
        RasterWriter.writeLabels(Path.of(args[3]), size, phantom.labels());
    }
}
