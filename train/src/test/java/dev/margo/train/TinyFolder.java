package dev.margo.train;

import dev.margo.objective.LossReport;
import dev.margo.objective.Validation;
import dev.margo.sam.Sam;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** A folder with pictures, masks and a 128 px checkpoint, as a user would have them. */
record TinyFolder(Path root) {
    static final int WIDTH = 150;
    static final int HEIGHT = 120;

    /** @param count pictures of a bright disc and a bright bar on noise */
    static TinyFolder with(Path root, int count) throws IOException {
        Files.createDirectories(root.resolve("images"));
        Files.createDirectories(root.resolve("masks"));
        for (int i = 0; i < count; i++) {
            write(root, "p%02d.png".formatted(i), new SplittableRandom(i));
        }
        try (Sam sam = TinyRuns.freshSam()) {
            RunFolder.write(root.resolve("sam.safetensors"), sam.parameters(), Map.of());
        }
        return new TinyFolder(root);
    }

    private static void write(Path root, String name, SplittableRandom random) throws IOException {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage mask = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        int x0 = random.nextInt(40, 110);
        int y0 = random.nextInt(35, 85);
        int radius = random.nextInt(15, 30);
        int row = random.nextInt(0, 100);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                boolean disc = Math.hypot(x - x0, y - y0) < radius;
                boolean bar = !disc && y >= row && y < row + 14;
                int value = (disc ? 200 : bar ? 160 : 70) + random.nextInt(-15, 16);
                picture.getRaster().setSample(x, y, 0, value);
                mask.getRaster().setSample(x, y, 0, disc ? 1 : bar ? 2 : 0);
            }
        }
        ImageIO.write(picture, "png", root.resolve("images").resolve(name).toFile());
        ImageIO.write(mask, "png", root.resolve("masks").resolve(name).toFile());
    }

    /** A run of few, short steps; one thread, so that sums are taken in one order. */
    ConfigSource config(String strategy, int steps) {
        return ConfigSource.empty()
                .set("model", root.resolve("sam.safetensors").toString())
                .set("strategy", strategy)
                .set("data[0].images", root.resolve("images").toString())
                .set("data[0].masks", root.resolve("masks").toString())
                .set("schedule.steps", steps)
                .set("schedule.learning-rate", 1e-3)
                .set("prompts.rounds", 2)
                .set("prompts.objects", 2)
                .set("validation.batches", 2)
                .set("validate-every", 3)
                .set("cache.folder", root.resolve("cache").toString())
                .set("computing.threads", 1);
    }

    /** Sees what a run tells. */
    static final class Watcher implements RunWatcher {
        final List<Double> losses = new ArrayList<>();
        final List<String> notes = new ArrayList<>();
        Validation validation;
        LossReport last;

        @Override
        public void reading(String dataset, int files, int of) {
            // how far does not matter
        }

        @Override
        public void began(long step, long steps) {
            // nothing waits for it
        }

        @Override
        public void note(String line) {
            notes.add(line);
        }

        @Override
        public void stepped(long step, LossReport report, double rate, double gradientNorm) {
            losses.add(report.loss());
            last = report;
        }

        @Override
        public void validated(long step, Validation found, boolean best) {
            validation = found;
        }
    }
}
