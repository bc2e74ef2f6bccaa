package dev.margo.dataset;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What one file of a source gave, ready to be written.
 *
 * @param samples encoded
 * @param reason why there are none; empty if there are
 */
record CacheBlock(List<byte[]> samples, String reason) {
    /** No sample is larger, so that it fits one mapping of the file. */
    static final int MOST_BYTES = 1 << 29;

    /** Reads a file; whatever goes wrong with it becomes the reason why it is skipped. */
    static CacheBlock read(SampleSource source, int file, int longestSide) {
        List<byte[]> samples = new ArrayList<>();
        try {
            source.read(file, sample -> samples.add(encode(sample, longestSide)));
        } catch (IOException | RuntimeException e) {
            Exception told = e instanceof UncheckedIOException unchecked ? unchecked.getCause() : e;
            return new CacheBlock(List.of(), SkipReason.of(told));
        }
        return new CacheBlock(samples, samples.isEmpty() ? "it has no object of the least area" : "");
    }

    private static byte[] encode(Sample sample, int longestSide) {
        byte[] bytes = SampleCodec.encode(SampleCodec.shrunk(sample, longestSide));
        if (bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException("%s takes %s bytes, more than %s; lower the longest side"
                    .formatted(sample.name(), bytes.length, MOST_BYTES));
        }
        return bytes;
    }

    /** The lengths of the samples and the reason; the samples themselves follow. */
    byte[] head() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(samples.size());
            for (byte[] sample : samples) {
                out.writeInt(sample.length);
            }
            out.writeUTF(reason);
        } catch (IOException e) {
            throw new IllegalStateException("memory takes all bytes", e);
        }
        return bytes.toByteArray();
    }
}
