package dev.margo.dataset;

import dev.margo.image.ByteImage;
import dev.margo.image.Size;
import dev.margo.mask.LabelImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A source in memory: file i gives i % 3 samples, and every seventh is bad. It counts how often it is read. */
final class MadeSource implements SampleSource {
    final AtomicInteger reads = new AtomicInteger();
    private final int count;
    private final Size size;
    private final List<Path> watched;

    MadeSource(int count, Size size, List<Path> watched) {
        this.count = count;
        this.size = size;
        this.watched = watched;
    }

    @Override
    public String name() {
        return "made up";
    }

    @Override
    public List<SourceFile> files() {
        return IntStream.range(0, count)
                .mapToObj(i -> new SourceFile("file" + i, "patient" + i / 2, List.of()))
                .toList();
    }

    @Override
    public String settings() {
        return size.toString();
    }

    @Override
    public List<Path> watched() {
        return watched;
    }

    @Override
    public void read(int file, Consumer<Sample> samples) throws IOException {
        reads.incrementAndGet();
        expected(file).forEach(samples);
        if (file % 7 == 6) {
            throw new IOException("file" + file + " is\nbroken");
        }
    }

    /** What file i holds. */
    List<Sample> expected(int file) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < file % 3; i++) {
            samples.add(sample("file%s #%s".formatted(file, i), size, 100 * file + i));
        }
        return samples;
    }

    /** All samples that a cache of it holds. */
    List<Sample> expected() {
        return IntStream.range(0, count)
                .filter(i -> i % 7 != 6)
                .mapToObj(this::expected)
                .flatMap(List::stream)
                .toList();
    }

    static Sample sample(String name, Size size, long seed) {
        Random random = new Random(seed);
        int channels = random.nextBoolean() ? 1 : 3;
        byte[] values = new byte[size.area() * channels];
        random.nextBytes(values);
        List<LabelImage> layers = new ArrayList<>();
        for (int layer = random.nextInt(3); layer >= 0; layer--) {
            int[] ids = new int[size.area()];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = random.nextInt(10) > 0 && i > 0 ? ids[i - 1] : random.nextInt(70_000);
            }
            layers.add(LabelImage.of(size.width(), size.height(), ids));
        }
        return new Sample(name, ByteImage.of(size, channels, values), layers);
    }
}
