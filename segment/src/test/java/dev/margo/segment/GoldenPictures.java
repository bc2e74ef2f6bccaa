package dev.margo.segment;

import dev.margo.image.ByteImage;
import dev.margo.image.Size;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Golden pictures, read by the JDK alone. */
final class GoldenPictures {
    private GoldenPictures() {}

    static ByteImage read(Path file) {
        try {
            BufferedImage picture = ImageIO.read(file.toFile());
            int width = picture.getWidth();
            byte[] values = new byte[3 * width * picture.getHeight()];
            for (int i = 0; i < values.length / 3; i++) {
                int rgb = picture.getRGB(i % width, i / width);
                values[3 * i] = (byte) (rgb >> 16);
                values[3 * i + 1] = (byte) (rgb >> 8);
                values[3 * i + 2] = (byte) rgb;
            }
            return ByteImage.rgb(new Size(width, picture.getHeight()), values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
