package dev.margo.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small text files that users write. */
final class TextFile {
    private static final long MOST_BYTES = 64L << 20;

    private TextFile() {}

    /** The text, without a byte order mark. */
    static String read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new UsageException(file + ": is a folder; give a text file");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new UsageException("%s: %s bytes are too many for prompts; expected at most %s"
                    .formatted(file, Files.size(file), MOST_BYTES));
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UsageException(file + ": not a text file; expected UTF-8 text", e);
        }
    }
}
