package dev.margo.hash;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 in the making. Confined to one thread; {@link #digest} and {@link #hex} begin anew. */
public final class Sha256 {
    /** Length of a digest. */
    public static final int BYTES = 32;

    private static final int BUFFER_BYTES = 1 << 16;

    private final MessageDigest digest;

    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public Sha256 add(byte[] bytes) {
        digest.update(bytes);
        return this;
    }

    /** Adds the bytes that remain in {@code bytes}, and leaves its position. */
    public Sha256 add(ByteBuffer bytes) {
        digest.update(bytes.duplicate());
        return this;
    }

    /** Adds all that {@code bytes} has left, and does not close it. */
    public Sha256 add(InputStream bytes) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
            digest.update(buffer, 0, n);
        }
        return this;
    }

    /** Adds the UTF-8 bytes of {@code text}, and nothing that tells where it ends. */
    public Sha256 add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a text and a zero byte, so that neighbours cannot run together. */
    public Sha256 addWord(String word) {
        return add(word).add(new byte[1]);
    }

    /** Adds a text behind the number of its bytes, so that neighbours cannot run together whatever they hold. */
    public Sha256 addCounted(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return add(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length)).add(bytes);
    }

    public byte[] digest() {
        return digest.digest();
    }

    /** All of the digest, in lower-case digits. */
    public String hex() {
        return hex(BYTES);
    }

    /** The first {@code bytes} of the digest, two digits each. */
    public String hex(int bytes) {
        return HexFormat.of().formatHex(digest.digest(), 0, bytes);
    }
}
