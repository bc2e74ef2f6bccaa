package dev.margo.io;

import java.util.List;
import java.util.regex.Pattern;

/** The reasons for which files of the corpus are refused, as {@code docs/formats.md} groups them. */
final class CorpusRefusals {
    private static final List<Reason> REASONS = List.of(
            new Reason(
                    "not supported: (JPEG 2000|HTJ2K).*",
                    "compressed with JPEG 2000 or HTJ2K: no codec on the class path"),
            new Reason("not supported: a slide in .*", "a whole slide in tiles"),
            new Reason("not supported: a mosaic .*", "a mosaic of several slices in one picture"),
            new Reason("not supported: (?!JPEG 2000|HTJ2K|a slide|a mosaic).*", "something else that is not supported"),
            new Reason(
                    "a DICOM object without pixels .*",
                    "a DICOM object without pixels (report, plan, curve, directory)"),
            new Reason("an RT structure set .*", "an RT structure set, which is read with its series"),
            new Reason(
                    "found no DICOM file .*|no DICOM image among .*", "no DICOM file, or a DICOMDIR without its files"),
            new Reason(
                    "its format is unknown; .*", "a format that Margo does not read, or voxels without their header"),
            new Reason("one of a pair, .*", "the header of a pair whose other file is missing"),
            new Reason("a CIFTI matrix, .*", "a CIFTI matrix, which is no volume"),
            new Reason("line skip .* and byte skip .*", "an offset that points before the data"),
            new Reason(".*(which make no grid|so a time or echo is incomplete).*", "slices that make no even grid"),
            new Reason(".*(damaged|truncated).*", "damaged or truncated"));

    private CorpusRefusals() {}

    private record Reason(Pattern message, String group) {
        Reason(String message, String group) {
            this(Pattern.compile(message), group);
        }
    }

    /** @param message without the file's name */
    static String group(String message) {
        return REASONS.stream()
                .filter(reason -> reason.message().matcher(message).matches())
                .map(Reason::group)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no group for a new reason, add one: " + message));
    }

    /** The place of a group in the table. */
    static int order(String group) {
        return REASONS.stream().map(Reason::group).toList().indexOf(group);
    }
}
