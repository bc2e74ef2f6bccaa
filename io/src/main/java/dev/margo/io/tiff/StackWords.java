package dev.margo.io.tiff;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an image description says of the pages.
 *
 * @param order of the pages: the dimension that changes fastest first, {@code "CZT"} of ImageJ
 * @param slices 0 where it says nothing
 * @param times 0 where it says nothing
 * @param channels 0 where it says nothing
 * @param unitMm millimetres in the unit of resolutions, where it says that
 * @param xMm width of a pixel, where it says that itself
 * @param yMm height of a pixel, where it says that itself
 * @param zMm between slices, where it says that
 */
record StackWords(
        String order,
        int slices,
        int times,
        int channels,
        OptionalDouble unitMm,
        OptionalDouble xMm,
        OptionalDouble yMm,
        OptionalDouble zMm,
        OptionalDouble timeStepSeconds) {
    static final StackWords NONE = new StackWords(
            "CZT",
            0,
            0,
            0,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty());

    static StackWords of(String description) {
        Optional<StackWords> imageJ = ImageJWords.parse(description);
        return imageJ.or(() -> OmeWords.parse(description)).orElse(NONE);
    }

    /** Times of the volume: each channel at each time is one. */
    int layers() {
        return Math.max(1, times) * Math.max(1, channels);
    }

    /** Whether the dimensions that are told make so many pages. */
    boolean fits(long pages) {
        return slices > 0 && (long) slices * Math.max(1, times) * Math.max(1, channels) == pages;
    }

    /** The page of a slice; {@code layer} counts channels, then times. */
    int page(int z, int layer) {
        int[] sizes = {Math.max(1, channels), slices, Math.max(1, times)};
        int[] index = {layer % sizes[0], z, layer / sizes[0]};
        int page = 0;
        for (int i = order.length() - 1; i >= 0; i--) {
            int dimension = "CZT".indexOf(order.charAt(i));
            page = page * sizes[dimension] + index[dimension];
        }
        return page;
    }

    /** Pages that are slices, where nothing fitting is told of them. */
    StackWords withSlices(int pages) {
        return new StackWords("CZT", pages, 1, 1, unitMm, xMm, yMm, zMm, OptionalDouble.empty());
    }

    /** A positive, finite number of a text; nothing otherwise. */
    static OptionalDouble positive(String text) {
        try {
            double value = Double.parseDouble(text.strip());
            return value > 0 && Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** A count of a text; 0 if it is none. */
    static int count(String text) {
        try {
            return Math.max(0, Integer.parseInt(text.strip()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Millimetres in a unit of length; nothing for what is none, as pixels. */
    static OptionalDouble unitMm(String unit) {
        return switch (unit.strip()) {
            case "m", "meter", "metre" -> OptionalDouble.of(1000);
            case "cm" -> OptionalDouble.of(10);
            case "mm", "millimeter", "millimetre" -> OptionalDouble.of(1);
            case "um", "\u00B5m", "\u03BCm", "\\u00B5m", "micron", "microns", "micrometer" -> OptionalDouble.of(1e-3);
            case "nm", "nanometer" -> OptionalDouble.of(1e-6);
            case "inch", "in", "inches" -> OptionalDouble.of(25.4);
            default -> OptionalDouble.empty();
        };
    }
}
