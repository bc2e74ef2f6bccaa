package dev.margo.io.nrrd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.image.Affine;
import dev.margo.image.Volume;
import dev.margo.io.ImageFormatException;
import dev.margo.io.VolumeReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NrrdReaderTest {
    private static final String CUBE = "NRRD0005\ntype: uint8\ndimension: 3\nsizes: 2 1 2\nencoding: raw\n";

    @TempDir
    private Path folder;

    @Test
    void hexDigitsAreBytesInTheFilesOrder() throws IOException {
        Volume read = read("NRRD0001\ntype: ushort\ndimension: 1\nsizes: 2\nendian: big\nencoding: hex\n\n01 02fF\n0A");
        assertThat(read.stored(0, 0).toArray()).containsExactly(0x0102, 0xFF0A);
    }

    @Test
    void wordsMayBeAnyNumber() throws IOException {
        Volume read = read("NRRD0002\ntype: float\ndimension: 2\nsizes: 2 2\nencoding: text\n\n-1.5e3 nan\n+inf, 7");
        assertThat(read.stored(0, 0).toArray()).containsExactly(-1500, Double.NaN, Double.POSITIVE_INFINITY, 7);
    }

    @Test
    void largeWholeWordsAreExact() throws IOException {
        Volume read = read(
                "NRRD0002\ntype: uint64\ndimension: 1\nsizes: 2\nencoding: ascii\n\n18446744073709551615 9007199254740993");
        assertThat(read.stored(0, 0).whole(0)).isEqualTo(-1);
        assertThat(read.stored(0, 0).whole(1)).isEqualTo(9007199254740993L);
    }

    @ParameterizedTest
    @CsvSource({
        "left-posterior-superior, 1, 1", "RAS, -1, -1", "right-anterior-superior, -1, -1",
        "left-anterior-superior, 1, -1", "LAS, 1, -1", "scanner-xyz, 1, 1"
    })
    void spacesAreTurnedIntoLps(String space, int x, int y) throws IOException {
        String fields =
                "space: %s\nspace directions: (2,0,0) (0,3,0) (0,0,4)\nspace origin: (10,20,30)\n".formatted(space);
        assertThat(read(CUBE + fields + "\nabcd").grid().toPatient())
                .isEqualTo(Affine.of(2 * x, 0, 0, 10 * x, 0, 3 * y, 0, 20 * y, 0, 0, 4, 30));
    }

    @Test
    void aPlaneInSpaceGetsItsNormal() throws IOException {
        Volume read = read("NRRD0004\ntype: uint8\ndimension: 2\nsizes: 1 1\nspace: LPS\n"
                + "space directions: (0,2,0) (0,0,-3)\nencoding: raw\n\na");
        assertThat(read.grid().toPatient()).isEqualTo(Affine.of(0, 0, -1, 0, 2, 0, 0, 0, 0, -3, 0, 0));
    }

    @Test
    void anAxisOfComponentsBecomesTimesWhereverItIs() throws IOException {
        Volume first = read(CUBE.replace("dimension: 3\nsizes: 2 1 2", "dimension: 4\nsizes: 3 2 1 1")
                + "kinds: vector domain domain domain\n\nabcABC");
        assertThat(first.layout().times()).isEqualTo(3);
        assertThat(first.stored(0, 1).toArray()).containsExactly('b', 'B');
        Volume middle = read(CUBE.replace("dimension: 3\nsizes: 2 1 2", "dimension: 4\nsizes: 2 3 1 1")
                + "space: LPS\nspace directions: (1,0,0) none (0,1,0) (0,0,1)\n\naAbBcC");
        assertThat(middle.stored(0, 2).toArray()).containsExactly('c', 'C');
    }

    @Test
    void coloursAreChannelsAndAlphaIsLeftOut() throws IOException {
        String header = CUBE.replace("dimension: 3\nsizes: 2 1 2", "dimension: 4\nsizes: 4 2 1 1");
        Volume read = read(header + "kinds: RGBA-color domain domain domain\n\nrgbaRGBA");
        assertThat(read.layout().channels()).isEqualTo(3);
        assertThat(read.stored(0, 0).toArray()).containsExactly('r', 'g', 'b', 'R', 'G', 'B');
        String last = CUBE.replace("dimension: 3\nsizes: 2 1 2", "dimension: 4\nsizes: 2 1 1 3");
        Volume planes = read(last + "kinds: domain domain domain RGB-color\n\nrRgGbB");
        assertThat(planes.stored(0, 0).toArray()).containsExactly('r', 'g', 'b', 'R', 'G', 'B');
    }

    @Test
    void dataMayBeInAListOfFilesOrInNumberedOnes() throws IOException {
        Files.writeString(folder.resolve("s01.raw"), "ab");
        Files.writeString(folder.resolve("s02.raw"), "..cd");
        Files.writeString(folder.resolve("s03.raw"), "..ab");
        assertThat(read(CUBE + "byte skip: -1\ndata file: s%02d.raw 3 2 -1\n")
                        .stored(1, 0)
                        .toArray())
                .containsExactly('c', 'd');
        Volume listed = read(CUBE + "data file: LIST\ns01.raw\n" + "s01.raw\n");
        assertThat(listed.stored(1, 0).toArray()).containsExactly('a', 'b');
    }

    @Test
    void aDataFileElsewhereIsRefused() throws IOException {
        Path other = Files.writeString(folder.resolve("secret"), "abcd");
        Path inner = Files.createDirectory(folder.resolve("inner"));
        for (String name : new String[] {"../secret", other.toString()}) {
            Path header = Files.writeString(inner.resolve("a.nhdr"), CUBE + "data file: " + name + "\n");
            assertThatThrownBy(() -> VolumeReader.read(header))
                    .isInstanceOf(ImageFormatException.class)
                    .hasMessageContaining("outside of its folder");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NRRD0005\n",
                "NRRD0009\ntype: uint8\n",
                "NRRD0005\nno field\n",
                "NRRD0005\ntype: block\ndimension: 1\nsizes: 1\nencoding: raw\n\na",
                "NRRD0005\ntype: uint8\ndimension: 0\nsizes:\nencoding: raw\n\na",
                "NRRD0005\ntype: uint8\ndimension: 3\nsizes: 1 1\nencoding: raw\n\na",
                "NRRD0005\ntype: uint8\ndimension: 1\nsizes: 0\nencoding: raw\n\na",
                "NRRD0005\ntype: uint8\ndimension: 1\nsizes: -1\nencoding: raw\n\na",
                "NRRD0005\ntype: uint8\ndimension: 1\nsizes: 99999999999999999999\nencoding: raw\n\na",
                "NRRD0005\ntype: double\ndimension: 5\nsizes: 2147483647 2147483647 2147483647 2147483647 9\nencoding: raw\n\na",
                "NRRD0005\ntype: uint8\ndimension: 3\nsizes: 1 1 2147483647\nencoding: raw\n\na",
                "NRRD0005\ntype: uint8\ndimension: 3\nsizes: 1000 1000 1000\nencoding: gzip\n\na",
                "NRRD0005\ntype: uint8\ndimension: 3\nsizes: 1000 1000 1000\nencoding: ascii\n\n1 2",
                "NRRD0005\ntype: uint8\ndimension: 3\nsizes: 1000 1000 1000\nencoding: hex\n\n0102",
                "NRRD0005\ntype: uint8\ndimension: 1\nsizes: 1\nencoding: gzip\n\na",
                "NRRD0005\ntype: uint8\ndimension: 1\nsizes: 1\nencoding: gzip\n\n",
                "NRRD0005\ntype: uint8\ndimension: 1\nsizes: 1\nencoding: ascii\n\n256",
                "NRRD0005\ntype: uint8\ndimension: 1\nsizes: 1\nencoding: ascii\n\nx",
                "NRRD0005\ntype: uint8\ndimension: 1\nsizes: 1\nencoding: hex\n\nxy",
                "NRRD0005\ntype: uint8\ndimension: 1\nsizes: 3\nencoding: hex\n\n01 0g 02 03",
                "NRRD0005\ntype: uint8\ndimension: 1\nsizes: 1\nencoding: hex\nbyte skip: 9223372036854775807\n\n0102",
                "NRRD0005\ntype: uint8\ndimension: 1\nsizes: 1\nencoding: zip\n\na",
                "NRRD0005\ntype: uint8\ndimension: 1\nsizes: 1\nencoding: raw\nbyte skip: -2\n\na",
                "NRRD0005\ntype: uint8\ndimension: 1\nsizes: 1\nencoding: raw\nbyte skip: 9223372036854775807\n\na",
                "NRRD0005\ntype: uint8\ndimension: 1\nsizes: 1\nencoding: raw\nline skip: 9\n\na",
                "NRRD0005\ntype: uint8\ndimension: 1\nsizes: 1\nencoding: raw\nendian: middle\n\na",
                "NRRD0005\ntype: uint8\ndimension: 1\nsizes: 1\nencoding: raw\nspacings: 0\n\na",
                "NRRD0005\ntype: uint8\ndimension: 1\nsizes: 1\nencoding: raw\ndata file: LIST\n",
                "NRRD0005\ntype: uint8\ndimension: 1\nsizes: 1\nencoding: raw\ndata file: gone.raw\n",
                "NRRD0005\ntype: uint8\ndimension: 1\nsizes: 1\nencoding: raw\ndata file: %d.raw 1 2000000000 1\n",
                "NRRD0005\ntype: uint8\ndimension: 1\nsizes: 1\nencoding: raw\nspace: LPS\nspace directions: (nan,0,0)\n\na",
                "NRRD0005\ntype: uint8\ndimension: 1\nsizes: 1\nencoding: raw\nspace: LPS\nspace directions: (1,0,x)\n\na",
                "NRRD0005\ntype: float\ndimension: 2\nsizes: 2 1\nencoding: raw\nkinds: complex domain\n\n12345678"
            })
    void damageIsOneClearLine(String content) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOf(ImageFormatException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    private Volume read(String content) throws IOException {
        return VolumeReader.read(Files.write(folder.resolve("a.nhdr"), content.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
