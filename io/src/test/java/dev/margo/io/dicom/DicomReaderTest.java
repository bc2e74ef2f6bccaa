package dev.margo.io.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.margo.image.Affine;
import dev.margo.image.Axis;
import dev.margo.image.Intensity;
import dev.margo.image.IntensityWindow;
import dev.margo.image.PixelSpacing;
import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import dev.margo.io.ImageFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DicomReaderTest {
    @TempDir
    Path folder;

    private Path write(String name, DicomBytes image) throws IOException {
        return Files.write(folder.resolve(name), image.file());
    }

    private DicomVolume read(DicomBytes... images) throws IOException {
        for (int i = 0; i < images.length; i++) {
            write((images.length - i) + ".dcm", images[i]);
        }
        return DicomReader.read(folder);
    }

    @Test
    void aCtSliceIsInHounsfieldUnitsAtItsPlace() throws IOException {
        DicomVolume read = read(DicomBytes.ct(5)
                .text(Tag.SLICE_THICKNESS, "2.5")
                .text(Tag.WINDOW_CENTER, "40\\-600")
                .text(Tag.WINDOW_WIDTH, "400\\1500"));
        assertThat(read.volume()).hasToString("4 x 3 x 1 UINT16 volume");
        assertThat(read.volume().intensity()).isEqualTo(new Intensity(Intensity.Kind.HOUNSFIELD, 1, -1024));
        assertThat(read.volume().grid().toPatient()).isEqualTo(Affine.of(0.5, 0, 0, -10, 0, 0.75, 0, 20, 0, 0, 2.5, 5));
        assertThat(read.volume().slice(Axis.Z, 0, 0).spacing()).hasValue(new PixelSpacing(0.5, 0.75));
        assertThat(read.display().window()).hasValue(new IntensityWindow.Range(-160, 239));
        assertThat(read.display().windows()).hasSize(2);
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void slicesAreOrderedByPlaceNotByName() throws IOException {
        DicomVolume read = read(DicomBytes.ct(4), DicomBytes.ct(-2), DicomBytes.ct(0), DicomBytes.ct(2));
        assertThat(read.volume().grid().depth()).isEqualTo(4);
        assertThat(read.volume().grid().toPatient().apply(0, 0, 3)).containsExactly(-10, 20, 4);
        assertThat(read.source().slices())
                .extracting(slice -> slice.orElseThrow().sopInstanceUid())
                .containsExactly("1.2.3.4800", "1.2.3.5000", "1.2.3.5200", "1.2.3.5400");
        assertThat(read.source().seriesUid()).isEqualTo("1.2.3");
    }

    @Test
    void duplicatesAreLeftOutAndGapsFilledAndBothReported() throws IOException {
        DicomVolume read = read(
                DicomBytes.ct(0),
                DicomBytes.ct(2),
                DicomBytes.ct(2).text(Tag.SOP_INSTANCE_UID, "1.9"),
                DicomBytes.ct(6),
                DicomBytes.ct(8));
        assertThat(read.volume().grid().depth()).isEqualTo(5);
        assertThat(read.warnings())
                .containsExactly(
                        "1 slices at the place of another were left out",
                        "1 of 5 slices are missing; they are filled with the least value of the slice before");
        assertThat(read.source().slices().get(2)).isEmpty();
        assertThat(read.volume().stored(2, 0)).isEqualTo(Voxels.of(VoxelType.UINT16, new double[12]));
    }

    @Test
    void slicesThatMakeNoGridAreRefused() {
        assertRefused("slices 2.0 to 3.0 mm apart", DicomBytes.ct(0), DicomBytes.ct(2), DicomBytes.ct(5));
        assertRefused(
                "2 slices of one orientation and 1 of others",
                DicomBytes.ct(0).text(Tag.IMAGE_ORIENTATION_PATIENT, "0\\1\\0\\0\\0\\-1"),
                DicomBytes.ct(2),
                DicomBytes.ct(4));
        assertRefused(
                "lie side by side",
                DicomBytes.ct(0),
                DicomBytes.ct(0).text(Tag.IMAGE_POSITION_PATIENT, "50\\20\\0").text(Tag.SOP_INSTANCE_UID, "1.7"));
        assertRefused(
                "2 slices that say where they are and 1 that do not",
                DicomBytes.ct(0),
                DicomBytes.ct(1),
                DicomBytes.ct(2).without(Tag.IMAGE_POSITION_PATIENT));
        assertRefused(
                "different pixel spacing", DicomBytes.ct(0), DicomBytes.ct(1).text(Tag.PIXEL_SPACING, "1\\1"));
        assertRefused("two unit vectors", DicomBytes.ct(0).text(Tag.IMAGE_ORIENTATION_PATIENT, "1\\0\\0\\1\\0\\0"));
    }

    private void assertRefused(String part, DicomBytes... images) {
        assertThatThrownBy(() -> {
                    try (var files = Files.list(folder)) {
                        for (Path file : files.toList()) {
                            Files.delete(file);
                        }
                    }
                    read(images);
                })
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining(part)
                .hasMessageNotContaining("\n");
    }

    @Test
    void aTiltedGantryMakesAShearedGrid() throws IOException {
        DicomVolume read = read(
                DicomBytes.ct(0).text(Tag.IMAGE_POSITION_PATIENT, "0\\0\\0"),
                DicomBytes.ct(2).text(Tag.IMAGE_POSITION_PATIENT, "0\\1\\2"),
                DicomBytes.ct(4).text(Tag.IMAGE_POSITION_PATIENT, "0\\2\\4"));
        assertThat(read.volume().grid().toPatient().apply(0, 0, 2)).containsExactly(0, 2, 4);
        assertThat(read.warnings()).containsExactly("the gantry was tilted by 26.565 degrees: the grid is sheared");
    }

    @Test
    void slicesAtOnePlaceAreTimes() throws IOException {
        DicomBytes[] images = new DicomBytes[6];
        for (int i = 0; i < 6; i++) {
            images[i] = DicomBytes.ct(i % 3)
                    .text(Tag.SOP_INSTANCE_UID, "1.5." + i)
                    .text(Tag.TEMPORAL_POSITION_IDENTIFIER, String.valueOf(2 - i / 3))
                    .text(Tag.TEMPORAL_RESOLUTION, "2500");
        }
        DicomVolume read = read(images);
        assertThat(read.volume()).hasToString("4 x 3 x 3 x 2 times UINT16 volume");
        assertThat(read.volume().layout().timeStepSeconds()).hasValue(2.5);
        assertThat(read.source().slices())
                .extracting(slice -> slice.orElseThrow().sopInstanceUid())
                .containsExactly("1.5.3", "1.5.4", "1.5.5", "1.5.0", "1.5.1", "1.5.2");
        Files.delete(folder.resolve("1.dcm"));
        assertThatThrownBy(() -> DicomReader.read(folder)).hasMessageContaining("a time or echo is incomplete");
    }

    @Test
    void aRescaleOfItsOwnForEachSliceMakesFloats() throws IOException {
        DicomVolume read = read(
                DicomBytes.ct(0).text(Tag.MODALITY, "PT").text(Tag.RESCALE_SLOPE, "2"),
                DicomBytes.ct(1).text(Tag.MODALITY, "PT").text(Tag.RESCALE_SLOPE, "0.5"));
        assertThat(read.volume().intensity()).isEqualTo(Intensity.stored(Intensity.Kind.ARBITRARY));
        assertThat(read.volume().stored(0, 0).get(3)).isEqualTo(3 * 2 - 1024);
        assertThat(read.volume().stored(1, 0).get(3)).isEqualTo(3 * 0.5 - 1024);
    }

    @Test
    void theModalityTableIsApplied() throws IOException {
        DicomBytes table = new DicomBytes(DicomBytes.EXPLICIT)
                .whole(Tag.LUT_DESCRIPTOR, 3, 1, 16)
                .words(Tag.LUT_DATA, new byte[] {10, 0, 20, 0, 30, 1});
        DicomVolume read = read(DicomBytes.ct(0).item(Tag.MODALITY_LUT_SEQUENCE, table));
        assertThat(read.volume().intensity().kind()).isEqualTo(Intensity.Kind.ARBITRARY);
        assertThat(read.volume().stored(0, 0))
                .isEqualTo(Voxels.of(VoxelType.UINT16, 10, 10, 20, 286, 286, 286, 286, 286, 286, 286, 286, 286));
    }

    @Test
    void whiteIsLowInMonochrome1AndItsValuesStay() throws IOException {
        DicomVolume read = read(DicomBytes.ct(0).text(Tag.PHOTOMETRIC_INTERPRETATION, "MONOCHROME1"));
        assertThat(read.display().inverted()).isTrue();
        assertThat(read.volume().stored(0, 0).get(11)).isEqualTo(11);
    }

    @Test
    void framesOfAnEnhancedImageHaveTheirOwnPlaces() throws IOException {
        DicomBytes none = new DicomBytes(DicomBytes.EXPLICIT);
        DicomBytes[] frames = new DicomBytes[2];
        for (int i = 0; i < 2; i++) {
            frames[i] = none.empty()
                    .item(
                            Tag.PLANE_POSITION_SEQUENCE,
                            none.empty().text(Tag.IMAGE_POSITION_PATIENT, "1\\2\\" + (30 - 5 * i)))
                    .item(
                            Tag.PIXEL_VALUE_TRANSFORMATION_SEQUENCE,
                            none.empty().text(Tag.RESCALE_SLOPE, "2").text(Tag.RESCALE_INTERCEPT, "7"));
        }
        DicomBytes shared = none.empty()
                .item(
                        Tag.PLANE_ORIENTATION_SEQUENCE,
                        none.empty().text(Tag.IMAGE_ORIENTATION_PATIENT, "1\\0\\0\\0\\1\\0"))
                .item(Tag.PIXEL_MEASURES_SEQUENCE, none.empty().text(Tag.PIXEL_SPACING, "2\\3"));
        DicomVolume read = read(DicomBytes.gray(2, 4)
                .whole(Tag.ROWS, 2)
                .text(Tag.NUMBER_OF_FRAMES, "2")
                .item(Tag.SHARED_FUNCTIONAL_GROUPS_SEQUENCE, shared)
                .items(Tag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, false, frames));
        assertThat(read.volume().grid().toPatient()).isEqualTo(Affine.of(3, 0, 0, 1, 0, 2, 0, 2, 0, 0, 5, 25));
        assertThat(read.volume().intensity()).isEqualTo(new Intensity(Intensity.Kind.ARBITRARY, 2, 7));
        assertThat(read.volume().stored(0, 0)).isEqualTo(Voxels.of(VoxelType.UINT16, 4, 5, 6, 7));
        assertThat(read.source().slices().get(0).orElseThrow().frame()).isEqualTo(2);
    }

    @Test
    void framesOfADoseLieAtTheirOffsets() throws IOException {
        DicomVolume read = read(DicomBytes.ct(10)
                .without(Tag.RESCALE_SLOPE)
                .without(Tag.RESCALE_INTERCEPT)
                .text(Tag.MODALITY, "RTDOSE")
                .whole(Tag.ROWS, 1)
                .text(Tag.NUMBER_OF_FRAMES, "3")
                .text(Tag.GRID_FRAME_OFFSET_VECTOR, "0\\2.5\\5")
                .text(Tag.DOSE_GRID_SCALING, "1e-3"));
        assertThat(read.volume().grid().toPatient().apply(0, 0, 2)).containsExactly(-10, 20, 15);
        assertThat(read.volume().intensity().slope()).isEqualTo(1e-3);
    }

    @Test
    void picturesWithoutAPlaceAreStackedAndItIsSaid() throws IOException {
        DicomBytes region = new DicomBytes(DicomBytes.EXPLICIT)
                .whole(Tag.PHYSICAL_UNITS_X_DIRECTION, 3)
                .whole(Tag.PHYSICAL_UNITS_Y_DIRECTION, 3)
                .real(Tag.PHYSICAL_DELTA_X, 0.02)
                .real(Tag.PHYSICAL_DELTA_Y, 0.03);
        DicomVolume read = read(DicomBytes.gray(2, 4)
                .whole(Tag.ROWS, 2)
                .text(Tag.MODALITY, "US")
                .text(Tag.NUMBER_OF_FRAMES, "2")
                .item(Tag.SEQUENCE_OF_ULTRASOUND_REGIONS, region));
        double[] spacing = read.volume().grid().toPatient().spacing();
        assertThat(spacing[0]).isCloseTo(0.2, within(1e-12));
        assertThat(spacing[1]).isCloseTo(0.3, within(1e-12));
        assertThat(read.warnings())
                .hasSize(3)
                .anyMatch(warning -> warning.contains("nothing of where the patient is"))
                .anyMatch(warning -> warning.contains("first region of the ultrasound"))
                .anyMatch(warning -> warning.contains("1 mm"));
    }

    @Test
    void severalSeriesAreListedAndOneIsAskedFor() throws IOException {
        write("a", DicomBytes.ct(0));
        write("b", DicomBytes.ct(1));
        write("c", DicomBytes.gray(5, 5).text(Tag.MODALITY, "MR").text(Tag.SERIES_INSTANCE_UID, "9.8.7"));
        write("d", DicomBytes.gray(5, 5).text(Tag.MODALITY, "SR").without(Tag.PIXEL_DATA));
        Files.writeString(folder.resolve("README.txt"), "no DICOM");
        assertThatThrownBy(() -> DicomReader.read(folder))
                .isInstanceOf(SeveralSeriesException.class)
                .hasMessageContaining("found 2 series, expected one; choose one by its number or series UID: "
                        + "1: CT 4 x 3, 2 slices, series 1.2.3; 2: MR 5 x 5, 1 slices, series 9.8.7");
        assertThat(DicomReader.read(folder, "9.8.7").volume()).hasToString("5 x 5 x 1 UINT16 volume");
        assertThat(DicomReader.read(folder, "1").volume()).hasToString("4 x 3 x 2 UINT16 volume");
        assertThat(DicomReader.list(folder)).hasSize(2);
        assertThatThrownBy(() -> DicomReader.read(folder, "3.3")).hasMessageContaining("is not there");
    }

    @Test
    void aDicomdirLeadsToItsFilesAndNowhereElse() throws IOException {
        Files.createDirectory(folder.resolve("IMAGES"));
        write("IMAGES/I1", DicomBytes.ct(0));
        write("IMAGES/I2", DicomBytes.ct(3));
        DicomBytes none = new DicomBytes(DicomBytes.EXPLICIT);
        Path directory = write(
                "DICOMDIR",
                none.empty()
                        .items(
                                Tag.DIRECTORY_RECORD_SEQUENCE,
                                true,
                                none.empty().text(Tag.MODALITY, "CT"),
                                none.empty().text(Tag.REFERENCED_FILE_ID, "IMAGES\\I2"),
                                none.empty().text(Tag.REFERENCED_FILE_ID, "IMAGES\\I1"),
                                none.empty().text(Tag.REFERENCED_FILE_ID, "IMAGES\\GONE")));
        assertThat(DicomReader.read(directory).volume()).hasToString("4 x 3 x 2 UINT16 volume");
        Path hostile = write(
                "DICOMDIR",
                none.empty()
                        .item(Tag.DIRECTORY_RECORD_SEQUENCE, none.empty().text(Tag.REFERENCED_FILE_ID, "..\\secret")));
        assertThatThrownBy(() -> DicomReader.read(hostile)).hasMessageContaining("no name of a file below");
    }

    @Test
    void aFolderWithoutImagesIsRefused() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "no DICOM");
        assertThatThrownBy(() -> DicomReader.read(folder))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("no DICOM image among the 0 DICOM files");
    }
}
