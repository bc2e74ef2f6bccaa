package dev.margo.io.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.image.Affine;
import dev.margo.image.ByteImage;
import dev.margo.image.Image;
import dev.margo.image.Intensity;
import dev.margo.image.SampleDepth;
import dev.margo.image.Segmentation;
import dev.margo.image.Size;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import dev.margo.io.FileNotWrittenException;
import dev.margo.io.ImageFormatException;
import dev.margo.io.SampleVolumes;
import dev.margo.io.VolumeReader;
import dev.margo.io.VolumeWriter;
import dev.margo.io.raster.RasterReader;
import dev.margo.io.raster.RasterWriter;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SliceFolderTest {
    private static final Affine PLAIN = Affine.spaced(1, 1, 1);
    private static final Size SIZE = new Size(2, 1);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"UINT8,1", "UINT16,1", "UINT8,3", "UINT16,3"})
    void slicesComeBack(VoxelType type, int channels) throws IOException {
        Volume volume = SampleVolumes.volume(5, 4, 12, type, channels, 1, PLAIN);
        Path slices = folder.resolve("slices");
        VolumeWriter.write(slices, volume);
        assertThat(slices.resolve("slice_0011.png")).isRegularFile();
        SampleVolumes.assertSame(VolumeReader.read(slices), volume, 0);
    }

    @Test
    void labelsAreOf8BitsWhereThatIsEnough() throws IOException {
        Path few = folder.resolve("few");
        VolumeWriter.writeLabels(few, labels(0, 7, 255));
        assertThat(RasterReader.read(few.resolve("slice_0001.png")).depth()).isEqualTo(SampleDepth.UINT8);
        Path many = folder.resolve("many");
        VolumeWriter.writeLabels(many, labels(0, 7, 65_535));
        Volume back = VolumeReader.readLabels(many).labels();
        assertThat(back.stored(2, 0).get(1)).isEqualTo(65_535);
        assertThat(back.intensity().kind()).isEqualTo(Intensity.Kind.LABELS);
    }

    /** A slice with each id. */
    private static Segmentation labels(int... ids) {
        List<Voxels> slices = new ArrayList<>();
        for (int id : ids) {
            slices.add(Voxels.of(VoxelType.INT32, 0, id));
        }
        VoxelGrid grid = new VoxelGrid(2, 1, ids.length, PLAIN);
        Intensity kind = Intensity.stored(Intensity.Kind.LABELS);
        return Segmentation.unnamed(Volume.of(grid, Volume.Layout.single(VoxelType.INT32), kind, slices));
    }

    @Test
    void slicesAreInTheOrderOfTheirNumbers() throws IOException {
        for (int z = 1; z <= 11; z++) {
            writeGray("Case2_" + z + ".png", z);
        }
        Volume volume = VolumeReader.read(folder);
        assertThat(volume.grid().depth()).isEqualTo(11);
        for (int z = 0; z < 11; z++) {
            assertThat(volume.stored(z, 0).get(0)).isEqualTo(z + 1);
        }
    }

    private void writeGray(String name, int value) throws IOException {
        RasterWriter.writePng(folder.resolve(name), ByteImage.gray(SIZE, new byte[] {(byte) value, 0}));
    }

    @Test
    void tiffSlicesKeepTheirTypeAndSpacing() throws IOException {
        for (int z = 0; z < 3; z++) {
            Voxels slice = Voxels.of(VoxelType.INT32, -z, 1_000_000);
            VoxelGrid grid = new VoxelGrid(2, 1, 1, Affine.spaced(0.5, 0.5, 3));
            VolumeWriter.write(
                    folder.resolve(z + ".tif"),
                    Volume.of(
                            grid,
                            Volume.Layout.single(VoxelType.INT32),
                            Intensity.stored(Intensity.Kind.ARBITRARY),
                            List.of(slice)));
        }
        Volume volume = VolumeReader.read(folder);
        assertThat(volume.grid().toPatient().spacing()).containsExactly(0.5, 0.5, 3);
        assertThat(volume.stored(2, 0)).isEqualTo(Voxels.of(VoxelType.INT32, -2, 1_000_000));
    }

    @Test
    void aPaletteIsColoursInAPictureAndIdsInLabels() throws IOException {
        byte[] levels = {0, 50, (byte) 200};
        IndexColorModel palette = new IndexColorModel(2, 3, levels, new byte[] {0, 9, 9}, levels);
        BufferedImage mask = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_BINARY, palette);
        mask.getRaster().setPixels(0, 0, 3, 1, new int[] {0, 1, 2});
        Path file = folder.resolve("mask.png");
        ImageIO.write(mask, "png", file.toFile());
        assertThat(VolumeReader.read(file).layout().channels()).isEqualTo(3);
        assertThat(VolumeReader.readLabels(file).labels().stored(0, 0)).isEqualTo(Voxels.of(VoxelType.UINT8, 0, 1, 2));
        assertThat(VolumeReader.isVolume(file)).isFalse();
    }

    @Test
    void aPictureIsAVolumeOfOneSlice() throws IOException {
        writeGray("one.png", 9);
        Path file = folder.resolve("one.png");
        assertThat(VolumeReader.read(file).grid()).isEqualTo(new VoxelGrid(2, 1, 1, PLAIN));
        Path copy = folder.resolve("copy.png");
        VolumeWriter.write(copy, VolumeReader.read(file));
        Image image = RasterReader.read(copy);
        assertThat(image).isEqualTo(RasterReader.read(file));
    }

    @Test
    void slicesThatDifferAreRefusedWithBothNames() throws IOException {
        writeGray("1.png", 1);
        RasterWriter.writePng16(folder.resolve("2.png"), SIZE, new int[] {300, 0});
        Volume volume = VolumeReader.read(folder);
        assertThatThrownBy(() -> volume.stored(1, 0))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContainingAll("2.png", "1.png", "UINT16", "alike");
    }

    @Test
    void whatIsNoFolderOfSlicesIsRefused() throws IOException {
        writeGray("1.png", 1);
        VolumeWriter.write(folder.resolve("2.tif"), SampleVolumes.volume(2, 1, 2, VoxelType.UINT8, 1, 1, PLAIN));
        assertThatThrownBy(() -> VolumeReader.read(folder))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("kinds [PNG, TIFF]");
        Files.delete(folder.resolve("1.png"));
        assertThatThrownBy(() -> VolumeReader.read(folder))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("a file of 2 slices");
        Files.write(folder.resolve("2.tif"), new byte[] {'I', 'I', 42, 0, 8});
        assertThatThrownBy(() -> VolumeReader.read(folder)).isInstanceOf(ImageFormatException.class);
    }

    @Test
    void picturesBesideOtherFilesMakeNoFolderOfSlices() throws IOException {
        writeGray("preview.png", 1);
        Files.writeString(folder.resolve("IM0001"), "x");
        assertThat(VolumeReader.formatOf(folder)).contains("DICOM");
    }

    @Test
    void whatPngCannotHoldIsNotWritten() {
        Path target = folder.resolve("new");
        Volume signed = SampleVolumes.volume(2, 2, 2, VoxelType.INT16, 1, 1, PLAIN);
        refuses(target, signed, "slice 0 has the value -32768.0", "0 to 65535");
        refuses(target, SampleVolumes.volume(2, 2, 2, VoxelType.UINT8, 1, 2, PLAIN), "hold one time");
        refuses(folder.resolve("a.png"), SampleVolumes.volume(2, 2, 2, VoxelType.UINT8, 1, 1, PLAIN), "one slice");
        refuses(folder.resolve("gone/new"), SampleVolumes.volume(2, 2, 2, VoxelType.UINT8, 1, 1, PLAIN), "create it");
        assertThat(folder).isEmptyDirectory();
        refuses(folder, SampleVolumes.volume(2, 2, 2, VoxelType.UINT8, 1, 1, PLAIN), "there is one already");
    }

    private static void refuses(Path target, Volume volume, String... words) {
        assertThatThrownBy(() -> VolumeWriter.write(target, volume))
                .isInstanceOf(FileNotWrittenException.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void aFolderAppearsWholeOrNotAtAll() {
        assertThatThrownBy(() -> NewFolder.write(folder.resolve("new"), 3, i -> i + ".png", i -> {
                    if (i == 2) {
                        throw new IOException("disk full");
                    }
                    return new byte[1];
                }))
                .hasMessage("disk full");
        assertThat(folder).isEmptyDirectory();
    }
}
