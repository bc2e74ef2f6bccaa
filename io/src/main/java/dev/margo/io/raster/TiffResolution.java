package dev.margo.io.raster;

import dev.margo.image.PixelSpacing;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;

/**
 * The distance between pixels that a TIFF file states by its resolution.
 *
 * <p>Source: TIFF 6.0, XResolution (282), YResolution (283), ResolutionUnit (296).
 */
final class TiffResolution {
    private TiffResolution() {}

    /** Empty if the file gives no resolution, one without a unit, or one that is no positive number. */
    static Optional<PixelSpacing> spacing(ImageReader reader) throws IOException {
        IIOMetadata metadata = reader.getImageMetadata(0);
        TIFFDirectory directory = TIFFDirectory.createFromMetadata(metadata);
        double unitMm = unitMm(directory.getTIFFField(BaselineTIFFTagSet.TAG_RESOLUTION_UNIT));
        double xMm = unitMm / number(directory.getTIFFField(BaselineTIFFTagSet.TAG_X_RESOLUTION));
        double yMm = unitMm / number(directory.getTIFFField(BaselineTIFFTagSet.TAG_Y_RESOLUTION));
        boolean known = xMm > 0 && yMm > 0 && Double.isFinite(xMm) && Double.isFinite(yMm);
        return known ? Optional.of(new PixelSpacing(xMm, yMm)) : Optional.empty();
    }

    /** Millimetres in the unit, NaN where it is none; inch where the field is missing. */
    private static double unitMm(TIFFField field) {
        int unit = field == null ? BaselineTIFFTagSet.RESOLUTION_UNIT_INCH : field.getAsInt(0);
        return switch (unit) {
            case BaselineTIFFTagSet.RESOLUTION_UNIT_INCH -> 25.4;
            case BaselineTIFFTagSet.RESOLUTION_UNIT_CENTIMETER -> 10;
            default -> Double.NaN;
        };
    }

    private static double number(TIFFField field) {
        return field == null ? Double.NaN : field.getAsDouble(0);
    }
}
