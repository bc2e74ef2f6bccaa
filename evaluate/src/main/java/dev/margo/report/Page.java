package dev.margo.report;

import dev.margo.report.Drawing.Extent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** The page while it is written: its markup, and the numbers of figures and tables. */
final class Page {
    /** Holds the page to it: no browser asks anyone for anything. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private final Markup out = new Markup();
    private int figures;
    private int tables;

    Markup out() {
        return out;
    }

    /** Begins the document; its body is open then. */
    void begin(String title) {
        out.open("html", "lang", "en").open("head");
        out.empty("meta", "charset", "utf-8");
        out.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        out.element("title", title);
        out.style(sheet());
        out.close().open("body");
        Look.define(out);
    }

    /** Ends it. */
    String end() {
        out.close().close();
        return "<!DOCTYPE html>\n" + out;
    }

    /** An entry of the contents. */
    void link(String id, String text) {
        out.open("li").element("a", text, "href", "#" + id).close();
    }

    /** Begins a section; close it. */
    void section(String id, String heading) {
        out.open("section", "id", id, "aria-labelledby", id + "-heading");
        out.element("h2", heading, "id", id + "-heading");
    }

    private static String sheet() {
        try (InputStream in = Page.class.getResourceAsStream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the report's own style sheet cannot be read", e);
        }
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
