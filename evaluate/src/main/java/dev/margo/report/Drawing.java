package dev.margo.report;

import java.util.List;
import java.util.Locale;

/** A figure in SVG: shapes by the class that the style sheet knows, text that does not fit cut or wrapped. */
final class Drawing {
    static final String NAMESPACE = "http://www.w3.org/2000/svg";

    /** Of all text but small notes, as in the style sheet. */
    static final double FONT = 12;

    static final double SMALL_FONT = 10.5;
    static final double LINE = 14;

    /** Where text stands to its place. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    private final Markup out;

    private Drawing(Markup out) {
        this.out = out;
    }

    /**
     * Begins a drawing.
     *
     * @param id different from all others of the page
     * @param title what it is
     * @param description what is to be seen, for those who do not see it
     */
    static Drawing begin(Markup out, String id, Extent extent, String title, String description) {
        String size = Numbers.coordinate(extent.width);
        String height = Numbers.coordinate(extent.height);
        out.open(
                "svg",
                "xmlns",
                NAMESPACE,
                "width",
                size,
                "height",
                height,
                "viewBox",
                "0 0 " + size + " " + height,
                "role",
                "img",
                "aria-labelledby",
                id + "-title " + id + "-text");
        out.element("title", title, "id", id + "-title");
        out.element("desc", description, "id", id + "-text");
        return new Drawing(out);
    }

    /** Of a drawing. */
    record Extent(double width, double height) {}

    void end() {
        out.close();
    }

    void line(double x0, double y0, double x1, double y1, String style) {
        out.empty(
                "line",
                "x1",
                Numbers.coordinate(x0),
                "y1",
                Numbers.coordinate(y0),
                "x2",
                Numbers.coordinate(x1),
                "y2",
                Numbers.coordinate(y1),
                "class",
                style);
    }

    /** Between two corners, in any order. */
    void rectangle(double x0, double y0, double x1, double y1, String style) {
        out.empty(
                "rect",
                "x",
                Numbers.coordinate(Math.min(x0, x1)),
                "y",
                Numbers.coordinate(Math.min(y0, y1)),
                "width",
                Numbers.coordinate(Math.abs(x1 - x0)),
                "height",
                Numbers.coordinate(Math.abs(y1 - y0)),
                "class",
                style);
    }

    void circle(double x, double y, double radius, String style) {
        out.empty(
                "circle",
                "cx",
                Numbers.coordinate(x),
                "cy",
                Numbers.coordinate(y),
                "r",
                Numbers.coordinate(radius),
                "class",
                style);
    }

    void path(String path, String style) {
        out.empty("path", "d", path, "class", style);
    }

    /** A picture inside the page. @param png encoded in base 64 */
    void picture(double width, double height, String png) {
        out.empty(
                "image",
                "width",
                Numbers.coordinate(width),
                "height",
                Numbers.coordinate(height),
                "preserveAspectRatio",
                "none",
                "href",
                "data:image/png;base64," + png);
    }

    /** @param y of the base line */
    void text(double x, double y, Anchor anchor, String style, String text) {
        out.element(
                "text",
                text,
                "x",
                Numbers.coordinate(x),
                "y",
                Numbers.coordinate(y),
                "class",
                style + " " + anchor.name().toLowerCase(Locale.ROOT));
    }

    /** Lines around the middle {@code y}. */
    void lines(double x, double y, Anchor anchor, String style, List<String> lines) {
        double base = y + 4 - (lines.size() - 1) * LINE / 2;
        for (String line : lines) {
            text(x, base, anchor, style, line);
            base += LINE;
        }
    }

    /** A whisker along y at {@code x}, with caps. */
    void uprightWhisker(double x, double y0, double y1) {
        String across = "M%s %sh5M%s %sh5M%s %sV%s";
        path(
                across.formatted(
                        Numbers.coordinate(x - 2.5),
                        Numbers.coordinate(y0),
                        Numbers.coordinate(x - 2.5),
                        Numbers.coordinate(y1),
                        Numbers.coordinate(x),
                        Numbers.coordinate(y0),
                        Numbers.coordinate(y1)),
                "whisker");
    }

    /** A whisker along x at {@code y}, with caps. */
    void levelWhisker(double y, double x0, double x1) {
        String across = "M%s %sv5M%s %sv5M%s %sH%s";
        path(
                across.formatted(
                        Numbers.coordinate(x0),
                        Numbers.coordinate(y - 2.5),
                        Numbers.coordinate(x1),
                        Numbers.coordinate(y - 2.5),
                        Numbers.coordinate(x0),
                        Numbers.coordinate(y),
                        Numbers.coordinate(x1)),
                "whisker");
    }
}
