package dev.margo.evaluate;

import dev.margo.hash.Sha256;
import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Chance that is a function of a seed and of what it is for. */
final class Chance {
    private static final String ALGORITHM = "L64X128MixRandom"; // by name, so it stays the same with every JDK

    private Chance() {}

    static RandomGenerator of(long seed, String... purpose) {
        return RandomGeneratorFactory.of(ALGORITHM).create(number(seed, purpose));
    }

    /** A number that looks drawn by lot. */
    static long number(long seed, String... purpose) {
        Sha256 hash = new Sha256().add(ByteBuffer.allocate(Long.BYTES).putLong(0, seed));
        for (String word : purpose) {
            hash.addWord(word);
        }
        return ByteBuffer.wrap(hash.digest()).getLong();
    }
}
