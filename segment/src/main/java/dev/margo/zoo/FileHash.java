package dev.margo.zoo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Hashes of files of any length, in a fixed amount of memory. */
public final class FileHash {
    private static final int BUFFER_BYTES = 1 << 20;

    private FileHash() {}

    /** Reads {@code file} once and hashes it. */
    public static Checksum of(Path file, HashAlgorithm algorithm) throws IOException {
        return of(file, List.of(algorithm)).get(0);
    }

    /** Reads {@code file} once for all the algorithms; one checksum for each, in the order of the enum. */
    public static List<Checksum> of(Path file, Collection<HashAlgorithm> algorithms) throws IOException {
        Map<HashAlgorithm, HashAlgorithm.Running> running = new EnumMap<>(HashAlgorithm.class);
        algorithms.forEach(algorithm -> running.put(algorithm, algorithm.start()));
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                for (HashAlgorithm.Running hash : running.values()) {
                    hash.update(buffer, n);
                }
            }
        }
        return running.entrySet().stream()
                .map(entry -> new Checksum(entry.getKey(), entry.getValue().digest()))
                .toList();
    }
}
