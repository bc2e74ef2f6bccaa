package dev.margo.cli;

import dev.margo.mask.Contour;
import dev.margo.mask.Contours;
import dev.margo.mask.Mask;
import dev.margo.mask.Vertex;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.List;

/** How objects are shown: a tint over the picture, and an outline on a darker, wider line that shows on any picture. */
final class LabelColours {
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

    private LabelColours() {}

    /** Of object {@code label}, from 1. */
    static Color of(int label) {
        return PALETTE.get((label - 1) % PALETTE.size());
    }

    /** A pixel of the picture, as 0xRRGGBB, under object {@code label}; as it is where that is 0. */
    static int tinted(int red, int green, int blue, int label) {
        if (label == 0) {
            return red << 16 | green << 8 | blue;
        }
        Color tint = of(label);
        return mix(red, tint.getRed()) << 16 | mix(green, tint.getGreen()) << 8 | mix(blue, tint.getBlue());
    }

    private static int mix(int value, int tint) {
        return (int) Math.round((1 - TINT) * value + TINT * tint);
    }

    /** Draws along the pixel edges of {@code mask}; {@code toCanvas} from corners of pixels, (0, 0) the top-left one. */
    static void outline(Graphics2D graphics, Mask mask, int label, AffineTransform toCanvas) {
        Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (Contour contour : Contours.of(mask)) {
            List<Vertex> vertices = contour.polygon().vertices();
            for (int i = 0; i < vertices.size(); i++) {
                double x = vertices.get(i).x() + 0.5;
                double y = vertices.get(i).y() + 0.5;
                if (i == 0) {
                    path.moveTo(x, y);
                } else {
                    path.lineTo(x, y);
                }
            }
            path.closePath();
        }
        Shape shape = toCanvas.createTransformedShape(path);
        stroke(graphics, shape, OverlayPrompts.CASING, 4);
        stroke(graphics, shape, of(label), 2);
    }

    private static void stroke(Graphics2D graphics, Shape shape, Color colour, float width) {
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(shape);
    }
}
