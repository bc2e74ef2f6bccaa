package dev.margo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.image.Affine;
import dev.margo.image.Axis;
import dev.margo.image.Image;
import dev.margo.image.Intensity;
import dev.margo.image.SliceOrientation;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import dev.margo.mask.LabelImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SliceViewTest {
    private static final String PAIRS = "LRPASI";

    /** One bright voxel near the patient's right, front and head; the letters say where x, y and z grow to. */
    private static Volume patient(String letters) {
        int[] size = {6, 7, 8};
        double[] m = new double[12];
        int[] bright = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            int pair = PAIRS.indexOf(letters.charAt(axis));
            m[4 * (pair / 2) + axis] = pair % 2 == 0 ? 2 + axis : -2 - axis;
            boolean growsThere = "RAS".indexOf(letters.charAt(axis)) >= 0;
            bright[axis] = growsThere ? size[axis] - 1 : 0;
        }
        List<Voxels> slices = new ArrayList<>();
        for (int z = 0; z < size[2]; z++) {
            double[] values = new double[size[0] * size[1]];
            values[bright[1] * size[0] + bright[0]] = z == bright[2] ? 1 : 0;
            slices.add(Voxels.of(VoxelType.UINT8, values));
        }
        return Volume.of(
                new VoxelGrid(size[0], size[1], size[2], Affine.of(m)),
                Volume.Layout.single(VoxelType.UINT8),
                Intensity.stored(Intensity.Kind.ARBITRARY),
                slices);
    }

    @ParameterizedTest
    @CsvSource({"LPS", "RAS", "LAS", "LPI", "PSR", "AIL", "SLP", "IRA", "PLS"})
    void rightFrontAndHeadAreAtTheTopLeftWhereverTheyAreStored(String letters) {
        Volume volume = patient(letters);
        Affine toPatient = volume.grid().toPatient();
        for (Axis axis : Axis.values()) {
            char across = letters.charAt(axis.ordinal());
            boolean grows = "RAS".indexOf(across) >= 0;
            Image slice = volume.slice(axis, grows ? volume.grid().size(axis) - 1 : 0, 0);
            SliceOrientation orientation = SliceOrientation.radiological(toPatient, axis);
            SliceView view = new SliceView(orientation);
            Image shown = view.of(slice);
            assertThat(shown.sample(0, 0, 0)).isEqualTo(1);
            boolean sagittal = across == 'L' || across == 'R';
            boolean axial = across == 'S' || across == 'I';
            assertThat("" + orientation.right() + orientation.bottom())
                    .isEqualTo(sagittal ? "PI" : axial ? "LP" : "LI");
            double[] spacing = toPatient.spacing();
            int columns = letters.indexOf(sagittal ? 'P' : 'L') >= 0
                    ? letters.indexOf(sagittal ? 'P' : 'L')
                    : letters.indexOf(sagittal ? 'A' : 'R');
            assertThat(shown.spacing().orElseThrow().xMm()).isEqualTo(spacing[columns]);
            int[] ids = new int[slice.size().area()];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = (int) slice.sample(i % slice.width(), i / slice.width(), 0);
            }
            LabelImage labels = view.of(LabelImage.of(slice.width(), slice.height(), ids));
            assertThat(labels.get(0, 0)).isEqualTo(1);
            assertThat(labels.width()).isEqualTo(shown.width());
            assertThat(new SliceView(SliceOrientation.asStored(toPatient, axis)).of(slice))
                    .isEqualTo(slice);
        }
    }
}
