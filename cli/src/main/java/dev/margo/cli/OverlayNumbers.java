package dev.margo.cli;

import dev.margo.mask.DistanceTransform;
import dev.margo.mask.Mask;
import dev.margo.prompt.Point;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Writes an object's id where the object is widest, or beside the point markers there: users click there too. */
final class OverlayNumbers {
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.BOLD, 16);

    /** Where a number goes, the best first, in steps that clear one marker. */
    private static final int[][] STEPS = {{0, 0}, {1, 0}, {-1, 0}, {0, 1}, {0, -1}, {2, 0}, {-2, 0}, {0, 2}, {0, -2}};

    private final Graphics2D graphics;
    private final int scale;
    private final Rectangle frame;
    private final List<Rectangle2D> markers;

    OverlayNumbers(Graphics2D graphics, int scale, Rectangle frame, List<PromptedObject> objects) {
        this.graphics = graphics;
        this.scale = scale;
        this.frame = frame;
        markers = objects.stream()
                .flatMap(object -> object.prompts().prompts().stream())
                .filter(Point.class::isInstance)
                .map(prompt -> OverlayPrompts.markerBounds((Point) prompt, scale))
                .toList();
    }

    void draw(Mask mask, int id) {
        DistanceTransform.of(mask, DistanceTransform.Border.BACKGROUND, 1, 1)
                .deepest()
                .ifPresent(widest -> draw(String.valueOf(id), (widest.x() + 0.5) * scale, (widest.y() + 0.5) * scale));
    }

    private void draw(String text, double cx, double cy) {
        CasedText cased = new CasedText(graphics, FONT, text);
        Rectangle2D place = free(cx, cy, cased.width(), cased.height());
        cased.drawAround(place.getCenterX(), place.getCenterY());
    }

    /** The first place inside the frame that covers no marker; the centre if there is none. */
    private Rectangle2D free(double cx, double cy, double width, double height) {
        double stepX = width / 2 + OverlayPrompts.MARKER_RADIUS;
        double stepY = height / 2 + OverlayPrompts.MARKER_RADIUS;
        double left = cx - width / 2;
        double top = cy - height / 2;
        for (int[] step : STEPS) {
            Rectangle2D place = new Rectangle2D.Double(left + step[0] * stepX, top + step[1] * stepY, width, height);
            if (frame.contains(place) && markers.stream().noneMatch(place::intersects)) {
                return place;
            }
        }
        return new Rectangle2D.Double(left, top, width, height);
    }
}
