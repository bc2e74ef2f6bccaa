package dev.margo.image;

/** In what numbers a {@link Volume} stores its voxels. */
public enum VoxelType {
    UINT8(1, true, 0, 255),
    INT8(1, true, -128, 127),
    UINT16(2, true, 0, 65535),
    INT16(2, true, -32768, 32767),
    UINT32(4, true, 0, 4294967295.0),
    INT32(4, true, Integer.MIN_VALUE, Integer.MAX_VALUE),
    UINT64(8, true, 0, Math.nextDown(0x1p64)),
    INT64(8, true, Long.MIN_VALUE, Math.nextDown(0x1p63)),
    FLOAT32(4, false, -Float.MAX_VALUE, Float.MAX_VALUE),
    FLOAT64(8, false, -Double.MAX_VALUE, Double.MAX_VALUE);

    private final int bytes;
    private final boolean whole;
    private final double least;
    private final double most;

    VoxelType(int bytes, boolean whole, double least, double most) {
        this.bytes = bytes;
        this.whole = whole;
        this.least = least;
        this.most = most;
    }

    /** Bytes of one value. */
    public int bytes() {
        return bytes;
    }

    /** Whether it holds whole numbers only. */
    public boolean isWhole() {
        return whole;
    }

    /** Least {@code double} that fits. */
    public double least() {
        return least;
    }

    /** Greatest {@code double} that fits. */
    public double most() {
        return most;
    }

    /** Whether {@code value} lies in the range; NaN and the infinities fit float types only. Fractions are not looked at. */
    public boolean holds(double value) {
        return value >= least && value <= most || !whole && !Double.isFinite(value);
    }
}
