package dev.margo.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Stream;

/** What changes when a cache is to be made anew: names, patients, sizes and times of files, and settings. */
final class SourceFingerprint {
    static final int BYTES = 32;

    private final MessageDigest digest;

    private SourceFingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static byte[] of(SampleSource source, int version, int longestSide) throws IOException {
        SourceFingerprint print = new SourceFingerprint();
        print.add("%s\n%s\n%s\n%s".formatted(version, longestSide, source.name(), source.settings()));
        for (SourceFile file : source.files()) {
            print.add(file.name() + "\n" + file.patient());
        }
        for (Path path : source.watched()) {
            print.add(path);
        }
        return print.digest.digest();
    }

    private void add(String words) {
        digest.update(words.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    /** A folder stands for the files right in it; what is missing is noted as that. */
    private void add(Path path) throws IOException {
        try {
            BasicFileAttributes facts = Files.readAttributes(path, BasicFileAttributes.class);
            add("%s %s %s"
                    .formatted(
                            path.toAbsolutePath(),
                            facts.isDirectory() ? "folder" : facts.size(),
                            facts.lastModifiedTime().toMillis()));
            if (facts.isDirectory()) {
                addContent(path);
            }
        } catch (NoSuchFileException e) {
            add(path.toAbsolutePath() + " missing");
        }
    }

    private void addContent(Path folder) throws IOException {
        List<Path> content;
        try (Stream<Path> found = Files.list(folder)) {
            content = found.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : content) {
            add(file);
        }
    }
}
