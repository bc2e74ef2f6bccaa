package dev.margo.io.nifti;

import dev.margo.image.Affine;
import dev.margo.image.Intensity;
import dev.margo.image.Volume;
import dev.margo.image.VoxelType;
import dev.margo.io.raw.RawOutput;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes one volume as NIfTI-1, whose header holds places and rescale as 32-bit floats; as NIfTI-2 if a size is beyond
 * 32767. The sform always holds the place, the qform too if the axes are at right angles.
 */
final class NiftiWriter {
    private static final int SPACE_MM = 2;
    private static final int TIME_SECONDS = 8;
    private static final int SCANNER = 1; // what both codes say: the scanner's coordinates
    private static final double RIGHT_ANGLE_TOLERANCE = 1e-5;

    private final Volume volume;
    private final NiftiFields fields;

    private NiftiWriter(Volume volume) {
        this.volume = volume;
        fields = NiftiFields.fitting(volume);
    }

    static void write(Volume volume, OutputStream out) throws IOException {
        NiftiWriter writer = new NiftiWriter(volume);
        out.write(writer.header());
        if (writer.isColourVector()) {
            RawOutput.writePlanes(volume, out);
        } else {
            RawOutput.write(volume, out);
        }
    }

    /** Colours of other than 8 bits are the fifth dimension. */
    private boolean isColourVector() {
        return volume.layout().channels() > 1 && volume.layout().type() != VoxelType.UINT8;
    }

    private byte[] header() {
        NiftiType type = volume.layout().channels() > 1 && !isColourVector()
                ? NiftiType.RGB24
                : NiftiType.of(volume.layout().type());
        fields.type(type.code, type.channels * type.voxels.bytes() * Byte.SIZE);
        int times = volume.layout().times();
        int channels = isColourVector() ? volume.layout().channels() : 1;
        fields.dims(volume.grid().width(), volume.grid().height(), volume.grid().depth(), times, channels);
        fields.rescale(volume.intensity().slope(), volume.intensity().intercept());
        fields.units(SPACE_MM | TIME_SECONDS);
        fields.intent(intent());
        place(volume.grid().toPatient().flippedXy());
        return fields.toBytes();
    }

    private int intent() {
        if (isColourVector()) {
            return NiftiFields.INTENT_RGB_VECTOR;
        }
        return volume.intensity().kind() == Intensity.Kind.LABELS ? NiftiFields.INTENT_LABEL : 0;
    }

    private void place(Affine ras) {
        double[] spacing = ras.spacing();
        double handedness = ras.determinant() < 0 ? -1 : 1;
        fields.pixdims(
                handedness,
                spacing[0],
                spacing[1],
                spacing[2],
                volume.layout().timeStepSeconds().orElse(0));
        fields.sform(SCANNER, ras.toArray());
        double[] direction = ras.direction();
        if (isOrthogonal(direction)) {
            for (int row = 0; row < 3; row++) {
                direction[3 * row + 2] *= handedness;
            }
            fields.qform(SCANNER, Quaternion.ofMatrix(direction), ras.origin());
        }
    }

    private static boolean isOrthogonal(double[] d) {
        for (int i = 0; i < 3; i++) {
            int j = (i + 1) % 3;
            if (Math.abs(d[i] * d[j] + d[3 + i] * d[3 + j] + d[6 + i] * d[6 + j]) > RIGHT_ANGLE_TOLERANCE) {
                return false;
            }
        }
        return true;
    }
}
