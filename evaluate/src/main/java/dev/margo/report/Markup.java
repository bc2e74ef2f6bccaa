package dev.margo.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Writes HTML that is well-formed XML, too. All text and all attribute values come through here and are escaped; what XML
 * cannot carry becomes U+FFFD.
 */
final class Markup {
    /** Elements without content, which HTML does not let be closed. */
    private static final Set<String> VOID = Set.of("meta", "br", "col");

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Begins an element. @param attributes names and values by turns */
    Markup open(String tag, String... attributes) {
        begin(tag, attributes).append('>');
        open.push(tag);
        return this;
    }

    /** Ends the element that was begun last. */
    Markup close() {
        out.append("</").append(open.pop()).append(">\n");
        return this;
    }

    /** An element that has text alone. */
    Markup element(String tag, String text, String... attributes) {
        begin(tag, attributes).append('>');
        text(text);
        out.append("</").append(tag).append('>');
        return this;
    }

    /** An element without content. */
    Markup empty(String tag, String... attributes) {
        begin(tag, attributes).append(VOID.contains(tag) ? "/>" : "></" + tag + ">");
        return this;
    }

    Markup text(String text) {
        escape(text);
        return this;
    }

    /** A style sheet, which is of the page and not from outside. @throws IllegalArgumentException if XML would read it otherwise */
    Markup style(String sheet) {
        if (sheet.contains("<") || sheet.contains("&")) {
            throw new IllegalArgumentException("a style sheet with '<' or '&'; expected neither, as XML reads them");
        }
        begin("style").append(">\n").append(sheet).append("</style>\n");
        return this;
    }

    private StringBuilder begin(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        return out;
    }

    private void escape(String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(isXml(c) ? c : 0xFFFD);
            }
        });
    }

    private static boolean isXml(int c) {
        return c == '\n' || c == '\t' || c >= 0x20 && c < 0xD800 || c >= 0xE000 && c != 0xFFFE && c != 0xFFFF;
    }

    /** @throws IllegalStateException if an element is still open */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("<%s> is still open; close it before the page ends".formatted(open.peek()));
        }
        return out.toString();
    }
}
