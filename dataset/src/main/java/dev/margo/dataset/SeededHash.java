package dev.margo.dataset;

/**
 * Numbers that look drawn by lot, each a function of a seed and a key.
 *
 * <p>Source: the finaliser of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
 */
final class SeededHash {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private SeededHash() {}

    static long of(long seed, long key) {
        return mix(mix(seed + STEP) + key * STEP);
    }

    static long of(long seed, String key) {
        long hash = mix(seed + STEP);
        for (int i = 0; i < key.length(); i++) {
            hash = mix(hash + STEP + key.charAt(i));
        }
        return hash;
    }

    private static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
