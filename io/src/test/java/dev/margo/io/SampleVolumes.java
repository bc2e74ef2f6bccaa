package dev.margo.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.image.Affine;
import dev.margo.image.Intensity;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Volumes that a format has to bring back as they were. */
public final class SampleVolumes {
    private static final Affine PLAIN = Affine.spaced(1, 1, 1);
    /** Turned about two axes, anisotropic, handed as NIfTI's qform can hold it. */
    public static final Affine OBLIQUE = Affine.of(
            new double[] {-101.25, 33.5, 812.125},
            new double[] {0.8, -0.36, 0.48, 0.6, 0.48, -0.64, 0, 0.8, 0.6},
            new double[] {0.75, 0.75, 5});

    private SampleVolumes() {}

    /** Of each kind of place, shape and type; names say which. */
    public static Stream<Named> all() {
        Stream<Named> types =
                Stream.of(VoxelType.values()).map(type -> new Named(type.name(), volume(5, 4, 3, type, 1, 1, PLAIN)));
        return Stream.concat(types, places());
    }

    private static Stream<Named> places() {
        Affine mirrored = Affine.of(-0.5, 0, 0, 10, 0, -0.5, 0, 20, 0, 0, -3, 30);
        Affine leftHanded = Affine.of(1, 0, 0, 0, 0, -2, 0, 0, 0, 0, 3, -7.5);
        Affine sheared = Affine.of(1, 0, 0, 5, 0, 1, 0.25, 6, 0, 0, 2, 7);
        return Stream.of(
                new Named("oblique", volume(7, 6, 5, VoxelType.INT16, 1, 1, OBLIQUE)),
                new Named("negative spacing", volume(7, 6, 5, VoxelType.INT16, 1, 1, mirrored)),
                new Named("left-handed", volume(7, 6, 5, VoxelType.INT16, 1, 1, leftHanded)),
                new Named("sheared by a gantry", volume(7, 6, 5, VoxelType.INT16, 1, 1, sheared)),
                new Named("one slice", volume(9, 8, 1, VoxelType.UINT16, 1, 1, OBLIQUE)),
                new Named("one voxel", volume(1, 1, 1, VoxelType.UINT8, 1, 1, PLAIN)),
                new Named("4D", volume(4, 3, 2, VoxelType.FLOAT32, 1, 6, OBLIQUE)),
                new Named("RGB", volume(4, 3, 2, VoxelType.UINT8, 3, 1, OBLIQUE)),
                new Named("RGB of 16 bits", volume(4, 3, 2, VoxelType.UINT16, 3, 1, OBLIQUE)),
                new Named("RGB 4D of floats", volume(4, 3, 2, VoxelType.FLOAT32, 3, 2, PLAIN)),
                new Named("65,536 labels", labels()));
    }

    /** Values that differ everywhere and reach the type's ends. */
    public static Volume volume(
            int width, int height, int depth, VoxelType type, int channels, int times, Affine place) {
        List<Voxels> slices = new ArrayList<>();
        for (int i = 0; i < times * depth; i++) {
            double[] values = new double[width * height * channels];
            for (int j = 0; j < values.length; j++) {
                values[j] = j == 0 ? type.least() : j == 1 ? type.most() : (i * 37 + j * 11) % 127;
            }
            slices.add(Voxels.of(type, values));
        }
        OptionalDouble step = times > 1 ? OptionalDouble.of(2.5) : OptionalDouble.empty();
        Intensity.Kind kind = channels > 1 ? Intensity.Kind.DISPLAY : Intensity.Kind.ARBITRARY;
        return Volume.of(
                new VoxelGrid(width, height, depth, place),
                new Volume.Layout(type, channels, times, step),
                Intensity.stored(kind),
                slices);
    }

    private static Volume labels() {
        List<Voxels> slices = new ArrayList<>();
        for (int z = 0; z < 4; z++) {
            double[] ids = new double[128 * 128];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = z * ids.length + i;
            }
            slices.add(Voxels.of(VoxelType.UINT16, ids));
        }
        return Volume.of(
                new VoxelGrid(128, 128, 4, OBLIQUE),
                Volume.Layout.single(VoxelType.UINT16),
                Intensity.stored(Intensity.Kind.LABELS),
                slices);
    }

    /** @param toleranceMm of the affine's entries */
    public static void assertSame(Volume actual, Volume expected, double toleranceMm) {
        assertThat(actual.layout()).isEqualTo(expected.layout());
        assertThat(actual).hasToString(expected.toString());
        assertThat(actual.grid().toPatient().isClose(expected.grid().toPatient(), toleranceMm))
                .as("%s is %s", actual.grid().toPatient(), expected.grid().toPatient())
                .isTrue();
        assertThat(actual.intensity().slope()).isEqualTo(expected.intensity().slope());
        assertThat(actual.intensity().intercept())
                .isEqualTo(expected.intensity().intercept());
        for (int t = 0; t < expected.layout().times(); t++) {
            for (int z = 0; z < expected.grid().depth(); z++) {
                assertThat(actual.stored(z, t)).as("slice %s at time %s", z, t).isEqualTo(expected.stored(z, t));
            }
        }
    }

    /** A volume and what is special about it. */
    public record Named(String name, Volume volume) {
        @Override
        public String toString() {
            return name;
        }
    }
}
