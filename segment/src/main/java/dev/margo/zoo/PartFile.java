package dev.margo.zoo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The unfinished file beside the place of the finished one, and the server's tag of the version it is a piece of.
 * Without a tag it cannot be told whether the rest still belongs to it, so it is begun anew.
 */
record PartFile(Path file, Path tagFile) {
    // RFC 9110: a strong entity tag; also what may safely be sent back in a header
    private static final String STRONG_TAG = "\"[\\x21\\x23-\\x7e]{1,200}\"";

    static PartFile beside(Path target) {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        return new PartFile(part, part.resolveSibling(part.getFileName() + ".etag"));
    }

    static Optional<String> strongTag(String header) {
        return Optional.of(header.strip()).filter(tag -> tag.matches(STRONG_TAG));
    }

    Optional<String> tag() throws IOException {
        // size first: a file of this name may hold anything
        boolean readable = Files.isRegularFile(tagFile) && Files.size(tagFile) < 1024;
        return readable ? strongTag(Files.readString(tagFile)) : Optional.empty();
    }

    long length() throws IOException {
        return Files.isRegularFile(file) ? Files.size(file) : 0;
    }

    /** Bytes that a server may be asked to go on from; 0 if it has to be begun anew. */
    long resumableLength() throws IOException {
        return tag().isPresent() ? length() : 0;
    }

    /** Empties the part and remembers the version that is about to be written, if it can be told apart. */
    void begin(Optional<String> tag) throws IOException {
        discard();
        if (tag.isPresent()) {
            Files.writeString(tagFile, tag.get());
        }
    }

    FileChannel append() throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void discard() throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(tagFile);
    }

    /** Puts the whole, verified file where it belongs, so that no reader ever sees half of it. */
    void moveTo(Path target) throws IOException {
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(tagFile);
    }
}
