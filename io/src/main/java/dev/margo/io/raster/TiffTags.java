package dev.margo.io.raster;

import dev.margo.image.PixelSpacing;
import dev.margo.io.ImageFormatException;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;

/**
 * What the tags of a TIFF file's first page say beyond what {@code javax.imageio} heeds.
 *
 * <p>Source: TIFF 6.0, BitsPerSample (258), XResolution (282), YResolution (283), ResolutionUnit (296), ExtraSamples
 * (338), SampleFormat (339), StripByteCounts (279), TileByteCounts (325).
 */
final class TiffTags {
    private final TIFFDirectory directory;

    private TiffTags(TIFFDirectory directory) {
        this.directory = directory;
    }

    static TiffTags of(ImageReader reader) throws IOException {
        return new TiffTags(TIFFDirectory.createFromMetadata(reader.getImageMetadata(0)));
    }

    /**
     * Refuses a page whose samples the file cannot hold, before memory is taken for them.
     *
     * @param pixels of the page, or of one of its tiles if these are larger
     * @param length of the file, in bytes
     */
    void requireRoom(String file, long pixels, int length) throws ImageFormatException {
        int bits = (int) number(BaselineTIFFTagSet.TAG_BITS_PER_SAMPLE, 1);
        int samples = (int) number(BaselineTIFFTagSet.TAG_SAMPLES_PER_PIXEL, 1);
        if (bits > Short.SIZE && bits != Integer.SIZE && bits != Long.SIZE) { // ImageIO makes tables of 2^bits entries
            throw new ImageFormatException(file, "samples of %s bits; save it again as 8- or 16-bit".formatted(bits));
        }
        double stored = (double) pixels * bits * samples / Byte.SIZE;
        if (!(stored <= (double) mostBytesPerByte() * length)) {
            throw new ImageFormatException(
                    file,
                    "the header claims %s pixels of %s x %s bits, too many for a file of %s bytes; %s"
                            .formatted(pixels, samples, bits, length, "it is truncated or forged, so fetch it again"));
        }
    }

    /** Refuses strips and tiles that are longer than the file; ImageIO takes memory for what they claim. */
    void requireStripsWithin(String file, int length) throws ImageFormatException {
        for (int tag : new int[] {BaselineTIFFTagSet.TAG_STRIP_BYTE_COUNTS, BaselineTIFFTagSet.TAG_TILE_BYTE_COUNTS}) {
            TIFFField field = directory.getTIFFField(tag);
            for (int i = 0; field != null && i < field.getCount(); i++) {
                if (field.getAsLong(i) > length) {
                    throw new ImageFormatException(
                            file,
                            "a strip or tile claims %s bytes in a file of %s; it is truncated or forged, so fetch it again"
                                    .formatted(field.getAsLong(i), length));
                }
            }
        }
    }

    /** What the compression can make of a byte at most. */
    private int mostBytesPerByte() {
        return switch ((int) number(BaselineTIFFTagSet.TAG_COMPRESSION, BaselineTIFFTagSet.COMPRESSION_NONE)) {
            case BaselineTIFFTagSet.COMPRESSION_NONE -> 1;
            case BaselineTIFFTagSet.COMPRESSION_PACKBITS -> 64;
            default -> 2048;
        };
    }

    /** Refuses samples that ImageIO would misread, or whose meaning nobody knows. */
    void requireKnownSamples(String file) throws ImageFormatException {
        int bits = (int) number(BaselineTIFFTagSet.TAG_BITS_PER_SAMPLE, 1);
        int format =
                (int) number(BaselineTIFFTagSet.TAG_SAMPLE_FORMAT, BaselineTIFFTagSet.SAMPLE_FORMAT_UNSIGNED_INTEGER);
        if (bits == 8 && format == BaselineTIFFTagSet.SAMPLE_FORMAT_SIGNED_INTEGER) {
            throw new ImageFormatException(file, "signed 8-bit samples; save it again as signed 16-bit");
        }
        if (bits == 32 && format == BaselineTIFFTagSet.SAMPLE_FORMAT_UNSIGNED_INTEGER) {
            throw new ImageFormatException(file, "unsigned 32-bit samples; save it again as 16-bit or 32-bit float");
        }
        if (number(BaselineTIFFTagSet.TAG_EXTRA_SAMPLES, 1) == BaselineTIFFTagSet.EXTRA_SAMPLES_UNSPECIFIED) {
            throw new ImageFormatException(
                    file,
                    "it has channels beyond gray or RGB that are not alpha; save the wanted ones as a file of their own");
        }
    }

    /** Empty if the file gives no resolution, one without a unit, or one that is no positive number. */
    Optional<PixelSpacing> spacing() {
        double unitMm = unitMm();
        double xMm = unitMm / number(BaselineTIFFTagSet.TAG_X_RESOLUTION, Double.NaN);
        double yMm = unitMm / number(BaselineTIFFTagSet.TAG_Y_RESOLUTION, Double.NaN);
        boolean known = xMm > 0 && yMm > 0 && Double.isFinite(xMm) && Double.isFinite(yMm);
        return known ? Optional.of(new PixelSpacing(xMm, yMm)) : Optional.empty();
    }

    private double unitMm() {
        return switch ((int) number(BaselineTIFFTagSet.TAG_RESOLUTION_UNIT, BaselineTIFFTagSet.RESOLUTION_UNIT_INCH)) {
            case BaselineTIFFTagSet.RESOLUTION_UNIT_INCH -> 25.4;
            case BaselineTIFFTagSet.RESOLUTION_UNIT_CENTIMETER -> 10;
            default -> Double.NaN;
        };
    }

    private double number(int tag, double ifMissing) {
        TIFFField field = directory.getTIFFField(tag);
        return field == null || field.getCount() == 0 ? ifMissing : field.getAsDouble(0);
    }
}
