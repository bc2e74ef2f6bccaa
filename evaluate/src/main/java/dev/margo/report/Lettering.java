package dev.margo.report;

import java.util.ArrayList;
import java.util.List;

/** Text that must fit, where no one measures fonts: widths are guessed from the number of letters, rather too wide. */
final class Lettering {
    private static final double LETTER = 0.56; // of the font's height, in a sans serif
    private static final int FIRST_WIDE = 0x2E80; // Chinese, Japanese, Korean and what follows
    private static final String BREAKS = " -_/.+,:";

    private Lettering() {}

    static double width(String text, double fontSize) {
        return fontSize
                * text.codePoints()
                        .mapToDouble(c -> c >= FIRST_WIDE ? 1 : LETTER)
                        .sum();
    }

    /** On one line; what does not fit is cut, and ends with an ellipsis. */
    static String cut(String text, double fontSize, double room) {
        if (width(text, fontSize) <= room) {
            return text;
        }
        int end = fitting(text + "…", fontSize, room - width("…", fontSize));
        return text.substring(0, end).stripTrailing() + "…";
    }

    /** On at most {@code most} lines, broken after spaces and signs where that can be. */
    static List<String> wrap(String text, double fontSize, double room, int most) {
        List<String> lines = new ArrayList<>();
        String rest = text.strip();
        while (lines.size() < most - 1 && width(rest, fontSize) > room) {
            int end = fitting(rest, fontSize, room);
            int after = end;
            while (after > 1 && BREAKS.indexOf(rest.charAt(after - 1)) < 0) {
                after--;
            }
            end = after > 1 ? after : end;
            lines.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        lines.add(cut(rest, fontSize, room));
        return lines;
    }

    /** How much of the beginning fits; at least one letter. */
    private static int fitting(String text, double fontSize, double room) {
        int end = text.offsetByCodePoints(0, 1);
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            if (width(text.substring(0, next), fontSize) > room) {
                break;
            }
            end = next;
        }
        return end;
    }
}
