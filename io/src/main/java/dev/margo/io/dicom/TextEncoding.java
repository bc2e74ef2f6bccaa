package dev.margo.io.dicom;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * In what character set a data set's texts are. Source: DICOM PS3.3, C.12.1.1.2.
 *
 * @param term of the standard; empty for ASCII
 */
record TextEncoding(String term, Charset charset) {
    static final TextEncoding UTF_8 = new TextEncoding("ISO_IR 192", StandardCharsets.UTF_8);

    private static final Map<String, String> CHARSETS = Map.ofEntries(
            Map.entry("ISO_IR 100", "ISO-8859-1"),
            Map.entry("ISO_IR 101", "ISO-8859-2"),
            Map.entry("ISO_IR 109", "ISO-8859-3"),
            Map.entry("ISO_IR 110", "ISO-8859-4"),
            Map.entry("ISO_IR 144", "ISO-8859-5"),
            Map.entry("ISO_IR 127", "ISO-8859-6"),
            Map.entry("ISO_IR 126", "ISO-8859-7"),
            Map.entry("ISO_IR 138", "ISO-8859-8"),
            Map.entry("ISO_IR 148", "ISO-8859-9"),
            Map.entry("ISO_IR 192", "UTF-8"),
            Map.entry("GB18030", "GB18030"),
            Map.entry("GBK", "GBK"));

    /** What {@code data} says; ASCII for sets that Margo does not know, or that are changed in mid-text. */
    static TextEncoding of(DataSet data) {
        String term = data.texts(Tag.SPECIFIC_CHARACTER_SET).size() == 1
                ? data.text(Tag.SPECIFIC_CHARACTER_SET).orElse("")
                : "";
        String charset = CHARSETS.getOrDefault(term, "US-ASCII");
        return new TextEncoding(
                term, Charset.isSupported(charset) ? Charset.forName(charset) : StandardCharsets.US_ASCII);
    }

    /** A single value of at most {@code longest} characters, without controls or backslashes. */
    byte[] value(String text, int longest) {
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .limit(longest)
                .map(c -> c == '\\' ? '/' : Character.isISOControl(c) ? ' ' : c)
                .forEach(kept::appendCodePoint);
        return kept.toString().strip().getBytes(charset);
    }

    String text(byte[] value) {
        return new String(value, charset).replace('\0', ' ').strip();
    }
}
