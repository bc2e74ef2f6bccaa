package dev.margo.cli;

import dev.margo.image.ByteImage;
import dev.margo.image.Size;
import dev.margo.mask.Contour;
import dev.margo.mask.Contours;
import dev.margo.mask.LabelImage;
import dev.margo.mask.Mask;
import dev.margo.mask.Vertex;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * The picture with masks, outlines and prompts drawn on it. Every bright line lies on a darker, wider one, so that it
 * shows on any picture and in grayscale; prompts differ from outlines by dashes and shapes, not by colour alone. Small
 * pictures are enlarged by a whole factor, since lines of a pixel would hide them.
 */
final class Overlay {
    private static final int COMFORTABLE_SIDE = 768;
    private static final double TINT = 0.28;

    /** Okabe and Ito's palette without black: apart in hue for colour-blind eyes. */
    private static final List<Color> PALETTE = List.of(
            new Color(0x56B4E9),
            new Color(0xE69F00),
            new Color(0xF0E442),
            new Color(0xCC79A7),
            new Color(0x009E73),
            new Color(0xD55E00),
            new Color(0x0072B2));

    private final BufferedImage canvas;
    private final Graphics2D graphics;
    private final int scale;

    private Overlay(ByteImage picture) {
        scale = Math.max(1, (int) Math.ceil((double) COMFORTABLE_SIDE / Math.max(picture.width(), picture.height())));
        canvas = new BufferedImage(picture.width() * scale, picture.height() * scale, BufferedImage.TYPE_INT_RGB);
        graphics = canvas.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /**
     * @param objects what was asked for; their prompts are drawn
     * @param masks the answer for each, in the same order; of overlapping ones the later is on top
     * @param numbered whether each object's id is written on it
     */
    static ByteImage draw(ByteImage picture, List<PromptedObject> objects, List<Mask> masks, boolean numbered) {
        Overlay overlay = new Overlay(picture);
        LabelImage shown = LabelImage.ofMasks(masks);
        overlay.paintPicture(picture, shown);
        for (int i = 0; i < masks.size(); i++) {
            overlay.outline(shown.maskOf(i + 1), colour(i + 1));
        }
        OverlayPrompts prompts = new OverlayPrompts(overlay.graphics, overlay.scale);
        objects.forEach(object -> prompts.draw(object.prompts()));
        if (numbered) {
            overlay.number(objects, shown);
        }
        overlay.graphics.dispose();
        return overlay.toImage();
    }

    private static Color colour(int label) {
        return PALETTE.get((label - 1) % PALETTE.size());
    }

    private void paintPicture(ByteImage picture, LabelImage shown) {
        ByteImage rgb = picture.toRgb();
        for (int y = 0; y < canvas.getHeight(); y++) {
            for (int x = 0; x < canvas.getWidth(); x++) {
                int px = x / scale;
                int py = y / scale;
                Color tint = shown.get(px, py) == 0 ? null : colour(shown.get(px, py));
                canvas.setRGB(x, y, tinted(rgb.value(px, py, 0), rgb.value(px, py, 1), rgb.value(px, py, 2), tint));
            }
        }
    }

    private static int tinted(int red, int green, int blue, Color tint) {
        if (tint == null) {
            return red << 16 | green << 8 | blue;
        }
        return mix(red, tint.getRed()) << 16 | mix(green, tint.getGreen()) << 8 | mix(blue, tint.getBlue());
    }

    private static int mix(int value, int tint) {
        return (int) Math.round((1 - TINT) * value + TINT * tint);
    }

    private void outline(Mask mask, Color colour) {
        Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (Contour contour : Contours.of(mask)) {
            List<Vertex> vertices = contour.polygon().vertices();
            for (int i = 0; i < vertices.size(); i++) {
                double x = (vertices.get(i).x() + 0.5) * scale;
                double y = (vertices.get(i).y() + 0.5) * scale;
                if (i == 0) {
                    path.moveTo(x, y);
                } else {
                    path.lineTo(x, y);
                }
            }
            path.closePath();
        }
        stroke(path, OverlayPrompts.CASING, 4);
        stroke(path, colour, 2);
    }

    private void stroke(Shape shape, Color colour, float width) {
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(shape);
    }

    private void number(List<PromptedObject> objects, LabelImage shown) {
        Rectangle frame = new Rectangle(canvas.getWidth(), canvas.getHeight());
        OverlayNumbers numbers = new OverlayNumbers(graphics, scale, frame, objects);
        for (int i = 0; i < objects.size(); i++) {
            numbers.draw(shown.maskOf(i + 1), objects.get(i).id());
        }
    }

    private ByteImage toImage() {
        byte[] values = new byte[3 * canvas.getWidth() * canvas.getHeight()];
        int[] pixels = canvas.getRGB(0, 0, canvas.getWidth(), canvas.getHeight(), null, 0, canvas.getWidth());
        for (int i = 0; i < pixels.length; i++) {
            values[3 * i] = (byte) (pixels[i] >> 16);
            values[3 * i + 1] = (byte) (pixels[i] >> 8);
            values[3 * i + 2] = (byte) pixels[i];
        }
        return ByteImage.rgb(new Size(canvas.getWidth(), canvas.getHeight()), values);
    }
}
