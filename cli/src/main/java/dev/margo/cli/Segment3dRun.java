package dev.margo.cli;

import dev.margo.image.Segment;
import dev.margo.image.Segmentation;
import dev.margo.mask.Mask;
import dev.margo.segment.EmbeddingCache;
import dev.margo.volume.EmbeddedSlices;
import dev.margo.volume.InteractiveVolume;
import dev.margo.volume.PropagationEvent.Stored;
import dev.margo.volume.PropagationSettings;
import dev.margo.volume.VolumePictures;
import dev.margo.volume.Watch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicLong;

/** Segments one volume and writes the labels, after everything was computed. */
record Segment3dRun(Console console, LazyModel model, EmbeddingCache cache, PropagationSettings settings) {
    /**
     * What is to be done.
     *
     * @param precompute whether all slices are encoded before
     */
    record Task(
            Path file, VolumePictures pictures, List<PromptedInVolume> objects, LabelFile target, boolean precompute) {}

    void run(Task task) throws IOException {
        console.note(model.describe());
        console.note(PresetFile.text(settings));
        try (EmbeddedSlices slices = new EmbeddedSlices(model.segmenter(), task.pictures(), cache)) {
            if (task.precompute()) {
                precompute(slices, task.pictures().stack().slices());
            }
            InteractiveVolume volume = new InteractiveVolume(task.pictures().stack(), slices, settings);
            long start = System.nanoTime();
            propagate(volume, task);
            double seconds = (System.nanoTime() - start) / 1e9;
            List<Segment> segments =
                    task.objects().stream().map(Segment3dRun::segment).toList();
            task.target().write(new Segmentation(volume.labels(), segments), task.file());
            task.objects().forEach(object -> tell(task, object, volume.masks(object.id())));
            tellPace(volume, seconds);
        }
    }

    private void precompute(EmbeddedSlices slices, int count) {
        try (Progress progress = Progress.of(console, "Encoding", count, " slices", 1)) {
            slices.precompute(
                    done -> progress.step(), () -> Thread.currentThread().isInterrupted());
        }
    }

    private void propagate(InteractiveVolume volume, Task task) {
        int slices = task.pictures().stack().slices();
        long total = (long) slices * task.objects().size();
        AtomicLong done = new AtomicLong();
        try (Progress progress = Progress.of(console, "Segmenting", total, " slices", 1)) {
            long finished = 0;
            for (PromptedInVolume object : task.objects()) {
                Watch watch = Watch.by(event -> {
                    if (event instanceof Stored) {
                        progress.at(done.incrementAndGet(), total);
                    }
                });
                propagate(volume, object, watch);
                finished += slices; // an object that ends early leaves slices that nobody has to look at
                done.set(finished);
                progress.at(finished, total);
            }
        }
    }

    /** First from where the object is; then what is said against the masks that gave. */
    private void propagate(InteractiveVolume volume, PromptedInVolume object, Watch watch) {
        object.slices().stream()
                .filter(slice -> !slice.isCorrection())
                .forEach(slice -> slice.tell(volume, object.id()));
        volume.propagate(object.id(), watch);
        for (SlicePrompts slice : object.slices()) {
            if (slice.isCorrection() && volume.masks(object.id()).containsKey(slice.slice())) {
                slice.tell(volume, object.id());
                volume.propagate(object.id(), watch);
            } else if (slice.isCorrection()) {
                console.note("%s does not reach slice %s, so there is nothing to correct"
                        .formatted(object.label(), slice.slice()));
            }
        }
    }

    /** Per mask, and what the encoder took for slices that the cache did not have is in it. */
    private void tellPace(InteractiveVolume volume, double seconds) {
        int masks = volume.objects().stream()
                .mapToInt(object -> volume.masks(object).size())
                .sum();
        console.note(String.format(
                Locale.ROOT, "%d slices in %.1f s, %.3f s each", masks, seconds, seconds / Math.max(1, masks)));
    }

    private static Segment segment(PromptedInVolume object) {
        return Segment.of(object.name().isEmpty() ? "Object " + object.id() : object.name(), object.id());
    }

    private void tell(Task task, PromptedInVolume object, SortedMap<Integer, Mask> masks) {
        long voxels = masks.values().stream().mapToLong(Mask::area).sum();
        String where = masks.isEmpty()
                ? "empty"
                : "slices %s to %s along %s"
                        .formatted(
                                masks.firstKey(),
                                masks.lastKey(),
                                AxisText.of(task.pictures().axis()));
        console.result("%s: %s, %s voxels, %s -> %s"
                .formatted(
                        task.file(),
                        object.label(),
                        voxels,
                        where,
                        task.target().file()));
    }
}
