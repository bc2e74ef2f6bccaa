package dev.margo.report;

import dev.margo.report.Drawing.Extent;
import java.util.function.Consumer;

/** The page while it is written: its markup, and the numbers of figures and tables. */
final class Page {
    private final Markup out = new Markup();
    private int figures;
    private int tables;

    Markup out() {
        return out;
    }

    /**
     * A figure with its number and caption.
     *
     * @param extent of the drawing
     * @param title of the drawing, and the caption's first sentence
     * @param caption what follows
     */
    void figure(Extent extent, String title, String caption, Consumer<Drawing> content) {
        figures++;
        String id = "figure-" + figures;
        out.open("figure", "id", id);
        Drawing drawing = Drawing.begin(out, id, extent, title, caption);
        content.accept(drawing);
        drawing.end();
        out.open("figcaption");
        out.element("b", "Figure " + figures + ". " + title + ".").text(" " + caption);
        out.close().close();
    }

    /**
     * Begins a table with its number and caption; end it with {@link #endTable}. It may be wider than the screen, and is
     * then scrolled by itself, by keys, too.
     */
    void beginTable(String title, String caption) {
        tables++;
        String id = "table-" + tables;
        out.open("div", "class", "wide", "role", "region", "tabindex", "0", "aria-labelledby", id);
        out.open("table").open("caption", "id", id);
        out.element("b", "Table " + tables + ". " + title + ".").text(" " + caption);
        out.close();
    }

    void endTable() {
        out.close().close();
    }

    void paragraph(String text) {
        out.element("p", text).text("\n");
    }
}
