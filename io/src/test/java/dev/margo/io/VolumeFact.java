package dev.margo.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.image.Affine;
import dev.margo.image.Volume;
import dev.margo.testkit.Facts;
import dev.margo.testkit.Shared;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * What a reference reads from a file of the corpus: {@code file x,y,z,times,channels sha256 affine}, or {@code file fails}.
 * The hash is of all values after rescale, little-endian float64 in the order time, z, y, x, channel; the affine is
 * 3 x 4, row-major.
 */
public record VolumeFact(String file, String shape, String hash, String affine) {
    private static final double TOLERANCE_MM = 1e-5;

    public static Stream<VolumeFact> read(Class<?> test, String resource) {
        return Facts.read(test, resource).stream()
                .map(w -> w.length == 2 ? new VolumeFact(w[0], "", "", "") : new VolumeFact(w[0], w[1], w[2], w[3]));
    }

    public Path path() {
        return Shared.path("data/formats").resolve(file);
    }

    /** Whether the reference gives no volume. */
    public boolean fails() {
        return shape.isEmpty();
    }

    /** @param ras whether the reference's affine is in RAS, not LPS */
    public void assertSame(Volume volume, boolean ras) {
        assertThat(shapeOf(volume)).as("x,y,z,times,channels").isEqualTo(shape);
        double[] entries = Arrays.stream(affine.split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
        Affine expected = ras ? Affine.of(entries).flippedXy() : Affine.of(entries);
        Affine actual = volume.grid().toPatient();
        assertThat(actual.isClose(expected, TOLERANCE_MM))
                .as("%s is %s", actual, expected)
                .isTrue();
        assertThat(hashOf(volume)).as("values").isEqualTo(hash);
    }

    private static String shapeOf(Volume volume) {
        return "%s,%s,%s,%s,%s"
                .formatted(
                        volume.grid().width(),
                        volume.grid().height(),
                        volume.grid().depth(),
                        volume.layout().times(),
                        volume.layout().channels());
    }

    private static String hashOf(Volume volume) {
        MessageDigest digest = sha256();
        for (int t = 0; t < volume.layout().times(); t++) {
            for (int z = 0; z < volume.grid().depth(); z++) {
                double[] values = volume.stored(z, t).toArray();
                ByteBuffer bytes =
                        ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
                for (double value : values) {
                    bytes.putDouble(volume.intensity().apply(value));
                }
                digest.update(bytes.array());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String toString() {
        return file;
    }
}
