package dev.margo.io;

import com.sun.management.ThreadMXBean;
import dev.margo.image.Volume;
import dev.margo.testkit.Shared;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of {@code data/formats} in the shared folder, and what Margo makes of each. */
final class Corpus {
    private static final Pattern INDEX_LINE = Pattern.compile("(dicom/[^,]+),\\d+,(\"[^\"]*\"|[^,]*),([\\d.]*),.*");

    private static final Pattern DAMAGED =
            Pattern.compile("(?i)bad|trunc|short|embedded|mismatch|corrupt|padded|odd|fragmented");
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final Map<String, String> NOT_NAMED_THERE = Map.of(
            "1.2.840.10008.1.2.8.1", "Deflated Image Frame Compression",
            "1.2.840.10008.1.2.4.201", "HTJ2K Lossless",
            "1.2.840.10008.1.2.4.203", "HTJ2K");

    private final Path root = Shared.path("data/formats");
    private final Map<String, String> syntaxes = new HashMap<>();

    Corpus() throws IOException {
        for (String line : Files.readAllLines(root.resolve("dicom_index.csv"))) {
            Matcher parts = INDEX_LINE.matcher(line);
            if (parts.matches()) {
                String uid = parts.group(3);
                String name = NOT_NAMED_THERE.getOrDefault(uid, parts.group(2).replace("\"", ""));
                syntaxes.put(parts.group(1), uid.isEmpty() ? "(none given)" : name + " " + uid);
            }
        }
    }

    /**
     * What became of a file.
     *
     * @param name below the corpus, with {@code /}
     * @param syntax DICOM's transfer syntax, empty for another format
     * @param refusal empty if it was read
     * @param allocated bytes that were taken in all, of which some may have been given back meanwhile
     */
    record Outcome(String name, Path file, String syntax, Optional<IOException> refusal, long nanos, long allocated) {
        boolean read() {
            return refusal.isEmpty();
        }

        /** The message, without the file's name. */
        String message() {
            return refusal.orElseThrow().getMessage().replace(file + ": ", "");
        }

        /** Whether it was refused, or is damaged on purpose, as its name says. */
        boolean corrupt() {
            return !read() || DAMAGED.matcher(name).find();
        }

        String kind() {
            String folder = name.substring(0, name.indexOf('/'));
            return folder.equals("other") ? "other " + name.substring(name.lastIndexOf('.')) : folder;
        }
    }

    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getParent().equals(root))
                    .sorted()
                    .toList();
        }
    }

    /** Reads all voxels of {@code file}, or lets itself be told why not. */
    Outcome outcome(Path file) {
        String name = root.relativize(file).toString().replace('\\', '/');
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        Optional<IOException> refusal = refusal(file);
        long nanos = System.nanoTime() - start;
        allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        return new Outcome(name, file, syntaxes.getOrDefault(name, ""), refusal, nanos, allocated);
    }

    private static Optional<IOException> refusal(Path file) {
        try {
            touch(VolumeReader.read(file));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        } catch (UncheckedIOException e) { // a slice that is read when it is asked for
            return Optional.of(e.getCause());
        }
    }

    private static void touch(Volume volume) {
        for (int t = 0; t < volume.layout().times(); t++) {
            for (int z = 0; z < volume.grid().depth(); z++) {
                volume.stored(z, t);
            }
        }
    }
}
