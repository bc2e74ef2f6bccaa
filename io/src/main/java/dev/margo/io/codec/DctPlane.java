package dev.margo.io.codec;

/**
 * One component of a frame: its blocks of 64 coefficients, which {@link #transform} turns into samples where they lie.
 * Whole MCUs are kept, so blocks may reach over the edges.
 */
final class DctPlane {
    static final int SIDE = 8;
    static final int BLOCK = SIDE * SIDE;

    private final JpegFrame.Component component;
    private final int width;
    private final int height;
    private final int blocksPerLine;
    private final short[] blocks;
    private int[] divisors;

    /**
     * @param widestSampling the greatest horizontal sampling factor of the frame
     * @param highestSampling the greatest vertical one
     */
    DctPlane(JpegFrame frame, JpegFrame.Component component, int widestSampling, int highestSampling) {
        this.component = component;
        this.width = ceilDiv(frame.width() * component.horizontal(), widestSampling);
        this.height = ceilDiv(frame.height() * component.vertical(), highestSampling);
        this.blocksPerLine = ceilDiv(frame.width(), SIDE * widestSampling) * component.horizontal();
        int lines = ceilDiv(frame.height(), SIDE * highestSampling) * component.vertical();
        this.blocks = new short[blocksPerLine * lines * BLOCK];
    }

    /** How many samples of this component there are in a line, without those beyond the edge. */
    int width() {
        return width;
    }

    int height() {
        return height;
    }

    JpegFrame.Component component() {
        return component;
    }

    /** All blocks, one after another, each with 64 values line by line. */
    short[] blocks() {
        return blocks;
    }

    /** Where block ({@code x}, {@code y}) starts in {@link #blocks}. */
    int block(int x, int y) {
        return (y * blocksPerLine + x) * BLOCK;
    }

    /** Whether a scan of this component has been decoded. */
    boolean started() {
        return divisors != null;
    }

    /** Keeps the divisors, in zigzag order, that hold at the first scan of this component. */
    void start(int[] zigzagDivisors) {
        if (divisors == null) {
            divisors = new int[BLOCK];
            for (int i = 0; i < BLOCK; i++) {
                divisors[DctBlocks.natural(i)] = zigzagDivisors[i];
            }
        }
    }

    /** Turns all coefficients into samples of {@code precision} bits. */
    void transform(int precision) {
        InverseDct dct = new InverseDct(precision, divisors);
        for (int at = 0; at < blocks.length; at += BLOCK) {
            dct.transform(blocks, at);
        }
    }

    /** Copies the samples of line {@code y} into {@code line}; a line beyond the edges is the one at the edge. */
    void line(int y, int[] line) {
        int inside = Math.max(0, Math.min(height - 1, y));
        int from = block(0, inside / SIDE) + inside % SIDE * SIDE;
        for (int x = 0; x < width; x++) {
            line[x] = blocks[from + x / SIDE * BLOCK + x % SIDE];
        }
    }

    static int ceilDiv(int a, int b) {
        return (a + b - 1) / b;
    }
}
