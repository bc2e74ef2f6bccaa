package dev.margo.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Memory of this process that lies in the machine's memory, Java's and libtorch's together.
 *
 * @param bytes now
 * @param peakBytes at most so far
 */
public record ResidentMemory(long bytes, long peakBytes) {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final long KIB = 1024;

    /** Nothing where the system does not tell, which is anywhere but on Linux. */
    public static Optional<ResidentMemory> now() {
        try {
            return Files.isReadable(STATUS) ? parse(Files.readAllLines(STATUS)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static Optional<ResidentMemory> parse(List<String> status) {
        Optional<Long> now = kibibytes(status, "VmRSS:");
        Optional<Long> peak = kibibytes(status, "VmHWM:");
        return now.isPresent() && peak.isPresent()
                ? Optional.of(new ResidentMemory(KIB * now.get(), KIB * peak.get()))
                : Optional.empty();
    }

    private static Optional<Long> kibibytes(List<String> status, String key) {
        return status.stream()
                .filter(line -> line.matches(key + "\\s+\\d{1,15} kB"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst();
    }
}
