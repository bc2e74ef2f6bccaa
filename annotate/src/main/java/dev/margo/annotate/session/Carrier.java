package dev.margo.annotate.session;

import dev.margo.annotate.project.ObjectState;
import dev.margo.image.Axis;
import dev.margo.image.IntensityWindow;
import dev.margo.image.VoxelGrid;
import dev.margo.mask.Mask;
import dev.margo.volume.Annotation;
import dev.margo.volume.Between;
import dev.margo.volume.InteractiveVolume;
import dev.margo.volume.PropagationSettings;
import dev.margo.volume.SlicePredictor;
import dev.margo.volume.SliceStack;
import dev.margo.volume.Watch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Objects on their way through the volume, kept so that after a correction only the slices up to the annotated neighbours are
 * asked again. Its annotations are brought to those of the state before each propagation. One thread at a time.
 */
final class Carrier {
    private static final int KEPT = 8;

    private final VoxelGrid grid;
    private final PropagationSettings settings;
    private final Map<Way, InteractiveVolume> volumes = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Way, InteractiveVolume> eldest) {
            return size() > KEPT;
        }
    };

    /** What the masks between annotated slices depend on. */
    record Way(int object, Axis axis, Between between, IntensityWindow.Range window) {}

    Carrier(VoxelGrid grid, PropagationSettings settings) {
        this.grid = grid;
        this.settings = settings;
    }

    /**
     * Carries the object.
     *
     * @throws java.util.concurrent.CancellationException if {@code watch} says so; {@link #masks} has what was done
     */
    void carry(Way way, ObjectState object, SlicePredictor predictor, Watch watch) {
        InteractiveVolume volume = volumes.computeIfAbsent(
                way,
                unseen -> new InteractiveVolume(
                        new SliceStack(grid, way.axis()), predictor, settings.withBetween(way.between())));
        SortedMap<Integer, Mask> wanted = object.annotations(way.axis());
        if (volume.objects().contains(way.object())) {
            for (Map.Entry<Integer, Annotation> known :
                    volume.annotations(way.object()).entrySet()) {
                if (!wanted.containsKey(known.getKey())) {
                    volume.clear(way.object(), known.getKey());
                }
            }
        }
        wanted.forEach((slice, mask) -> volume.draw(way.object(), slice, mask));
        volume.propagate(way.object(), watch);
    }

    /** The masks that propagation has given, without the annotated ones. */
    SortedMap<Integer, Mask> masks(Way way, ObjectState object) {
        InteractiveVolume volume = volumes.get(way);
        if (volume == null || !volume.objects().contains(way.object())) {
            return new TreeMap<>();
        }
        SortedMap<Integer, Mask> masks = new TreeMap<>(volume.masks(way.object()));
        masks.keySet().removeAll(object.annotated(way.axis()));
        return masks;
    }
}
