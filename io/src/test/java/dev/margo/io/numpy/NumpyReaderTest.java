package dev.margo.io.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.margo.image.Affine;
import dev.margo.image.Volume;
import dev.margo.image.VoxelType;
import dev.margo.io.ImageFormatException;
import dev.margo.io.VolumeReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumpyReaderTest {
    @TempDir
    private Path folder;

    @Test
    void theLastAxisIsXInEitherOrder() throws IOException {
        Volume c = read(array("|u1", false, "3, 2, 2", "abcdefghijkl"));
        assertThat(c).hasToString("2 x 2 x 3 UINT8 volume");
        assertThat(c.stored(1, 0).toArray()).containsExactly('e', 'f', 'g', 'h');
        assertThat(c.grid().toPatient()).isEqualTo(Affine.spaced(1, 1, 1));
        Volume fortran = read(array("|u1", true, "3, 2, 2", "aeicgkbfjdhl"));
        assertThat(fortran.stored(1, 0).toArray()).containsExactly('e', 'f', 'g', 'h');
    }

    @ParameterizedTest
    @CsvSource({"<i2, 513", ">i2, 258", "<u2, 513", "|b1, 1", "<f2, 3.0577e-5", ">f2, 1.5378e-5"})
    void numbersAreReadByTheirType(String type, double first) throws IOException {
        Volume read = read(array(type, false, "1, 1", "\1\2"));
        assertThat(read.stored(0, 0).get(0)).isCloseTo(first, offset(1e-9));
    }

    @Test
    void aLastAxisOfBytesIsColour() throws IOException {
        Volume read = read(array("|u1", false, "1, 2, 4", "rgbaRGBA"));
        assertThat(read.layout().channels()).isEqualTo(3);
        assertThat(read.stored(0, 0).toArray()).containsExactly('r', 'g', 'b', 'R', 'G', 'B');
    }

    @ParameterizedTest
    @CsvSource({"0x3C00, 1", "0xC000, -2", "0x7BFF, 65504", "0x0001, 5.960464477539063e-8", "0xFC00, -Infinity"})
    void halvesAreThoseOfTheStandard(String bits, float value) {
        assertThat(HalfFloats.widen(Integer.decode(bits))).isEqualTo(value);
        assertThat(HalfFloats.widen(0x7E00)).isNaN();
    }

    @Test
    void archivesHavePicturesLabelsAndSpacing() throws IOException {
        Path file = folder.resolve("a.npz");
        byte[] spacing = array("<f8", false, "3,", "\0\0\0\0\0\0\u00f0\u003f\0\0\0\0\0\0\0\100\0\0\0\0\0\0\b\100");
        zip(
                file,
                "gts.npy",
                array("|u1", false, "1, 1, 2", "\1\2"),
                "spacing.npy",
                spacing,
                "imgs.npy",
                array("|u1", false, "1, 1, 2", "ab"));
        assertThat(VolumeReader.read(file).stored(0, 0).toArray()).containsExactly('a', 'b');
        assertThat(VolumeReader.read(file).grid().toPatient()).isEqualTo(Affine.spaced(1, 2, 3));
        assertThat(VolumeReader.readLabels(file).labels().stored(0, 0).toArray())
                .containsExactly(1, 2);
    }

    @Test
    void anArchiveThatDoesNotSayWhichIsRefused() throws IOException {
        byte[] array = array("|u1", false, "1, 1", "a");
        Path file = folder.resolve("a.npz");
        zip(file, "x.npy", array, "y.npy", array);
        assertThatThrownBy(() -> VolumeReader.read(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("2 arrays, none of them called imgs");
        zip(file, "x.npy", array);
        assertThat(VolumeReader.read(file).layout().type()).isEqualTo(VoxelType.UINT8);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 9));
        assertThatThrownBy(() -> VolumeReader.read(file)).isInstanceOf(ImageFormatException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "|O; 1, 1; a pickle and not opened",
                "<c8; 1, 1; complex",
                "<f16; 1, 1; more than 64 bits",
                "<U3; 1, 1; no number",
                "|u1; 7; 1 axes",
                "|u1; 1, 1, 1, 1, 1; 5 axes",
                "|u1; 0, 1; a size of 0",
                "|u1; 65536, 65536, 65536; more than can be held",
                "|u1; 2147483647, 2147483647; more than can be held",
                "|u1; 99999999999, 1; too large",
                "|u1; 2, 2; cut off"
            })
    void damageIsOneClearLine(String type, String shape, String told) throws IOException {
        assertThatThrownBy(() -> read(array(type, false, shape, "abc")))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining(told);
    }

    @Test
    void everyCutIsTold() throws IOException {
        byte[] whole = array("<i2", false, "2, 2", "abcdefgh");
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(ImageFormatException.class);
        }
    }

    private Volume read(byte[] content) throws IOException {
        return VolumeReader.read(Files.write(folder.resolve("a.npy"), content));
    }

    private static byte[] array(String type, boolean fortran, String shape, String values) {
        String head = "{'descr': '%s', 'fortran_order': %s, 'shape': (%s), }\n"
                .formatted(type, fortran ? "True" : "False", shape);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("\u0093NUMPY\1\0".getBytes(StandardCharsets.ISO_8859_1));
        out.write(head.length());
        out.write(0);
        out.writeBytes((head + values).getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }

    private static void zip(Path file, Object... namesAndArrays) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < namesAndArrays.length; i += 2) {
                out.putNextEntry(new ZipEntry((String) namesAndArrays[i]));
                out.write((byte[]) namesAndArrays[i + 1]);
            }
        }
    }
}
