package dev.margo.annotate.project;

import dev.margo.image.Size;
import dev.margo.mask.Mask;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;

/**
 * Masks as bytes: row-major runs of equal pixels, the first one background, each length as unsigned LEB128. A last run
 * of background is left out.
 */
public final class Runs {
    private static final int MORE = 0x80;
    private static final int BITS = 7;

    private Runs() {}

    public static byte[] encode(Mask mask) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean[] members = mask.toArray();
        boolean inside = false;
        int begin = 0;
        for (int i = 0; i < members.length; i++) {
            if (members[i] != inside) {
                write(out, i - begin);
                begin = i;
                inside = !inside;
            }
        }
        if (inside) {
            write(out, members.length - begin);
        }
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, int length) {
        int rest = length;
        while (rest >= MORE) {
            out.write(rest & MORE - 1 | MORE);
            rest >>>= BITS;
        }
        out.write(rest);
    }

    /**
     * The inverse, for a mask of {@code size}.
     *
     * @throws IllegalArgumentException if the runs are cut off or longer than the mask
     */
    public static Mask decode(Size size, byte[] runs) {
        boolean[] members = new boolean[size.area()];
        boolean inside = false;
        int at = 0;
        for (int i = 0; i < runs.length; ) {
            long length = 0;
            int shift = 0;
            boolean more = true;
            while (more) {
                if (i == runs.length || shift > 4 * BITS) {
                    throw new IllegalArgumentException(
                            "the runs of a mask are cut off or no runs at byte %s of %s".formatted(i, runs.length));
                }
                length |= (long) (runs[i] & MORE - 1) << shift;
                more = (runs[i] & MORE) != 0;
                shift += BITS;
                i++;
            }
            if (length > members.length - at) {
                throw new IllegalArgumentException(
                        "the runs of a mask add up to more than the %s pixels of a slice of %s"
                                .formatted(members.length, size));
            }
            if (inside) {
                Arrays.fill(members, at, at + (int) length, true);
            }
            at += (int) length;
            inside = !inside;
        }
        return Mask.of(size.width(), size.height(), members);
    }

    /** As text. */
    public static String text(Mask mask) {
        return Base64.getEncoder().encodeToString(encode(mask));
    }

    /** @throws IllegalArgumentException as {@link #decode}, or if it is not base64 */
    public static Mask parse(Size size, String text) {
        return decode(size, Base64.getDecoder().decode(text));
    }
}
