package dev.margo.io.codec;

/**
 * The preset coding parameters of JPEG-LS: the greatest sample, three thresholds of gradients, and after how many
 * samples of a context its statistics are halved.
 *
 * <p>Source: ISO/IEC 14495-1 (1999), C.2.4.1.1.
 */
record JpegLsPreset(int maxval, int t1, int t2, int t3, int reset) {
    private static final int RESET = 64;

    /** The parameters of a stream that gives none. */
    static JpegLsPreset defaults(int maxval, int near) {
        int t1;
        int t2;
        int t3;
        if (maxval >= 128) {
            int factor = (Math.min(maxval, 4095) + 128) / 256;
            t1 = clamp(factor + 2 + 3 * near, near + 1, maxval);
            t2 = clamp(factor * 4 + 3 + 5 * near, t1, maxval);
            t3 = clamp(factor * 17 + 4 + 7 * near, t2, maxval);
        } else {
            int factor = 256 / (maxval + 1);
            t1 = clamp(Math.max(2, 3 / factor + 3 * near), near + 1, maxval);
            t2 = clamp(Math.max(3, 7 / factor + 5 * near), t1, maxval);
            t3 = clamp(Math.max(4, 21 / factor + 7 * near), t2, maxval);
        }
        return new JpegLsPreset(maxval, t1, t2, t3, RESET);
    }

    /** Reads the parameters of an LSE segment, in which zeros stand for defaults. */
    static JpegLsPreset read(JpegSegment segment) throws PixelCodecException {
        return new JpegLsPreset(segment.u16(1), segment.u16(3), segment.u16(5), segment.u16(7), segment.u16(9));
    }

    /** These parameters with defaults for zeros. */
    JpegLsPreset complete(int precision, int near) throws PixelCodecException {
        int greatest = (1 << precision) - 1;
        int whole = maxval == 0 ? greatest : maxval;
        Damage.unless(whole <= greatest, "greatest sample %s does not fit into %s bits", whole, precision);
        Damage.unless(near <= Math.min(255, whole / 2), "NEAR %s with a greatest sample of %s", near, whole);
        JpegLsPreset usual = defaults(whole, near);
        return new JpegLsPreset(
                        whole,
                        t1 == 0 ? usual.t1 : t1,
                        t2 == 0 ? usual.t2 : t2,
                        t3 == 0 ? usual.t3 : t3,
                        reset == 0 ? RESET : reset)
                .checked(near);
    }

    private JpegLsPreset checked(int near) throws PixelCodecException {
        Damage.unless(
                near < t1 && t1 <= t2 && t2 <= t3 && t3 <= maxval && reset >= 3 && reset <= Math.max(255, maxval),
                "preset parameters out of order: thresholds %s, %s, %s, reset %s",
                t1,
                t2,
                t3,
                reset);
        return this;
    }

    private static int clamp(int value, int low, int maxval) {
        return value > maxval || value < low ? low : value;
    }
}
