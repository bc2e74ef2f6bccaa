package dev.margo.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.margo.image.Volume;
import dev.margo.io.codec.PixelCodecException;
import dev.margo.testkit.Shared;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads damaged files by the ten thousand. Each has to be read, or refused in one line of an
 * {@link ImageFormatException} or {@link PixelCodecException}, soon and without much memory. The damage depends on the
 * seed alone.
 */
public final class Fuzz {
    /** Seeds are of this size at most, and so the time for each is comparable. */
    public static final int MOST_SEED_BYTES = 9000;

    private static final long SEED = 20240717;
    private static final long MOST_NANOS = 1_000_000_000;
    private static final long MOST_MEMORY_BESIDES = 64L << 20;
    private static final int SLICES = 4;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final String name;
    private final List<byte[]> seeds;
    private final Map<String, String> faults = new TreeMap<>();
    private int refused;
    private long slowest;
    private long mostMemory;

    /** What is tried. */
    public interface Reader {
        /** Reads a whole file, up to its pixels. */
        void read(byte[] file) throws IOException;
    }

    public Fuzz(String name, List<byte[]> seeds) {
        this.name = name;
        this.seeds =
                seeds.stream().filter(seed -> seed.length <= MOST_SEED_BYTES).toList();
    }

    /** The small files of a folder of the shared corpus that end so; none where there is no such folder. */
    public static List<byte[]> corpus(String folder, String... endings) throws IOException {
        Optional<Path> found = Shared.find("data/formats/" + folder);
        List<byte[]> seeds = new ArrayList<>();
        if (found.isPresent()) {
            try (Stream<Path> files = Files.list(found.get())) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    boolean wanted = Stream.of(endings).anyMatch(file.toString()::endsWith);
                    if (wanted && Files.size(file) <= MOST_SEED_BYTES) {
                        seeds.add(Files.readAllBytes(file));
                    }
                }
            }
        }
        return seeds;
    }

    /** Reads some slices of a volume, the last among them. */
    public static void touch(Volume volume) throws IOException {
        int last = volume.grid().depth() - 1;
        try {
            for (int z = 0; z < Math.min(SLICES, last); z++) {
                volume.stored(z, 0);
            }
            volume.stored(last, volume.layout().times() - 1);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Tries so many damaged files, and tells on standard output what came of it. */
    public void run(int inputs, Reader reader) {
        assertThat(seeds).isNotEmpty().allSatisfy(seed -> reader.read(seed));
        Mutator mutator = new Mutator(seeds, SEED);
        long start = System.nanoTime();
        for (int round = 0; round < inputs; round++) {
            trial(round, mutator.next(), reader);
        }
        System.out.printf(
                "FUZZ %s: %s inputs from %s seeds, %s refused, slowest %s ms, most memory %s KiB, in %s s%n",
                name,
                inputs,
                seeds.size(),
                refused,
                slowest / 1_000_000,
                mostMemory >> 10,
                (System.nanoTime() - start) / 1_000_000_000);
        assertThat(faults).isEmpty();
        assertThat(refused).isPositive();
    }

    private void trial(int round, byte[] input, Reader reader) {
        long nanos = read(round, input, reader);
        if (nanos > MOST_NANOS / 4) { // again, so that the load of other programs does not count
            nanos = Math.min(nanos, read(round, input, reader));
        }
        if (nanos > MOST_NANOS) {
            fault(round, input, "takes " + nanos / 1_000_000 + " ms");
        }
        slowest = Math.max(slowest, nanos);
    }

    private long read(int round, byte[] input, Reader reader) {
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        try {
            reader.read(input);
        } catch (ImageFormatException | PixelCodecException e) {
            refused++;
            if (e.getMessage().lines().count() != 1) {
                fault(round, input, "more than one line at " + e.getStackTrace()[0]);
            }
        } catch (Throwable e) { // whatever else comes out is what is looked for
            fault(round, input, e.getClass().getName() + " at " + e.getStackTrace()[0] + ": " + e.getMessage());
        }
        long nanos = System.nanoTime() - start;
        long memory = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        if (memory > MOST_MEMORY_BESIDES + 4L * input.length) {
            fault(round, input, "takes " + (memory >> 20) + " MiB");
        }
        mostMemory = Math.max(mostMemory, memory);
        return nanos;
    }

    /** Keeps the first input of each fault, as a file below target. */
    private void fault(int round, byte[] input, String fault) {
        String kind = fault.replaceAll("\\d{2,}|(?<=: ).*", "N");
        if (faults.putIfAbsent(kind, "round " + round + ": " + fault) == null) {
            try {
                Path folder = Files.createDirectories(Path.of("target", "fuzz"));
                Files.write(folder.resolve(name.replace(' ', '-') + "-" + round), input);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
