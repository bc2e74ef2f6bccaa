package dev.margo.io.tiff;

import java.io.IOException;
import java.util.OptionalDouble;

/** How far pixels and slices are apart, in mm. */
record PixelSize(double xMm, double yMm, double zMm) {
    private static final int INCH = 2;
    private static final int CENTIMETRE = 3;

    PixelSize(TiffDirectory.TiffFields fields, StackWords words) throws IOException {
        this(mm(fields, words, TiffDirectory.X_RESOLUTION), mm(fields, words, TiffDirectory.Y_RESOLUTION), words);
    }

    private PixelSize(OptionalDouble x, OptionalDouble y, StackWords words) {
        this(words.xMm().orElse(x.orElse(1)), words.yMm().orElse(y.orElse(1)), z(x, words));
    }

    private static double z(OptionalDouble x, StackWords words) {
        return words.zMm().orElse(words.xMm().orElse(x.orElse(1)));
    }

    /** By the resolution, if that has a unit, in the words or of its own. */
    private static OptionalDouble mm(TiffDirectory.TiffFields fields, StackWords words, int tag) throws IOException {
        OptionalDouble unit = words.unitMm().isPresent() ? words.unitMm() : unit(fields);
        double mm = unit.orElse(Double.NaN) / fields.number(tag);
        return mm > 0 && Double.isFinite(mm) ? OptionalDouble.of(mm) : OptionalDouble.empty();
    }

    private static OptionalDouble unit(TiffDirectory.TiffFields fields) throws IOException {
        return switch ((int) fields.whole(TiffDirectory.RESOLUTION_UNIT, INCH)) {
            case INCH -> OptionalDouble.of(25.4);
            case CENTIMETRE -> OptionalDouble.of(10);
            default -> OptionalDouble.empty();
        };
    }
}
