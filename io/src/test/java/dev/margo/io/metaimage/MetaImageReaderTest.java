package dev.margo.io.metaimage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.image.Affine;
import dev.margo.image.Intensity;
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
import org.junit.jupiter.params.provider.ValueSource;

class MetaImageReaderTest {
    private static final String CUBE = "NDims = 3\nDimSize = 2 1 2\nElementType = MET_UCHAR\n";

    @TempDir
    private Path folder;

    @Test
    void rowsOfTheMatrixAreTheDirectionsOfTheAxes() throws IOException {
        Volume read = read(CUBE + "TransformMatrix = 0 1 0 0 0 1 1 0 0\nOffset = 7 8 9\nElementSpacing = 2 3 4\n"
                + "AnatomicalOrientation = RAI\nElementDataFile = LOCAL\nabcd");
        assertThat(read.grid().toPatient()).isEqualTo(Affine.of(0, 0, 4, 7, 2, 0, 0, 8, 0, 3, 0, 9));
    }

    @Test
    void otherUnitsBecomeMillimetres() throws IOException {
        Volume read = read(CUBE + "DistanceUnits = cm\nPosition = 1 2 3\nElementDataFile = LOCAL\nabcd");
        assertThat(read.grid().toPatient()).isEqualTo(Affine.of(10, 0, 0, 10, 0, 10, 0, 20, 0, 0, 10, 30));
    }

    @Test
    void bigEndianNumbersAreTurned() throws IOException {
        Volume read = read(CUBE.replace("MET_UCHAR", "MET_SHORT")
                + "BinaryDataByteOrderMSB = True\nElementDataFile = LOCAL\n\1\2\3\4\5\6\7\10");
        assertThat(read.stored(0, 0).toArray()).containsExactly(0x0102, 0x0304);
    }

    @Test
    void textIsReadAsNumbers() throws IOException {
        Volume read = read(CUBE + "BinaryData = False\nElementDataFile = LOCAL\n1 2\n3 255\n");
        assertThat(read.stored(1, 0).toArray()).containsExactly(3, 255);
    }

    @Test
    void threeChannelsAreColoursAndTwoAreTimes() throws IOException {
        Volume two = read(CUBE + "ElementNumberOfChannels = 2\nElementDataFile = LOCAL\naAbBcCdD");
        assertThat(two.stored(1, 1).toArray()).containsExactly('C', 'D');
        Volume three = read(CUBE + "ElementNumberOfChannels = 3\nElementDataFile = LOCAL\nabcdefghijkl");
        assertThat(three.stored(1, 0).toArray()).containsExactly('g', 'h', 'i', 'j', 'k', 'l');
        assertThat(three.intensity().kind()).isEqualTo(Intensity.Kind.DISPLAY);
    }

    @Test
    void dataMayBeInAListOfFilesOrInNumberedOnesOrAtTheEndOfOne() throws IOException {
        Files.writeString(folder.resolve("a b.raw"), "..ab");
        Files.writeString(folder.resolve("s2.raw"), "..cd");
        Files.writeString(folder.resolve("s3.raw"), "..ef");
        Volume listed = read(CUBE + "HeaderSize = 2\nElementDataFile = LIST 2\na b.raw\ns3.raw\n");
        assertThat(listed.stored(1, 0).toArray()).containsExactly('e', 'f');
        Volume numbered = read(CUBE + "HeaderSize = -1\nElementDataFile = s%d.raw 2 3 1\n");
        assertThat(numbered.stored(0, 0).toArray()).containsExactly('c', 'd');
        Volume one = read(CUBE.replace("2 1 2", "2 1 1") + "HeaderSize = -1\nElementDataFile = a b.raw\n");
        assertThat(one.stored(0, 0).toArray()).containsExactly('a', 'b');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "DimSize = 2 1\nElementDataFile = LOCAL\nabcd",
                "NDims = 99\nElementDataFile = LOCAL\nabcd",
                "NDims = x\nElementDataFile = LOCAL\nabcd",
                "DimSize = 0 1 1\nElementDataFile = LOCAL\nabcd",
                "DimSize = 2147483647 2147483647 2147483647\nElementDataFile = LOCAL\nabcd",
                "DimSize = 1 1 2147483647\nElementDataFile = LOCAL\nabcd",
                "DimSize = 1 1 2147483647\nCompressedData = True\nElementDataFile = LOCAL\nabcd",
                "CompressedData = True\nElementDataFile = LOCAL\nabcd",
                "CompressedData = True\nElementDataFile = LOCAL\n",
                "BinaryData = False\nElementDataFile = LOCAL\n1 2 3",
                "BinaryData = False\nElementDataFile = LOCAL\n1 2 3 x",
                "ElementType = MET_OTHER\nElementDataFile = LOCAL\nabcd",
                "ElementNumberOfChannels = -1\nElementDataFile = LOCAL\nabcd",
                "ElementNumberOfChannels = 2000000000\nElementDataFile = LOCAL\nabcd",
                "ElementSpacing = 0 1 1\nElementDataFile = LOCAL\nabcd",
                "ElementSpacing = NaN 1 1\nElementDataFile = LOCAL\nabcd",
                "ElementSpacing = 1 1\nElementDataFile = LOCAL\nabcd",
                "TransformMatrix = 1 0 0 1 0 0 0 0 1\nElementDataFile = LOCAL\nabcd",
                "ElementToIntensityFunctionSlope = 0\nElementDataFile = LOCAL\nabcd",
                "HeaderSize = -2\nElementDataFile = LOCAL\nabcd",
                "HeaderSize = 9223372036854775807\nElementDataFile = LOCAL\nabcd",
                "ElementDataFile = LIST\n",
                "ElementDataFile = gone.raw\n",
                "ElementDataFile = ../../gone.raw\n",
                "ElementDataFile = s%d.raw 1 9 0\n",
                "no tag\nElementDataFile = LOCAL\nabcd",
                "ElementDataFile = LOCAL\nabc"
            })
    void damageIsOneClearLine(String tags) {
        assertThatThrownBy(() -> read(CUBE + tags))
                .isInstanceOf(ImageFormatException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    private Volume read(String content) throws IOException {
        return VolumeReader.read(Files.write(folder.resolve("a.mhd"), content.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
