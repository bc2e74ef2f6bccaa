package dev.margo.io.nifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.margo.image.Affine;
import dev.margo.image.Volume;
import dev.margo.image.VoxelType;
import dev.margo.io.ImageFormatException;
import dev.margo.io.SampleVolumes;
import dev.margo.io.VolumeReader;
import dev.margo.io.VolumeWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class HostileNiftiTest {
    @TempDir
    private Path folder;

    private byte[] good;

    @BeforeEach
    void writeAGoodFile() throws IOException {
        Path file = folder.resolve("good.nii");
        VolumeWriter.write(file, SampleVolumes.volume(4, 3, 2, VoxelType.INT16, 1, 1, SampleVolumes.OBLIQUE));
        good = Files.readAllBytes(file);
    }

    @Test
    void sizesThatCannotBeAreRefused() {
        assertRefused("has size 0", header -> header.putShort(42, (short) 0));
        assertRefused("has size -4", header -> header.putShort(42, (short) -4));
        assertRefused("bytes of voxels were expected", header -> header.putShort(42, (short) 32767));
        assertRefused("8 dimensions", header -> header.putShort(40, (short) 8));
        assertRefused("more than can be held", header -> {
            header.putShort(40, (short) 7);
            for (int i = 1; i <= 7; i++) {
                header.putShort(40 + 2 * i, Short.MAX_VALUE);
            }
        });
    }

    @Test
    void typesWithoutPlainNumbersAreRefusedWithWords() {
        assertRefused("complex voxels", header -> header.putShort(70, (short) 32));
        assertRefused("128-bit float", header -> header.putShort(70, (short) 1536));
        assertRefused("1-bit voxels", header -> header.putShort(70, (short) 1));
        assertRefused("datatype 77 is unknown", header -> header.putShort(70, (short) 77));
    }

    @Test
    void placesThatAreNoneAreRefused() {
        assertRefused("finite numbers", header -> header.putFloat(280, Float.NaN));
        assertRefused("lie in one plane", header -> header.put(280, new byte[48]));
        assertRefused("is no rotation", header -> {
            header.putShort(254, (short) 0);
            header.putFloat(256, 5);
        });
        assertRefused("voxels start at byte NaN", header -> header.putFloat(108, Float.NaN));
        assertRefused("intercept is Infinity", header -> header.putFloat(116, Float.POSITIVE_INFINITY));
    }

    @Test
    void aSlopeOfNothingIsNoRescaleAndNegativeSizesArePositive() throws IOException {
        Volume read = read(changed(header -> {
            header.putFloat(112, Float.NaN);
            header.putShort(252, (short) 0);
            header.putShort(254, (short) 0);
            header.putFloat(80, -2);
            header.putFloat(84, 0);
        }));
        assertThat(read.intensity().isIdentity()).isTrue();
        assertThat(read.grid().toPatient()).isEqualTo(Affine.of(2, 0, 0, -3, 0, -1, 0, 1, 0, 0, 5, -2.5));
    }

    @Test
    void metresAreTurnedIntoMillimetres() throws IOException {
        Volume read = read(changed(header -> header.put(123, (byte) 1)));
        assertThat(read.grid().toPatient().step(2)).isCloseTo(5000, offset(0.01));
    }

    @Test
    void everyCutIsTold() {
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(ImageFormatException.class);
            assertThatThrownBy(() -> read(gzip(cut))).isInstanceOf(ImageFormatException.class);
        }
    }

    @Test
    void everyCutOfAPackedFileIsTold() throws IOException {
        byte[] packed = gzip(good);
        for (int length = 0; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(ImageFormatException.class);
        }
    }

    @Test
    void randomDamageEndsInAVolumeOrInOneClearLine() throws IOException {
        Random random = new Random(4);
        byte[] packed = gzip(good);
        for (int i = 0; i < 800; i++) {
            byte[] damaged = (i % 4 == 0 ? packed : good).clone();
            for (int j = 0; j < 3; j++) {
                damaged[random.nextInt(Math.min(damaged.length, 360))] = (byte) random.nextInt();
            }
            try {
                read(damaged).stored(0, 0);
            } catch (ImageFormatException e) {
                assertThat(e.getMessage()).doesNotContain("\n");
            }
        }
    }

    @Test
    void aPackedFileCannotClaimMoreThanPackingAllows() throws IOException {
        byte[] claim = changed(header -> {
            header.putShort(42, (short) 30000);
            header.putShort(44, (short) 30000);
            header.putShort(46, (short) 30000);
        });
        assertThatThrownBy(() -> read(gzip(claim)))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("packed bytes cannot hold");
    }

    @Test
    void aPairNeedsBothFiles() throws IOException {
        byte[] pair = changed(header -> {
            header.put(345, (byte) 'i');
            header.putFloat(108, 0);
        });
        Path header = Files.write(folder.resolve("pair.hdr"), Arrays.copyOf(pair, 348));
        assertThatThrownBy(() -> VolumeReader.read(header)).hasMessageContaining("no pair.img beside it");
        Path image = Files.write(folder.resolve("pair.img"), Arrays.copyOfRange(good, 352, good.length));
        assertThat(VolumeReader.read(header).stored(1, 0)).isEqualTo(read(good).stored(1, 0));
        assertThat(VolumeReader.read(image).stored(1, 0)).isEqualTo(read(good).stored(1, 0));
    }

    @Test
    void bigEndianFilesAndAnalyzeFilesAreRead() throws IOException {
        byte[] analyze = new byte[348];
        ByteBuffer header = ByteBuffer.wrap(analyze).order(ByteOrder.BIG_ENDIAN);
        header.putInt(0, 348).putShort(40, (short) 3).putShort(42, (short) 2).putShort(44, (short) 1);
        header.putShort(46, (short) 1)
                .putShort(70, (short) 4)
                .putFloat(80, 2)
                .putFloat(84, 3)
                .putFloat(88, 4);
        Path file = Files.write(folder.resolve("old.hdr"), analyze);
        Files.write(folder.resolve("old.img"), new byte[] {1, 2, 3, 4});
        Volume read = VolumeReader.read(file);
        assertThat(read.stored(0, 0).toArray()).containsExactly(0x0102, 0x0304);
        assertThat(read.grid().toPatient()).isEqualTo(Affine.of(2, 0, 0, -1, 0, -3, 0, 0, 0, 0, 4, 0));
        Files.write(file, header.put(252, (byte) 2).array());
        assertThatThrownBy(() -> VolumeReader.read(file)).hasMessageContaining("orientation 2");
    }

    private void assertRefused(String told, Consumer<ByteBuffer> change) {
        assertThatThrownBy(() -> read(changed(change)))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining(told)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    private byte[] changed(Consumer<ByteBuffer> change) {
        byte[] bytes = good.clone();
        change.accept(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
        return bytes;
    }

    private Volume read(byte[] bytes) throws IOException {
        return VolumeReader.read(Files.write(folder.resolve("a.nii"), bytes));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
