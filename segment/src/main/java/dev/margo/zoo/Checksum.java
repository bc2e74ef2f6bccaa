package dev.margo.zoo;

import java.util.HexFormat;
import java.util.Objects;

/**
 * A hash of a whole file.
 *
 * @param hex lower-case hexadecimal digits, most significant first
 */
public record Checksum(HashAlgorithm algorithm, String hex) {

    public Checksum {
        Objects.requireNonNull(algorithm, "algorithm");
        if (!hex.matches("[0-9a-f]{" + algorithm.digits() + "}")) {
            throw new IllegalArgumentException("a %s checksum is %s lower-case hexadecimal digits, found '%s'"
                    .formatted(algorithm.label(), algorithm.digits(), hex));
        }
    }

    Checksum(HashAlgorithm algorithm, byte[] digest) {
        this(algorithm, HexFormat.of().formatHex(digest));
    }

    /**
     * Reads {@code algorithm:hex}, as in {@code sha256:ec2d…}.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    public static Checksum parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("a checksum is written algorithm:hex, found '%s'".formatted(text));
        }
        return new Checksum(HashAlgorithm.labelled(text.substring(0, colon)), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return algorithm.label() + ":" + hex;
    }
}
