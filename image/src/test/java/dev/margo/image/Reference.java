package dev.margo.image;

import dev.margo.testkit.GoldenFile;
import dev.margo.testkit.GoldenTensor;
import java.nio.file.Path;

/** Pictures resized by the libraries that the resizing classes follow. */
final class Reference {
    private Reference() {}

    static GoldenFile own() {
        return GoldenFile.read(Path.of("src/test/resources/resize/reference.safetensors"));
    }

    static Size size(GoldenTensor interleaved) {
        return new Size(interleaved.size(1), interleaved.size(0));
    }

    static ByteImage picture(GoldenTensor interleaved) {
        return ByteImage.rgb(size(interleaved), interleaved.bytes());
    }

    /** Unsigned bytes (y, x, c) as floats (c, y, x). */
    static float[] planes(GoldenTensor interleaved) {
        byte[] bytes = interleaved.bytes();
        int area = size(interleaved).area();
        float[] planes = new float[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            planes[i % 3 * area + i / 3] = bytes[i] & 0xFF;
        }
        return planes;
    }

    /** How many values differ, and by how much at most. */
    static String difference(byte[] expected, byte[] actual) {
        int off = 0;
        int most = 0;
        for (int i = 0; i < expected.length; i++) {
            int difference = Math.abs((expected[i] & 0xFF) - (actual[i] & 0xFF));
            off += difference > 0 ? 1 : 0;
            most = Math.max(most, difference);
        }
        return "%s of %s values differ, by at most %s".formatted(off, expected.length, most);
    }
}
