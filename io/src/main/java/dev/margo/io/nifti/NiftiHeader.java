package dev.margo.io.nifti;

import dev.margo.io.ImageFormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The fields of a header as they stand there, of whichever version. */
final class NiftiHeader {
    /** Bytes of the longer header, of NIfTI-2. */
    static final int MOST_BYTES = 540;

    private static final int BYTES_1 = 348;
    private static final int MOST_DIMENSIONS = 7;

    private final ByteBuffer bytes;
    private final boolean two;
    private final String magic;

    private NiftiHeader(ByteBuffer bytes, boolean two) {
        this.bytes = bytes;
        this.two = two;
        magic = letters(two ? 4 : 344, 3);
    }

    /**
     * @param start of the file, unpacked
     * @throws ImageFormatException if this is no header
     */
    static NiftiHeader parse(String file, byte[] start) throws ImageFormatException {
        if (start.length >= Integer.BYTES) {
            for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
                ByteBuffer bytes = ByteBuffer.wrap(start).order(order);
                int length = bytes.getInt(0);
                if ((length == BYTES_1 || length == MOST_BYTES) && length <= start.length) {
                    return new NiftiHeader(bytes, length == MOST_BYTES).requireKnown(file);
                }
            }
        }
        throw new ImageFormatException(
                file, "no NIfTI header: it starts with %s; copy it again".formatted(firstBytes(start)));
    }

    private static String firstBytes(byte[] start) {
        return start.length < BYTES_1
                ? "only %s bytes, expected %s or more".formatted(start.length, BYTES_1)
                : "bytes %s, expected the number 348 or 540".formatted(Arrays.toString(Arrays.copyOf(start, 4)));
    }

    private NiftiHeader requireKnown(String file) throws ImageFormatException {
        if (two && !magic.equals("n+2") && !magic.equals("ni2")) {
            throw new ImageFormatException(file, "a header of 540 bytes without the mark of NIfTI-2; copy it again");
        }
        long dimensions = dim(0);
        if (dimensions < 1 || dimensions > MOST_DIMENSIONS) {
            throw new ImageFormatException(
                    file, "%s dimensions; expected 1 to 7; its header is damaged".formatted(dimensions));
        }
        for (int i = 1; i <= dimensions; i++) {
            if (dim(i) < 1 || dim(i) > Integer.MAX_VALUE) {
                throw new ImageFormatException(
                        file, "dimension %s has size %s; its header is damaged".formatted(i, dim(i)));
            }
        }
        return this;
    }

    private String letters(int at, int count) {
        return new String(bytes.array(), at, count, StandardCharsets.ISO_8859_1);
    }

    ByteOrder order() {
        return bytes.order();
    }

    boolean isAnalyze() {
        return !two && !magic.equals("n+1") && !magic.equals("ni1");
    }

    /** Whether the voxels are in a file of their own. */
    boolean isPair() {
        return isAnalyze() || magic.startsWith("ni");
    }

    /** Number of dimensions at 0, then their sizes. */
    long dim(int i) {
        return two ? bytes.getLong(16 + 8 * i) : bytes.getShort(40 + 2 * i);
    }

    /** Size along dimension {@code i}, 1 beyond the last. */
    int size(int i) {
        return i <= dim(0) ? (int) dim(i) : 1;
    }

    int datatype() {
        return bytes.getShort(two ? 12 : 70);
    }

    double pixdim(int i) {
        return two ? bytes.getDouble(104 + 8 * i) : bytes.getFloat(76 + 4 * i);
    }

    /** Bytes before the voxels. */
    double voxelOffset() {
        double offset = two ? bytes.getLong(168) : bytes.getFloat(108);
        return offset == 0 && !isPair() ? (two ? MOST_BYTES + 4 : BYTES_1 + 4) : offset;
    }

    double slope() {
        return two ? bytes.getDouble(176) : bytes.getFloat(112);
    }

    double intercept() {
        return two ? bytes.getDouble(184) : bytes.getFloat(116);
    }

    int units() {
        return two ? bytes.getInt(500) : bytes.get(123);
    }

    int intent() {
        return two ? bytes.getInt(504) : bytes.getShort(68);
    }

    int qformCode() {
        return two ? bytes.getInt(344) : bytes.getShort(252);
    }

    int sformCode() {
        return two ? bytes.getInt(348) : bytes.getShort(254);
    }

    /** The quaternion's b, c, d, then the offset's x, y, z. */
    double quatern(int i) {
        return two ? bytes.getDouble(352 + 8 * i) : bytes.getFloat(256 + 4 * i);
    }

    /** The sform, 3 x 4, row-major. */
    double srow(int i) {
        return two ? bytes.getDouble(400 + 8 * i) : bytes.getFloat(280 + 4 * i);
    }

    /** How an ANALYZE file says its slices lie; 0 is transverse. */
    int analyzeOrientation() {
        return bytes.get(252);
    }
}
