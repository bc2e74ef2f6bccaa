package dev.margo.evaluate.volume;

import dev.margo.dataset.FolderSettings;
import dev.margo.dataset.FolderSource;
import dev.margo.dataset.PatientRule;
import dev.margo.dataset.SampleSource;
import dev.margo.image.Affine;
import dev.margo.image.Intensity;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import dev.margo.io.VolumeWriter;
import dev.margo.mask.Mask;
import dev.margo.metric.Overlap;
import dev.margo.prompt.ObjectPrompts;
import dev.margo.prompt.ResolvedPrompts;
import dev.margo.segment.Multimask;
import dev.margo.volume.VolumePictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Volumes of 40 x 30 x 12 voxels with a ball and a rod in them, whose intensities are their ids, and who answers about them. */
final class MadeVolumes {
    static final int WIDTH = 40;
    static final int HEIGHT = 30;
    static final int DEPTH = 12;

    /** Slices are twice as far apart as pixels. */
    static final VoxelGrid GRID = new VoxelGrid(WIDTH, HEIGHT, DEPTH, Affine.spaced(1, 1, 2));

    private MadeVolumes() {}

    /** A ball of 7.5 mm that is id 1, its place depending on the volume, and a slanted rod that is id 2. */
    static int id(int volume, int x, int y, int z) {
        if (Math.hypot(Math.hypot(x - 11, y - 12 - volume), 2 * (z - 5)) <= 7.5) {
            return 1;
        }
        int along = x - 25 - z / 3;
        return z >= 2 && z <= 9 && along >= 0 && along < 7 && y >= 18 && y < 24 ? 2 : 0;
    }

    /** As files, so that they are read as any are. */
    static SampleSource source(Path folder, String name, int volumes) throws IOException {
        for (int i = 0; i < volumes; i++) {
            write(folder.resolve(name).resolve("images/v" + i + ".nii"), i, Intensity.Kind.ARBITRARY);
            write(folder.resolve(name).resolve("masks/v" + i + ".nii"), i, Intensity.Kind.LABELS);
        }
        return FolderSource.open(
                name,
                folder.resolve(name).resolve("images"),
                folder.resolve(name).resolve("masks"),
                FolderSettings.standard(),
                PatientRule.everyFile());
    }

    private static void write(Path file, int volume, Intensity.Kind kind) throws IOException {
        List<Voxels> slices = new ArrayList<>();
        for (int z = 0; z < DEPTH; z++) {
            double[] ids = new double[WIDTH * HEIGHT];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = id(volume, i % WIDTH, i / WIDTH, z);
            }
            slices.add(Voxels.of(VoxelType.UINT8, ids));
        }
        Files.createDirectories(file.getParent());
        VolumeWriter.write(
                file, Volume.of(GRID, Volume.Layout.single(VoxelType.UINT8), Intensity.stored(kind), slices));
    }

    /** Answers with the very object that the prompts fit best, or with something else that {@code change} makes of it. */
    static final class Knowing implements VolumeSubject {
        final AtomicInteger looks = new AtomicInteger();
        private final Change change;

        /** What is answered instead. */
        interface Change {
            Mask of(int slice, Mask truth);
        }

        Knowing(Change change) {
            this.change = change;
        }

        @Override
        public String name() {
            return "knowing";
        }

        @Override
        public String fingerprint() {
            return "1";
        }

        @Override
        public Seen look(VolumePictures pictures) {
            looks.incrementAndGet();
            return new SeenByKnowing(pictures);
        }

        private final class SeenByKnowing implements Seen {
            private final VolumePictures pictures;

            private SeenByKnowing(VolumePictures pictures) {
                this.pictures = pictures;
            }

            @Override
            public void encode(int slice) {
                pictures.picture(slice);
            }

            @Override
            public Mask predict(int slice, ObjectPrompts prompts, Multimask multimask) {
                ResolvedPrompts resolved = prompts.resolve(WIDTH, HEIGHT);
                float[] ids = pictures.volume()
                        .slice(pictures.axis(), slice, pictures.time())
                        .samples();
                return change.of(
                        slice,
                        Stream.of(1, 2)
                                .map(id -> Mask.of(WIDTH, HEIGHT, (x, y) -> ids[y * WIDTH + x] == id))
                                .filter(mask -> fit(mask, resolved) > 0)
                                .max(Comparator.comparingDouble(mask -> fit(mask, resolved)))
                                .orElse(Mask.empty(WIDTH, HEIGHT)));
            }

            private static double fit(Mask mask, ResolvedPrompts prompts) {
                long clicked = prompts.points().stream()
                        .filter(point -> mask.get((int) point.x(), (int) point.y()))
                        .count();
                return clicked
                        + prompts.box()
                                .map(box -> Overlap.of(
                                                Mask.of(
                                                        WIDTH,
                                                        HEIGHT,
                                                        (x, y) -> x >= box.x0()
                                                                && x <= box.x1()
                                                                && y >= box.y0()
                                                                && y <= box.y1()),
                                                mask)
                                        .iou())
                                .orElse(0.0);
            }

            @Override
            public void close() {}
        }
    }

    /** Every file but the times, and the journal, which has them. */
    static Map<String, String> results(Path folder) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (!name.equals("times.csv") && !name.equals("journal.csv")) {
                    content.put(name, Files.readString(file));
                }
            }
        }
        return content;
    }
}
