package dev.margo.volume;

import dev.margo.image.Axis;
import dev.margo.image.ByteImage;
import dev.margo.image.Image;
import dev.margo.image.IntensityWindow;
import dev.margo.image.Volume;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;

/**
 * What a model sees of a volume: its slices, windowed.
 *
 * @param time which of the volume's times
 * @param window applied to each slice by itself; a fixed one shows all alike
 */
public record VolumePictures(Volume volume, Axis axis, int time, IntensityWindow window) {
    public VolumePictures {
        Objects.requireNonNull(axis, "axis");
        Objects.requireNonNull(window, "window");
        Objects.checkIndex(time, volume.layout().times());
    }

    /** The same slices under the fixed window that this one means for the whole volume. Reads every slice, several times. */
    public VolumePictures alike() {
        return new VolumePictures(volume, axis, time, window.fit(images()));
    }

    public SliceStack stack() {
        return new SliceStack(volume.grid(), axis);
    }

    /** @throws IndexOutOfBoundsException outside the volume */
    public ByteImage picture(int slice) {
        return window.apply(volume.slice(axis, slice, time));
    }

    /** All voxels, never more than one slice of them in memory. Across z, which is how they are read fastest. */
    private List<Image> images() {
        return new AbstractList<>() {
            @Override
            public Image get(int z) {
                return volume.slice(Axis.Z, z, time);
            }

            @Override
            public int size() {
                return volume.grid().depth();
            }
        };
    }
}
