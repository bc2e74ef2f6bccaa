package dev.margo.image;

import java.util.List;

/**
 * Order statistics of all samples of some pictures, without sorting or copying them: two counting passes, by the upper
 * and then by the lower half of the float's bits, find the sample of any rank.
 */
final class SampleRanks {
    private static final int BINS = 1 << 16;

    private final List<Image> slices;
    private final boolean positiveOnly;
    private final long[] countByUpperBits;
    private final long count;

    private SampleRanks(List<Image> slices, boolean positiveOnly) {
        this.slices = slices;
        this.positiveOnly = positiveOnly;
        this.countByUpperBits = new long[BINS];
        long counted = 0;
        for (Image slice : slices) {
            for (float sample : slice.array()) {
                if (sample > 0 || !positiveOnly) {
                    countByUpperBits[key(sample) >>> 16]++;
                    counted++;
                }
            }
        }
        this.count = counted;
    }

    /** Ranks of the samples above zero if {@code positiveOnly} and there are any, otherwise of all. */
    static SampleRanks of(List<Image> slices, boolean positiveOnly) {
        if (slices.isEmpty()) {
            throw new IllegalArgumentException("a window cannot be fitted to no slices; give at least one");
        }
        SampleRanks ranks = new SampleRanks(slices, positiveOnly);
        return ranks.count > 0 ? ranks : new SampleRanks(slices, false);
    }

    /**
     * The {@code q}-th percentile.
     *
     * <p>Source: {@code numpy.percentile}, method "linear", with its two-sided interpolation.
     */
    double percentile(double q) {
        double position = q / 100 * (count - 1);
        long below = (long) Math.floor(position);
        double fraction = position - below;
        double low = ofRank(below);
        double step = fraction == 0 ? 0 : ofRank(below + 1) - low;
        return fraction < 0.5 ? low + step * fraction : low + step - step * (1 - fraction);
    }

    private double ofRank(long rank) {
        int upper = 0;
        while (rank >= countByUpperBits[upper]) {
            rank -= countByUpperBits[upper++];
        }
        long[] countByLowerBits = countWithin(upper);
        int lower = 0;
        while (rank >= countByLowerBits[lower]) {
            rank -= countByLowerBits[lower++];
        }
        return value(upper << 16 | lower);
    }

    private long[] countWithin(int upper) {
        long[] counts = new long[BINS];
        for (Image slice : slices) {
            for (float sample : slice.array()) {
                int key = key(sample);
                if (key >>> 16 == upper && (sample > 0 || !positiveOnly)) {
                    counts[key & 0xFFFF]++;
                }
            }
        }
        return counts;
    }

    /** Bits that sort, read unsigned, as the samples do. */
    private static int key(float sample) {
        int bits = Float.floatToRawIntBits(sample);
        return bits < 0 ? ~bits : bits | Integer.MIN_VALUE;
    }

    private static float value(int key) {
        return Float.intBitsToFloat(key < 0 ? key & Integer.MAX_VALUE : ~key);
    }
}
