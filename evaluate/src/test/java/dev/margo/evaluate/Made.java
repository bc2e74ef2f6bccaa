package dev.margo.evaluate;

import dev.margo.dataset.Sample;
import dev.margo.dataset.SampleSource;
import dev.margo.dataset.SourceFile;
import dev.margo.image.ByteImage;
import dev.margo.image.PixelSpacing;
import dev.margo.image.Size;
import dev.margo.mask.LabelImage;
import dev.margo.mask.Mask;
import dev.margo.prompt.Prompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Made pictures of bright blobs, and models that need no weights. */
final class Made {
    static final int WIDTH = 60;
    static final int HEIGHT = 40;

    private Made() {}

    /** Two or three blobs on noise, another picture for every seed. */
    static Sample picture(int seed) {
        Random random = new Random(seed);
        int[] ids = new int[WIDTH * HEIGHT];
        int blobs = 2 + random.nextInt(2);
        for (int id = 1; id <= blobs; id++) {
            double x = 5 + random.nextInt(WIDTH - 10);
            double y = 5 + random.nextInt(HEIGHT - 10);
            double a = 3 + random.nextInt(8);
            double b = 3 + random.nextInt(5);
            for (int i = 0; i < ids.length; i++) {
                double u = (i % WIDTH - x) / a;
                double v = (i / WIDTH - y) / b;
                ids[i] = u * u + v * v * (1 + 0.3 * Math.sin(u)) < 1 ? id : ids[i];
            }
        }
        byte[] values = new byte[ids.length];
        for (int i = 0; i < ids.length; i++) {
            values[i] = (byte) (random.nextInt(60) + 60 * ids[i]);
        }
        return new Sample(
                "picture, no. " + seed,
                ByteImage.gray(new Size(WIDTH, HEIGHT), values),
                List.of(LabelImage.of(WIDTH, HEIGHT, ids)),
                Optional.of(new PixelSpacing(0.5, 0.8)));
    }

    /** A source of {@code count} made pictures, which fails at {@code broken}; it counts what is read. */
    static final class Pictures implements SampleSource {
        private final String name;
        private final int count;
        private final int broken;
        private final List<Integer> read = new ArrayList<>();

        Pictures(String name, int count, int broken) {
            this.name = name;
            this.count = count;
            this.broken = broken;
        }

        Pictures(String name, int count) {
            this(name, count, -1);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<SourceFile> files() {
            List<SourceFile> files = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                files.add(new SourceFile("\"file\" " + i, "patient " + i, List.of()));
            }
            return files;
        }

        @Override
        public String settings() {
            return "made";
        }

        @Override
        public void read(int file, Consumer<Sample> pictures) throws IOException {
            if (file == broken) {
                throw new IOException("file " + file + " cannot be read");
            }
            synchronized (read) {
                read.add(file);
            }
            pictures.accept(picture(name.hashCode() + file));
        }

        List<Integer> read() {
            return read;
        }
    }

    /** Answers every question about {@code object} with the same mask. */
    static Annotatable always(UnaryOperator<Mask> answer, Mask object) {
        return new Annotatable() {
            @Override
            public String name() {
                return "always";
            }

            @Override
            public String fingerprint() {
                return "1";
            }

            @Override
            public Seen embed(ByteImage picture) {
                return new Seen() {
                    @Override
                    public Conversation converse(boolean maskPrompts) {
                        return (List<Prompt> further) -> new Answer(answer.apply(object), OptionalDouble.empty());
                    }

                    @Override
                    public List<Answer> everything(int gridSide) {
                        return List.of(new Answer(answer.apply(object), OptionalDouble.of(gridSide)));
                    }

                    @Override
                    public void close() {}
                };
            }
        };
    }

    /** The content of all result files but the times, by name. */
    static Map<String, String> results(Path folder) throws IOException {
        Map<String, String> results = new HashMap<>();
        for (String name : List.of("rounds.csv", "summary.csv", "summary.md")) {
            results.put(name, Files.readString(folder.resolve(name)));
        }
        return results;
    }
}
