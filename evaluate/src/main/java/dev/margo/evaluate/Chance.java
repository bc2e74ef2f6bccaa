package dev.margo.evaluate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
            for (String word : purpose) {
                hash.update(word.getBytes(StandardCharsets.UTF_8));
                hash.update((byte) 0);
            }
            return ByteBuffer.wrap(hash.digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
