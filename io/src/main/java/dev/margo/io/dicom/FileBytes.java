package dev.margo.io.dicom;

import dev.margo.io.ImageFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file's bytes; it is opened for each reading, so that thousands of slices hold no file open. */
record FileBytes(Path file, long size) implements ByteSource {

    static FileBytes of(Path file) throws IOException {
        return new FileBytes(file, Files.size(file));
    }

    @Override
    public byte[] read(long at, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, at + buffer.position()) < 0) {
                    throw new ImageFormatException(
                            file.toString(),
                            "it ends at byte %s, but had %s bytes when it was opened; leave files alone while they are read"
                                    .formatted(channel.size(), size));
                }
            }
        }
        return buffer.array();
    }
}
