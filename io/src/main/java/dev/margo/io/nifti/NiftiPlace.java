package dev.margo.io.nifti;

/**
 * Where a header places its voxels.
 *
 * <p>Source: {@code get_best_affine} of nibabel's {@code nifti1.py} and {@code analyze.py}. Unlike there, voxel sizes in
 * metres or micrometres are turned into millimetres.
 */
final class NiftiPlace {
    private static final double METRE_MM = 1000;
    private static final double MICROMETRE_MM = 0.001;

    private final NiftiHeader header;

    NiftiPlace(NiftiHeader header) {
        this.header = header;
    }

    /** 3 x 4, row-major, LPS mm; not yet checked. */
    double[] toPatient() {
        double[] ras = header.isAnalyze()
                ? sizesAlone()
                : header.sformCode() > 0 ? sform() : header.qformCode() > 0 ? qform() : sizesAlone();
        double scale = unitMm();
        for (int i = 0; i < ras.length; i++) {
            ras[i] = (i < 8 ? -ras[i] : ras[i]) * scale + 0.0; // rows x and y: RAS to LPS; no negative zeros
        }
        return ras;
    }

    private double unitMm() {
        if (header.isAnalyze()) {
            return 1;
        }
        return switch (header.units() & 7) {
            case 1 -> METRE_MM;
            case 3 -> MICROMETRE_MM;
            default -> 1;
        };
    }

    private double[] sform() {
        double[] ras = new double[12];
        for (int i = 0; i < ras.length; i++) {
            ras[i] = header.srow(i);
        }
        return ras;
    }

    private double[] qform() {
        double[] rotation = Quaternion.of(header.quatern(0), header.quatern(1), header.quatern(2))
                .toMatrix();
        double handedness = header.pixdim(0) < 0 ? -1 : 1;
        double[] ras = new double[12];
        for (int row = 0; row < 3; row++) {
            ras[4 * row] = rotation[3 * row] * size(1);
            ras[4 * row + 1] = rotation[3 * row + 1] * size(2);
            ras[4 * row + 2] = rotation[3 * row + 2] * size(3) * handedness;
            ras[4 * row + 3] = header.quatern(3 + row);
        }
        return ras;
    }

    private double[] sizesAlone() {
        double[] ras = new double[12];
        for (int row = 0; row < 3; row++) {
            double step = (row == 0 ? -1 : 1) * size(row + 1);
            ras[5 * row] = step;
            ras[4 * row + 3] = -step * (header.size(row + 1) - 1) / 2;
        }
        return ras;
    }

    /** As nibabel mends them: 0 is taken for 1, a negative size for a positive one. */
    private double size(int axis) {
        double size = Math.abs(header.pixdim(axis));
        return size == 0 || axis > header.dim(0) ? 1 : size;
    }
}
