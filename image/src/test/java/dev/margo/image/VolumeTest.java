package dev.margo.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumeTest {
    private static final Intensity PLAIN = Intensity.stored(Intensity.Kind.ARBITRARY);
    /** 3 x 2 x 2 voxels of 1 x 2 x 4 mm; the value of each is its indices x, y, z as digits. */
    private static final Volume DIGITS = Volume.of(
            new VoxelGrid(3, 2, 2, Affine.spaced(1, 2, 4)),
            Volume.Layout.single(VoxelType.INT16),
            PLAIN,
            List.of(
                    Voxels.of(VoxelType.INT16, 0, 100, 200, 10, 110, 210),
                    Voxels.of(VoxelType.INT16, 1, 101, 201, 11, 111, 211)));

    @Test
    void slicesAcrossEachAxisHaveTheirRowsColumnsAndSpacing() {
        assertThat(DIGITS.slice(Axis.Z, 1, 0)).isEqualTo(image(3, 2, 1, 2, 1, 101, 201, 11, 111, 211));
        assertThat(DIGITS.slice(Axis.Y, 1, 0)).isEqualTo(image(3, 2, 1, 4, 10, 110, 210, 11, 111, 211));
        assertThat(DIGITS.slice(Axis.X, 2, 0)).isEqualTo(image(2, 2, 2, 4, 200, 210, 201, 211));
        assertThatThrownBy(() -> DIGITS.slice(Axis.X, 3, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> DIGITS.slice(Axis.Z, 0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static Image image(int width, int height, double xMm, double yMm, float... samples) {
        return Image.gray(new Size(width, height), SampleDepth.INT16, samples).withSpacing(new PixelSpacing(xMm, yMm));
    }

    @Test
    void slicesShowValuesAfterRescaleAndFillWhatIsNoNumber() {
        Volume floats = single(VoxelType.FLOAT32, new Intensity(Intensity.Kind.ARBITRARY, 2, -1), 1, Double.NaN, 3.5);
        assertThat(floats.slice(Axis.Z, 0, 0).samples()).containsExactly(1, 1, 6);
        assertThat(floats.slice(Axis.Z, 0, 0).depth()).isEqualTo(SampleDepth.FLOAT);
    }

    @Test
    void rescaledValuesAreStoredInTheNarrowestTypeThatLosesNothing() {
        Intensity half = new Intensity(Intensity.Kind.HOUNSFIELD, 0.5, 0);
        assertThat(single(VoxelType.UINT16, half, 2, 4, 510).rescaled().layout().type())
                .isEqualTo(VoxelType.UINT8);
        assertThat(single(VoxelType.UINT16, half, 1, 4, 510).rescaled().layout().type())
                .isEqualTo(VoxelType.FLOAT32);
        Volume tenth = single(VoxelType.UINT16, new Intensity(Intensity.Kind.HOUNSFIELD, 0.1, -1024), 1, 2, 3)
                .rescaled();
        assertThat(tenth.layout().type()).isEqualTo(VoxelType.FLOAT64);
        assertThat(tenth.stored(0, 0).get(2)).isEqualTo(3 * 0.1 - 1024);
        assertThat(tenth.intensity()).isEqualTo(Intensity.stored(Intensity.Kind.HOUNSFIELD));
        assertThat(DIGITS.rescaled()).isSameAs(DIGITS);
    }

    private static Volume single(VoxelType type, Intensity intensity, double... values) {
        VoxelGrid grid = new VoxelGrid(values.length, 1, 1, Affine.spaced(1, 1, 1));
        return Volume.of(grid, Volume.Layout.single(type), intensity, List.of(Voxels.of(type, values)));
    }

    @Test
    void refusesSlicesThatAreNotThoseOfItsGrid() {
        VoxelGrid grid = DIGITS.grid();
        Volume.Layout layout = DIGITS.layout();
        List<Voxels> one = List.of(DIGITS.stored(0, 0));
        assertThatThrownBy(() -> Volume.of(grid, layout, PLAIN, one)).hasMessageContaining("needs 2 slices, got 1");
        Voxels bytes = Voxels.of(VoxelType.UINT8, 0, 0, 0, 0, 0, 0);
        assertThatThrownBy(() -> Volume.of(grid, layout, PLAIN, List.of(bytes, bytes)))
                .hasMessageContaining("needs 6 INT16 values, got 6 UINT8 voxels");
        VoxelGrid wide = new VoxelGrid(60_000, 60_000, 1, Affine.spaced(1, 1, 1));
        assertThatThrownBy(() -> Volume.of(wide, layout, PLAIN, (z, t) -> bytes))
                .hasMessageContaining("more than an array can hold");
        assertThatThrownBy(() -> new Volume.Layout(VoxelType.UINT8, 2, 1, OptionalDouble.empty()))
                .hasMessageContaining("1 or 3 channels");
    }

    @Test
    void aSourceThatFailsIsToldAsItself() {
        Volume gone = Volume.of(DIGITS.grid(), DIGITS.layout(), PLAIN, (z, t) -> {
            throw new FileNotFoundException("gone");
        });
        assertThatThrownBy(() -> gone.stored(0, 0))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseInstanceOf(FileNotFoundException.class);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1, Z", "1, 1, 5, Z", "5, 1, 1, X", "1, 5, 1, Y", "5, 5, 1, Z", "1, 1, 0.995, Z", "1, 1, 0.5, Z"})
    void theAxisAcrossSlicesIsTheOneOfLargestSpacing(double x, double y, double z, Axis expected) {
        assertThat(new VoxelGrid(2, 2, 2, Affine.spaced(x, y, z)).outOfPlane()).isEqualTo(expected);
    }

    @Test
    void segmentsPointIntoTheirLayers() {
        assertThatThrownBy(() -> new Segmentation(DIGITS, List.of(new Segment("a", 1, 1, Colour.ofLabel(1)))))
                .hasMessageContaining("is in layer 1");
        assertThatThrownBy(() -> Segment.of("a", 0)).hasMessageContaining("above 0");
        assertThat(Segmentation.unnamed(DIGITS).labels().intensity().kind()).isEqualTo(Intensity.Kind.LABELS);
        assertThat(Colour.ofLabel(1)).isNotEqualTo(Colour.ofLabel(2));
    }
}
