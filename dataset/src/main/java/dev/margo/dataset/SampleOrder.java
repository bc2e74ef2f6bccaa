package dev.margo.dataset;

import java.util.Arrays;

/**
 * In what order the samples of a mix come: a pure function of the seed and the position, so that a run continues where it
 * was by knowing its position alone.
 *
 * <p>An epoch has a fixed number of positions, shared out among the data sets by weight. Each data set is gone through
 * in passes, every one a shuffle of its own: at the end of any epoch no sample of it was seen more than once more often
 * than another. Both shuffles are permutations that are computed, not stored.
 */
public final class SampleOrder {
    private final int[] sizes;
    private final long[] begins;
    private final long seed;

    /** Begin of each data set's share of an epoch, and the epoch's length last. */
    private SampleOrder(int[] sizes, long[] begins, long seed) {
        this.sizes = sizes;
        this.begins = begins;
        this.seed = seed;
    }

    /** Epochs as long as the mix has samples. */
    public static SampleOrder of(DatasetMix mix, long seed) {
        return of(mix, seed, mix.size());
    }

    /**
     * @param epochLength positions in an epoch
     * @throws IllegalArgumentException if the epoch is so short that a data set would have no share in it
     */
    public static SampleOrder of(DatasetMix mix, long seed, long epochLength) {
        int count = mix.datasets().size();
        int[] sizes = mix.datasets().stream().mapToInt(Dataset::size).toArray();
        double total = mix.weights().stream().mapToDouble(Double::doubleValue).sum();
        long[] begins = new long[count + 1];
        double upTo = 0;
        for (int i = 0; i < count; i++) {
            upTo += mix.weights().get(i);
            begins[i + 1] = i == count - 1 ? epochLength : Math.round(upTo / total * epochLength);
            if (begins[i + 1] <= begins[i]) {
                throw new IllegalArgumentException(
                        "data set %s with weight %s of %s has no share in an epoch of %s; make it longer or the weight larger"
                                .formatted(
                                        mix.datasets().get(i).name(),
                                        mix.weights().get(i),
                                        total,
                                        epochLength));
            }
        }
        return new SampleOrder(sizes, begins, seed);
    }

    /** Positions in an epoch. */
    public long epochLength() {
        return begins[begins.length - 1];
    }

    /**
     * The sample at {@code position}, counted from the start of the run; position t of epoch e is e x length + t.
     *
     * @throws IllegalArgumentException if the position is negative
     */
    public SamplePlace at(long position) {
        if (position < 0) {
            throw new IllegalArgumentException("positions count from 0, got %s".formatted(position));
        }
        long epoch = position / epochLength();
        long slot = new Shuffle(epochLength(), SeededHash.of(seed, epoch)).at(position % epochLength());
        int found = Arrays.binarySearch(begins, slot);
        int dataset = found >= 0 ? found : -found - 2;
        long draw = epoch * (begins[dataset + 1] - begins[dataset]) + slot - begins[dataset];
        long pass = draw / sizes[dataset];
        long seedOfPass = SeededHash.of(SeededHash.of(seed, -1L - dataset), pass);
        return new SamplePlace(dataset, (int) new Shuffle(sizes[dataset], seedOfPass).at(draw % sizes[dataset]));
    }
}
