package dev.margo.evaluate;

import dev.margo.dataset.SampleSource;
import dev.margo.dataset.SourceFile;
import dev.margo.hash.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What changes when a file of a data set is another one: the SHA-256 of the bytes of all that it is read from, and how it is
 * read. Names of folders and times do not count, so data sets may be moved. For any number of threads.
 */
final class DataPrints {
    private final Map<Path, String> hashes = new ConcurrentHashMap<>();

    /** As hexadecimal digits. */
    String of(SampleSource source, SourceFile file) throws IOException {
        Sha256 digest = new Sha256();
        digest.addWord(source.settings());
        for (Path path : file.paths()) {
            digest.addWord(hash(path));
        }
        return digest.hex();
    }

    /** One for all of {@code prints}, in their order. */
    static String together(List<String> prints) {
        Sha256 digest = new Sha256();
        prints.forEach(digest::addWord);
        return digest.hex();
    }

    private String hash(Path path) throws IOException {
        try {
            return hashes.computeIfAbsent(path, DataPrints::read);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** A folder, such as a series, stands for the files right in it. */
    private static String read(Path path) {
        Sha256 digest = new Sha256();
        try {
            if (Files.isDirectory(path)) {
                List<Path> content;
                try (Stream<Path> found = Files.list(path)) {
                    content = found.filter(Files::isRegularFile).sorted().toList();
                }
                for (Path file : content) {
                    digest.addWord(file.getFileName().toString());
                    digest.addWord(read(file));
                }
            } else {
                try (InputStream in = Files.newInputStream(path)) {
                    digest.add(in);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return digest.hex();
    }
}
