package dev.margo.annotate.document;

import dev.margo.image.Volume;
import dev.margo.image.VoxelSource;
import dev.margo.image.Voxels;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Slices of a volume's first time, read once as long as there is memory; views across other axes need all of them. */
final class SoftSlices implements VoxelSource {
    private final Volume volume;
    private final AtomicReferenceArray<SoftReference<Voxels>> kept;

    private SoftSlices(Volume volume) {
        this.volume = volume;
        kept = new AtomicReferenceArray<>(volume.grid().depth());
    }

    /** The same volume. */
    static Volume of(Volume volume) {
        Volume.Layout layout =
                new Volume.Layout(volume.layout().type(), volume.layout().channels(), 1, OptionalDouble.empty());
        return Volume.of(volume.grid(), layout, volume.intensity(), new SoftSlices(volume))
                .withWindow(volume.window());
    }

    @Override
    public Voxels slice(int z, int t) throws IOException {
        SoftReference<Voxels> reference = kept.get(z);
        Voxels known = reference == null ? null : reference.get();
        if (known == null) {
            known = volume.read(z, t);
            kept.set(z, new SoftReference<>(known));
        }
        return known;
    }
}
