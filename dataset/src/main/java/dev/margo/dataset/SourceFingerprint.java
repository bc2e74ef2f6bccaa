package dev.margo.dataset;

import dev.margo.hash.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/** What changes when a cache is to be made anew: names, patients, sizes and times of files, and settings. */
final class SourceFingerprint {
    static final int BYTES = Sha256.BYTES;

    private final Sha256 digest = new Sha256();

    private SourceFingerprint() {}

    static byte[] of(SampleSource source, int version, int longestSide) throws IOException {
        SourceFingerprint print = new SourceFingerprint();
        print.digest.addWord("%s\n%s\n%s\n%s".formatted(version, longestSide, source.name(), source.settings()));
        for (SourceFile file : source.files()) {
            print.digest.addWord(file.name() + "\n" + file.patient());
        }
        for (Path path : source.watched()) {
            print.add(path);
        }
        return print.digest.digest();
    }

    /** A folder stands for the files right in it; what is missing is noted as that. */
    private void add(Path path) throws IOException {
        try {
            BasicFileAttributes facts = Files.readAttributes(path, BasicFileAttributes.class);
            digest.addWord("%s %s %s"
                    .formatted(
                            path.toAbsolutePath(),
                            facts.isDirectory() ? "folder" : facts.size(),
                            facts.lastModifiedTime().toMillis()));
            if (facts.isDirectory()) {
                addContent(path);
            }
        } catch (NoSuchFileException e) {
            digest.addWord(path.toAbsolutePath() + " missing");
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
