package dev.margo.io.nifti;

import dev.margo.image.Volume;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A header being filled, little endian, of whichever version. */
final class NiftiFields {
    static final int INTENT_LABEL = 1002;
    static final int INTENT_RGB_VECTOR = 2003;

    private static final int BYTES_1 = 352; // with the four bytes that say there is no extension
    private static final int BYTES_2 = 544;

    private final boolean two;
    private final ByteBuffer bytes;

    private NiftiFields(boolean two) {
        this.two = two;
        bytes = ByteBuffer.allocate(two ? BYTES_2 : BYTES_1).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(0, bytes.capacity() - 4);
        bytes.put(two ? 4 : 344, (two ? "n+2\0\r\n\032\n" : "n+1\0").getBytes(StandardCharsets.ISO_8859_1));
        if (two) {
            bytes.putLong(168, BYTES_2);
        } else {
            bytes.putFloat(108, BYTES_1);
        }
    }

    /** The older version, unless a size does not fit it. */
    static NiftiFields fitting(Volume volume) {
        int longest = Math.max(
                Math.max(volume.grid().width(), volume.grid().height()),
                Math.max(volume.grid().depth(), volume.layout().times()));
        return new NiftiFields(longest > Short.MAX_VALUE);
    }

    void type(int code, int bits) {
        bytes.putShort(two ? 12 : 70, (short) code);
        bytes.putShort(two ? 14 : 72, (short) bits);
    }

    /** The count of {@code sizes} goes before them, without trailing ones beyond the third. */
    void dims(int... sizes) {
        int count = sizes.length;
        while (count > 3 && sizes[count - 1] == 1) {
            count--;
        }
        dim(0, count);
        for (int i = 1; i <= 7; i++) {
            dim(i, i <= sizes.length ? sizes[i - 1] : 1);
        }
    }

    private void dim(int i, int size) {
        if (two) {
            bytes.putLong(16 + 8 * i, size);
        } else {
            bytes.putShort(40 + 2 * i, (short) size);
        }
    }

    void pixdims(double... values) {
        reals(two ? 104 : 76, values);
    }

    void rescale(double slope, double intercept) {
        reals(two ? 176 : 112, slope, intercept);
    }

    void units(int code) {
        if (two) {
            bytes.putInt(500, code);
        } else {
            bytes.put(123, (byte) code);
        }
    }

    void intent(int code) {
        code(two ? 504 : 68, code);
    }

    void sform(int code, double[] rows) {
        code(two ? 348 : 254, code);
        reals(two ? 400 : 280, rows);
    }

    void qform(int code, Quaternion rotation, double[] offset) {
        code(two ? 344 : 252, code);
        reals(two ? 352 : 256, rotation.b(), rotation.c(), rotation.d(), offset[0], offset[1], offset[2]);
    }

    private void code(int at, int code) {
        if (two) {
            bytes.putInt(at, code);
        } else {
            bytes.putShort(at, (short) code);
        }
    }

    private void reals(int at, double... values) {
        for (int i = 0; i < values.length; i++) {
            if (two) {
                bytes.putDouble(at + 8 * i, values[i]);
            } else {
                bytes.putFloat(at + 4 * i, (float) values[i]);
            }
        }
    }

    byte[] toBytes() {
        return bytes.array();
    }
}
