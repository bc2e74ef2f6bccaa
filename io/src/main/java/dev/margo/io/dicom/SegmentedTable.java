package dev.margo.io.dicom;

import dev.margo.io.ImageFormatException;
import java.util.Arrays;

/**
 * Unpacks a palette that is written in segments: values, straight lines, and copies of earlier segments.
 *
 * <p>Source: DICOM PS3.3, C.7.9.2.
 */
final class SegmentedTable {
    private final DataSet data;
    private final Tag tag;
    private final int[] words;
    private final int[] entries;
    private int count;

    private SegmentedTable(DataSet data, Tag tag, int[] words, int length) {
        this.data = data;
        this.tag = tag;
        this.words = words;
        entries = new int[length];
    }

    static int[] unpack(DataSet data, Tag tag, int[] words, int length) throws ImageFormatException {
        SegmentedTable table = new SegmentedTable(data, tag, words, length);
        table.segments(0, Integer.MAX_VALUE, true);
        if (table.count != length) {
            throw table.damaged();
        }
        return table.entries;
    }

    private void segments(int from, int most, boolean copies) throws ImageFormatException {
        int at = from;
        for (int segment = 0; segment < most && at + 2 < words.length && count < entries.length; segment++) {
            int length = words[at + 1];
            if (words[at] == 0 && at + 2 + length <= words.length) {
                append(Arrays.copyOfRange(words, at + 2, at + 2 + length));
                at += 2 + length;
            } else if (words[at] == 1 && count > 0) {
                append(line(entries[count - 1], words[at + 2], length));
                at += 3;
            } else if (words[at] == 2 && copies && at + 3 < words.length) {
                long bytes = words[at + 2] | (long) words[at + 3] << 16;
                segments((int) Math.min(bytes / 2, words.length), length, false);
                at += 4;
            } else {
                throw damaged();
            }
        }
    }

    private static int[] line(int before, int end, int length) {
        int[] line = new int[length];
        Arrays.setAll(line, i -> (int) Math.round(before + (double) (end - before) * (i + 1) / length));
        return line;
    }

    private void append(int[] values) throws ImageFormatException {
        if (values.length > entries.length - count) {
            throw damaged();
        }
        System.arraycopy(values, 0, entries, count, values.length);
        count += values.length;
    }

    private ImageFormatException damaged() {
        return data.damaged(tag, "is no segmented palette of %s entries".formatted(entries.length));
    }
}
