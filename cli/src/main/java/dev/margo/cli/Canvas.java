package dev.margo.cli;

import dev.margo.image.ByteImage;
import dev.margo.image.Size;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** A picture that is drawn on, the same way on every machine with the same fonts. */
final class Canvas {
    private final BufferedImage pixels;
    private final Graphics2D graphics;

    /** All black. */
    Canvas(int width, int height) {
        pixels = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        graphics = pixels.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    int width() {
        return pixels.getWidth();
    }

    int height() {
        return pixels.getHeight();
    }

    Graphics2D graphics() {
        return graphics;
    }

    /** @param rgb as 0xRRGGBB */
    void set(int x, int y, int rgb) {
        pixels.setRGB(x, y, rgb);
    }

    /** What was drawn; nothing can be drawn afterwards. */
    ByteImage toImage() {
        graphics.dispose();
        byte[] values = new byte[3 * width() * height()];
        int[] row = new int[width()];
        for (int y = 0, to = 0; y < height(); y++) {
            pixels.getRGB(0, y, width(), 1, row, 0, width());
            for (int rgb : row) {
                values[to++] = (byte) (rgb >> 16);
                values[to++] = (byte) (rgb >> 8);
                values[to++] = (byte) rgb;
            }
        }
        return ByteImage.rgb(new Size(width(), height()), values);
    }
}
