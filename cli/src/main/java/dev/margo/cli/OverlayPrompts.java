package dev.margo.cli;

import dev.margo.mask.Vertex;
import dev.margo.prompt.Box;
import dev.margo.prompt.Label;
import dev.margo.prompt.Lasso;
import dev.margo.prompt.ObjectPrompts;
import dev.margo.prompt.Point;
import dev.margo.prompt.Prompt;
import dev.margo.prompt.Recist;
import dev.margo.prompt.Scribble;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Draws what the user pointed with: white for the object, red for what is not; {@code +} and {@code -} say it too. */
final class OverlayPrompts {
    static final Color CASING = new Color(0, 0, 0, 190);

    private static final Color OBJECT = Color.WHITE;
    private static final Color BACKGROUND = new Color(0xFF5A4F);
    private static final Color ON_OBJECT = new Color(0x007A3D);
    private static final Color ON_BACKGROUND = new Color(0xB00020);
    private static final float[] DASHES = {9, 7};
    private static final double RADIUS = 8;

    /** Of a point's marker with its casing, in canvas pixels. */
    static final double MARKER_RADIUS = RADIUS + 3;

    private final Graphics2D graphics;
    private final int scale;

    OverlayPrompts(Graphics2D graphics, int scale) {
        this.graphics = graphics;
        this.scale = scale;
    }

    void draw(ObjectPrompts prompts) {
        prompts.prompts().forEach(this::drawLine);
        prompts.prompts().stream()
                .filter(Point.class::isInstance)
                .map(Point.class::cast)
                .forEach(this::marker); // on top of all lines
    }

    /** Masks given as prompts are not drawn: the result lies over them. */
    private void drawLine(Prompt prompt) {
        if (prompt instanceof Box box) {
            List<Vertex> corners = List.of(
                    new Vertex(box.x0(), box.y0()),
                    new Vertex(box.x1(), box.y0()),
                    new Vertex(box.x1(), box.y1()),
                    new Vertex(box.x0(), box.y1()));
            stroke(path(corners, true), OBJECT, true);
        } else if (prompt instanceof Lasso lasso) {
            stroke(path(lasso.polygon(), true), OBJECT, true);
        } else if (prompt instanceof Scribble scribble) {
            boolean object = scribble.label() == Label.FOREGROUND;
            stroke(path(scribble.polyline(), false), object ? OBJECT : BACKGROUND, !object);
        } else if (prompt instanceof Recist recist) {
            diameter(recist.longAxis());
            recist.shortAxis().ifPresent(this::diameter);
        }
    }

    private void diameter(Recist.Diameter line) {
        stroke(path(List.of(line.from(), line.to()), false), OBJECT, false);
        for (Vertex end : List.of(line.from(), line.to())) {
            stroke(circle(x(end.x()), x(end.y()), 3), OBJECT, false);
        }
    }

    /** What a point's marker covers of a canvas that is {@code scale} times as large as the picture. */
    static Rectangle2D markerBounds(Point point, int scale) {
        return circle((point.x() + 0.5) * scale, (point.y() + 0.5) * scale, MARKER_RADIUS)
                .getBounds2D();
    }

    private void marker(Point point) {
        boolean object = point.label() == Label.FOREGROUND;
        double cx = x(point.x());
        double cy = x(point.y());
        graphics.setColor(CASING);
        graphics.fill(circle(cx, cy, MARKER_RADIUS));
        graphics.setColor(Color.WHITE);
        graphics.fill(circle(cx, cy, RADIUS + 1.6));
        graphics.setColor(object ? ON_OBJECT : ON_BACKGROUND);
        graphics.fill(circle(cx, cy, RADIUS));
        graphics.setColor(Color.WHITE);
        graphics.setStroke(new BasicStroke(2.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        graphics.draw(new Line2D.Double(cx - 5, cy, cx + 5, cy));
        if (object) {
            graphics.draw(new Line2D.Double(cx, cy - 5, cx, cy + 5));
        }
    }

    private Path2D path(List<Vertex> places, boolean closed) {
        Path2D path = new Path2D.Double();
        path.moveTo(x(places.get(0).x()), x(places.get(0).y()));
        places.forEach(place -> path.lineTo(x(place.x()), x(place.y())));
        if (closed) {
            path.closePath();
        }
        return path;
    }

    /** From pixel indices, where 0 is a centre, to the canvas; the same for x and y. */
    private double x(double index) {
        return (index + 0.5) * scale;
    }

    private static Shape circle(double cx, double cy, double radius) {
        return new Ellipse2D.Double(cx - radius, cy - radius, 2 * radius, 2 * radius);
    }

    private void stroke(Shape shape, Color colour, boolean dashed) {
        graphics.setColor(CASING);
        graphics.setStroke(new BasicStroke(4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        graphics.draw(shape);
        graphics.setColor(colour);
        graphics.setStroke(
                new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashed ? DASHES : null, 0));
        graphics.draw(shape);
    }
}
