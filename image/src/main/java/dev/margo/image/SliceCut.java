package dev.margo.image;

/** Cuts pictures out of a volume, across one axis at one time. */
final class SliceCut {
    private final Volume volume;
    private final VoxelGrid grid;
    private final Axis axis;
    private final int time;
    private final int channels;

    SliceCut(Volume volume, Axis axis, int time) {
        this.volume = volume;
        this.axis = axis;
        this.time = time;
        grid = volume.grid();
        channels = volume.layout().channels();
    }

    Image at(int index) {
        double[] values = axis == Axis.Z ? whole(index) : across(index);
        fillHoles(values);
        SampleDepth depth = depth(values);
        float[] samples = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            samples[i] = (float) values[i];
        }
        return Image.of(size(), channels, depth, samples).withSpacing(spacing());
    }

    private Size size() {
        return new Size(axis == Axis.X ? grid.height() : grid.width(), axis == Axis.Z ? grid.height() : grid.depth());
    }

    private PixelSpacing spacing() {
        double[] step = grid.toPatient().spacing();
        return new PixelSpacing(axis == Axis.X ? step[1] : step[0], axis == Axis.Z ? step[1] : step[2]);
    }

    private double[] whole(int z) {
        double[] values = volume.stored(z, time).toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = volume.intensity().apply(values[i]);
        }
        return values;
    }

    private double[] across(int index) {
        int length = axis == Axis.X ? grid.height() : grid.width();
        double[] values = new double[length * grid.depth() * channels];
        for (int z = 0, to = 0; z < grid.depth(); z++) {
            Voxels stored = volume.stored(z, time);
            for (int along = 0; along < length; along++) {
                int voxel = axis == Axis.X ? along * grid.width() + index : index * grid.width() + along;
                for (int c = 0; c < channels; c++) {
                    values[to++] = volume.intensity().apply(stored.get(voxel * channels + c));
                }
            }
        }
        return values;
    }

    /** A picture has finite floats only: NaN becomes the least number there is, what is too large the largest float. */
    private static void fillHoles(double[] values) {
        double least = Double.POSITIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                least = Math.min(least, value);
            }
        }
        double background = Double.isFinite(least) ? least : 0;
        for (int i = 0; i < values.length; i++) {
            double value = Double.isNaN(values[i]) ? background : values[i];
            values[i] = Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, value));
        }
    }

    /** The narrowest depth that holds every value; that of stored bytes even where a slice has only small numbers. */
    private SampleDepth depth(double[] values) {
        boolean identity = volume.intensity().isIdentity();
        VoxelType type = volume.layout().type();
        if (identity && type == VoxelType.UINT8) {
            return SampleDepth.UINT8;
        }
        if (identity && type == VoxelType.UINT16) {
            return SampleDepth.UINT16;
        }
        for (double value : values) {
            if (!SampleDepth.INT16.holds((float) value)) {
                return SampleDepth.FLOAT;
            }
        }
        return type.isWhole() ? SampleDepth.INT16 : SampleDepth.FLOAT;
    }
}
