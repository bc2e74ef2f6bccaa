package dev.margo.zoo;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** A hash that publishers of models use. Only {@link #SHA256} resists a forger; the others find damage. */
public enum HashAlgorithm {
    /** XXH3, 128 bits, seed 0, most significant byte first, as {@code xxh128sum} prints it. */
    XXH128("xxh128", 32),
    /** SHA-256. */
    SHA256("sha256", 64),
    /** MD5. */
    MD5("md5", 32);

    private final String label;
    private final int digits;

    HashAlgorithm(String label, int digits) {
        this.label = label;
        this.digits = digits;
    }

    /** The name written before the colon in {@code sha256:…}. */
    public String label() {
        return label;
    }

    /** Number of hexadecimal digits of a hash. */
    public int digits() {
        return digits;
    }

    /** @throws IllegalArgumentException if no algorithm has this label */
    public static HashAlgorithm labelled(String label) {
        return Arrays.stream(values())
                .filter(a -> a.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "hash algorithm '%s' is not known; expected xxh128, sha256 or md5".formatted(label)));
    }

    /** A hash in the making. */
    interface Running {
        void update(byte[] bytes, int length);

        byte[] digest();
    }

    Running start() {
        return switch (this) {
            case XXH128 -> new Xxh128();
            case SHA256 -> new Jdk("SHA-256");
            case MD5 -> new Jdk("MD5");
        };
    }

    private static final class Xxh128 implements Running {
        private final HashStream128 stream = Hashing.xxh3_128().hashStream();

        @Override
        public void update(byte[] bytes, int length) {
            stream.putBytes(bytes, 0, length);
        }

        @Override
        public byte[] digest() {
            HashValue128 value = stream.get();
            return ByteBuffer.allocate(16) // big endian, as the canonical form of xxHash asks
                    .putLong(value.getMostSignificantBits())
                    .putLong(value.getLeastSignificantBits())
                    .array();
        }
    }

    private static final class Jdk implements Running {
        private final MessageDigest digest;

        Jdk(String name) {
            try {
                digest = MessageDigest.getInstance(name);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("this Java has no " + name + "; every Java should", e);
            }
        }

        @Override
        public void update(byte[] bytes, int length) {
            digest.update(bytes, 0, length);
        }

        @Override
        public byte[] digest() {
            return digest.digest();
        }
    }
}
