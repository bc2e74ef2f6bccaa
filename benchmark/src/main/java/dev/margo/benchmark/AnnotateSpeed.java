package dev.margo.benchmark;

import dev.margo.image.ByteImage;
import dev.margo.image.Size;
import dev.margo.io.raster.RasterWriter;
import dev.margo.mask.Mask;
import dev.margo.mask.PixelBox;
import dev.margo.testkit.Phantom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Times what a user of {@code margo annotate} waits for, on a phantom of 512 x 512 pixels, with the model that is used where
 * none is named. Arguments: rounds, the launcher. benchmark/README.md has the command.
 */
public final class AnnotateSpeed {
    private static final int SIDE = 512;
    private static final long SEED = 102;
    private static final int QUESTIONS = 40;

    private final List<String> command;
    private final Path folder;
    private final Path picture;
    private final PixelBox box;

    private AnnotateSpeed(List<String> command, Path folder) throws IOException {
        this.command = command;
        this.folder = folder;
        Phantom phantom = Phantom.of(SEED, SIDE);
        picture = folder.resolve("phantom.png");
        RasterWriter.writePng(picture, ByteImage.gray(new Size(SIDE, SIDE), phantom.pixels()));
        boolean[] organ = phantom.mask(phantom.firstOrgan());
        box = Mask.of(SIDE, SIDE, organ).bounds().orElseThrow();
    }

    public static void main(String[] args) throws IOException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        String launcher = args.length > 1 ? args[1] : "./margo";
        Path folder = Files.createTempDirectory("margo-annotate");
        try {
            new AnnotateSpeed(List.of(launcher), folder).measure(rounds);
        } finally {
            delete(folder);
        }
    }

    private void measure(int rounds) throws IOException {
        double[] first = new double[rounds];
        start(0).close(); // files are in the disk's cache, and the launcher has built what it needs
        for (int i = 0; i < rounds; i++) {
            long began = System.nanoTime();
            try (AnnotateClient client = start(i + 1)) {
                client.box(1, box);
                first[i] = milliseconds(began);
            }
        }
        System.out.println("| what | ms, median (least to greatest) | times |");
        System.out.println("|---|---|---|");
        print("first mask, from the start of the command", first);
        try (AnnotateClient client = start(rounds + 1)) {
            boxes(client); // Java has compiled the hot parts
            print("a box for a new object", boxes(client));
            print("a click that corrects", clicks(client));
            hovers(client);
            print("preview under the cursor", hovers(client));
        }
    }

    private AnnotateClient start(int round) throws IOException {
        return new AnnotateClient(command, picture, folder.resolve("projects" + round));
    }

    private double[] boxes(AnnotateClient client) throws IOException {
        double[] times = new double[QUESTIONS];
        for (int i = 0; i < QUESTIONS; i++) {
            long began = System.nanoTime();
            client.box(i + 1, new PixelBox(box.x0() + i % 5, box.y0(), box.x1(), box.y1() - i % 3));
            times[i] = milliseconds(began);
        }
        return times;
    }

    private double[] clicks(AnnotateClient client) throws IOException {
        double[] times = new double[QUESTIONS];
        for (int i = 0; i < QUESTIONS; i++) {
            long began = System.nanoTime();
            client.exclude(i + 1, box.x0() + 2 + i % 7, box.y0() + 2 + i % 5);
            times[i] = milliseconds(began);
        }
        return times;
    }

    private double[] hovers(AnnotateClient client) throws IOException {
        double[] times = new double[QUESTIONS];
        for (int i = 0; i < QUESTIONS; i++) {
            long began = System.nanoTime();
            client.hover(box.x0() + i * (box.width() - 1.0) / QUESTIONS, (box.y0() + box.y1()) / 2.0);
            times[i] = milliseconds(began);
        }
        return times;
    }

    private static double milliseconds(long began) {
        return (System.nanoTime() - began) / 1e6;
    }

    private static void print(String what, double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f (%.0f to %.0f) | %s |%n",
                what,
                sorted[sorted.length / 2],
                sorted[0],
                sorted[sorted.length - 1],
                sorted.length);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
