package dev.margo.report;

/**
 * How a model shows in all figures: a fill of its own tone and hatching, and a mark of its own shape. The style sheet has
 * the fills; the first three differ by tone alone, in black and white, too.
 */
final class Look {
    /** Different looks; more models begin again. */
    static final int COUNT = 8;

    private static final double MARK = 3.6;

    private Look() {}

    /** The class of a bar. */
    static String bar(int model) {
        return "bar look-" + model % COUNT;
    }

    /** The class of a line. */
    static String line(int model) {
        return "curve dash-" + model % COUNT;
    }

    /** Draws a mark: circle, square, triangle, diamond; filled, then open. */
    static void mark(Drawing drawing, int model, double x, double y) {
        String style = "mark mark-" + model % COUNT;
        switch (model % (COUNT / 2)) {
            case 0 -> drawing.circle(x, y, MARK, style);
            case 1 -> drawing.path(corners(x, y, MARK * 0.9, 1, 1, 1, -1, -1, -1, -1, 1), style);
            case 2 -> drawing.path(corners(x, y, MARK * 1.15, 0, -1, 1, 0.8, -1, 0.8), style);
            default -> drawing.path(corners(x, y, MARK * 1.25, 0, -1, 1, 0, 0, 1, -1, 0), style);
        }
    }

    private static String corners(double x, double y, double size, double... places) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < places.length; i += 2) {
            path.append(i == 0 ? 'M' : 'L')
                    .append(Numbers.coordinate(x + size * places[i]))
                    .append(' ')
                    .append(Numbers.coordinate(y + size * places[i + 1]));
        }
        return path.append('Z').toString();
    }

    /** The hatchings, which the style sheet refers to; on every page once, before the first figure. */
    static void define(Markup out) {
        out.open(
                "svg",
                "xmlns",
                Drawing.NAMESPACE,
                "width",
                "0",
                "height",
                "0",
                "class",
                "patterns",
                "aria-hidden",
                "true");
        out.open("defs");
        hatching(out, 3, "M-1 1L1 -1M0 6L6 0M5 7L7 5");
        hatching(out, 4, "M3 1.8L3 4.2M1.8 3L4.2 3");
        hatching(out, 5, "M-1 5L1 7M0 0L6 6M5 -1L7 1");
        hatching(out, 6, "M0 3L6 3");
        hatching(out, 7, "M0 3L6 3M3 0L3 6");
        out.close().close();
    }

    private static void hatching(Markup out, int look, String lines) {
        out.open("pattern", "id", "hatch-" + look, "width", "6", "height", "6", "patternUnits", "userSpaceOnUse");
        out.empty("rect", "width", "6", "height", "6", "class", "ground-" + look);
        out.empty("path", "d", lines, "class", "hatch-" + look);
        out.close();
    }
}
