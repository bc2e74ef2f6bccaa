package dev.margo.report;

/** Marks what is best: bold, and a star for those who see no weight. */
final class Best {
    private Best() {}

    static void write(Markup out, String text) {
        out.open("b", "class", "best");
        out.element("span", "★", "class", "star", "role", "img", "aria-label", "best");
        out.text(text).close();
    }
}
