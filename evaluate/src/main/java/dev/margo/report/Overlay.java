package dev.margo.report;

import dev.margo.image.ByteImage;
import dev.margo.io.raster.RasterWriter;
import dev.margo.mask.Contour;
import dev.margo.mask.Contours;
import dev.margo.mask.Mask;
import dev.margo.mask.PixelBox;
import dev.margo.mask.Vertex;
import dev.margo.prompt.Box;
import dev.margo.prompt.Label;
import dev.margo.prompt.Lasso;
import dev.margo.prompt.Point;
import dev.margo.prompt.Prompt;
import dev.margo.prompt.Recist;
import dev.margo.prompt.Scribble;
import dev.margo.report.Drawing.Extent;
import java.util.Base64;
import java.util.List;

/** An example: the picture, the object's outline solid, the answer's dashed, and the prompts. */
final class Overlay {
    /** Longer side of the drawing, unless told otherwise. */
    static final double SIDE = 280;

    private static final double CLICK = 5;

    private final Example.Shown shown;
    private final PixelBox window;
    private final double scale;

    Overlay(Example.Shown shown) {
        this(shown, CropWindow.around(shown.truth(), shown.answer()), SIDE);
    }

    /**
     * @param window of the picture that is drawn
     * @param side longer one of the drawing
     */
    Overlay(Example.Shown shown, PixelBox window, double side) {
        this.shown = shown;
        this.window = window;
        this.scale = side / Math.max(window.width(), window.height());
    }

    Extent extent() {
        return new Extent(window.width() * scale, window.height() * scale);
    }

    void draw(Drawing drawing) {
        ByteImage part = CropWindow.cut(shown.picture(), window);
        String png = Base64.getEncoder().encodeToString(RasterWriter.encodePng(part));
        drawing.picture(extent().width(), extent().height(), png);
        shown.prompts().stream().filter(prompt -> !(prompt instanceof Point)).forEach(prompt -> mark(drawing, prompt));
        stroke(drawing, outline(shown.truth()), "truth");
        stroke(drawing, outline(shown.answer()), "answer");
        shown.prompts().stream().filter(Point.class::isInstance).forEach(prompt -> mark(drawing, prompt));
    }

    private String outline(Mask mask) {
        StringBuilder path = new StringBuilder();
        for (Contour contour : Contours.of(mask.part(window))) {
            List<Vertex> vertices = contour.polygon().vertices().stream()
                    .map(v -> new Vertex(v.x() + window.x0(), v.y() + window.y0()))
                    .toList();
            path.append(line(vertices)).append('Z');
        }
        return path.toString();
    }

    /** Dark below, so that it shows on light ground, too; dashes leave what is below them in sight. */
    private static void stroke(Drawing drawing, String path, String style) {
        if (!path.isEmpty()) {
            drawing.path(path, "casing-" + style);
            drawing.path(path, style);
        }
    }

    private void mark(Drawing drawing, Prompt prompt) {
        if (prompt instanceof Point point) {
            click(drawing, point);
        } else if (prompt instanceof Box box) {
            stroke(drawing, line(corners(box)) + "Z", "prompt");
        } else if (prompt instanceof Scribble scribble) {
            stroke(drawing, line(scribble.polyline()), "prompt");
        } else if (prompt instanceof Lasso lasso) {
            stroke(drawing, line(lasso.polygon()) + "Z", "prompt");
        } else if (prompt instanceof Recist recist) {
            stroke(
                    drawing,
                    line(List.of(recist.longAxis().from(), recist.longAxis().to())),
                    "prompt");
            recist.shortAxis().ifPresent(axis -> stroke(drawing, line(List.of(axis.from(), axis.to())), "prompt"));
        }
    }

    /** Dark with a plus on the object, light with a minus beside it. */
    private void click(Drawing drawing, Point point) {
        boolean inside = point.label() == Label.FOREGROUND;
        double x = x(point.x());
        double y = y(point.y());
        drawing.circle(x, y, CLICK, inside ? "click-on" : "click-off");
        String sign = "M%s %sh5".formatted(Numbers.coordinate(x - 2.5), Numbers.coordinate(y))
                + (inside ? "M%s %sv5".formatted(Numbers.coordinate(x), Numbers.coordinate(y - 2.5)) : "");
        drawing.path(sign, inside ? "sign-on" : "sign-off");
    }

    private static List<Vertex> corners(Box box) {
        return List.of(
                new Vertex(box.x0(), box.y0()),
                new Vertex(box.x1(), box.y0()),
                new Vertex(box.x1(), box.y1()),
                new Vertex(box.x0(), box.y1()));
    }

    private String line(List<Vertex> places) {
        StringBuilder path = new StringBuilder();
        for (Vertex place : places) {
            path.append(path.length() == 0 ? 'M' : 'L')
                    .append(Numbers.coordinate(x(place.x())))
                    .append(' ')
                    .append(Numbers.coordinate(y(place.y())));
        }
        return path.toString();
    }

    private double x(double imageX) {
        return (imageX + 0.5 - window.x0()) * scale;
    }

    private double y(double imageY) {
        return (imageY + 0.5 - window.y0()) * scale;
    }
}
