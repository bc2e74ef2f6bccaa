package dev.margo.image;

/** Finds the type that holds a volume's values after rescale, and stores them in it. */
final class Rescale {
    private static final VoxelType[] WHOLE = {
        VoxelType.UINT8,
        VoxelType.INT8,
        VoxelType.INT16,
        VoxelType.UINT16,
        VoxelType.INT32,
        VoxelType.UINT32,
        VoxelType.INT64
    };

    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;
    private boolean whole = true;
    private boolean single = true;

    private Rescale() {}

    static Volume of(Volume volume) {
        Rescale seen = new Rescale();
        for (int t = 0; t < volume.layout().times(); t++) {
            for (int z = 0; z < volume.grid().depth(); z++) {
                seen.look(values(volume, z, t));
            }
        }
        VoxelType type = seen.type();
        Volume.Layout layout = volume.layout().withType(type);
        Intensity intensity = Intensity.stored(volume.intensity().kind());
        return Volume.of(volume.grid(), layout, intensity, (z, t) -> Voxels.of(type, values(volume, z, t)));
    }

    private static double[] values(Volume volume, int z, int t) {
        double[] values = volume.stored(z, t).toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = volume.intensity().apply(values[i]);
        }
        return values;
    }

    private void look(double[] values) {
        for (double value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
            whole &= value == Math.rint(value) && Math.abs(value) <= 0x1p53;
            single &= (float) value == value || Double.isNaN(value);
        }
    }

    private VoxelType type() {
        for (VoxelType type : WHOLE) {
            if (whole && type.holds(least) && type.holds(most)) {
                return type;
            }
        }
        return single ? VoxelType.FLOAT32 : VoxelType.FLOAT64;
    }
}
