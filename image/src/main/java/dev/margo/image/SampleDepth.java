package dev.margo.image;

/** What the stored samples of an {@link Image} may be; it tells display values from measured ones. */
public enum SampleDepth {
    /** Whole numbers 0..255: what an 8-bit picture file holds, ready to be shown. */
    UINT8(0, 255),
    /** Whole numbers 0..65535. */
    UINT16(0, 65535),
    /** Whole numbers -32768..32767, as CT in Hounsfield units is usually stored. */
    INT16(-32768, 32767),
    /** Any finite number. */
    FLOAT(-Float.MAX_VALUE, Float.MAX_VALUE);

    private final float least;
    private final float most;

    SampleDepth(float least, float most) {
        this.least = least;
        this.most = most;
    }

    /** Whether {@code sample} is one of the values of this depth; NaN and the infinities never are. */
    boolean holds(float sample) {
        return sample >= least && sample <= most && (this == FLOAT || sample == (int) sample);
    }

    String describe() {
        return this == FLOAT ? "a finite number" : "a whole number " + (int) least + ".." + (int) most;
    }
}
