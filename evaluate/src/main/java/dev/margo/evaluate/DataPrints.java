package dev.margo.evaluate;

import dev.margo.dataset.SampleSource;
import dev.margo.dataset.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
        MessageDigest digest = sha256();
        add(digest, source.settings());
        for (Path path : file.paths()) {
            add(digest, hash(path));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** One for all of {@code prints}, in their order. */
    static String together(List<String> prints) {
        MessageDigest digest = sha256();
        prints.forEach(print -> add(digest, print));
        return HexFormat.of().formatHex(digest.digest());
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
        MessageDigest digest = sha256();
        try {
            if (Files.isDirectory(path)) {
                List<Path> content;
                try (Stream<Path> found = Files.list(path)) {
                    content = found.filter(Files::isRegularFile).sorted().toList();
                }
                for (Path file : content) {
                    add(digest, file.getFileName().toString());
                    add(digest, read(file));
                }
            } else {
                try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String words) {
        digest.update(words.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
