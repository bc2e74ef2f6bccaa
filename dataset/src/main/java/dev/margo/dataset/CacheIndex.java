package dev.margo.dataset;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Where in a cache the samples are, and what was skipped.
 *
 * @param offsets of the samples from the start of the cache, in bytes
 * @param lengths of the samples in bytes
 * @param files of the source, by sample
 */
record CacheIndex(long[] offsets, int[] lengths, int[] files, SkippedFiles skipped) {

    /** Collects an index while blocks are written; what was skipped beyond {@link SkippedFiles#MOST} is counted only. */
    static final class Builder {
        private final ByteArrayOutputStream samples = new ByteArrayOutputStream();
        private final List<SkippedFiles.Skipped> skipped = new ArrayList<>();
        private long skippedCount;
        private int count;

        /** Notes the block of {@code file}, whose samples begin at {@code offset}. */
        void add(SourceFile source, int file, CacheBlock block, long offset) throws IOException {
            DataOutputStream out = new DataOutputStream(samples);
            long at = offset;
            for (byte[] sample : block.samples()) {
                out.writeLong(at);
                out.writeInt(sample.length);
                out.writeInt(file);
                at += sample.length;
                count++;
            }
            if (block.samples().isEmpty() && skippedCount++ < SkippedFiles.MOST) {
                skipped.add(new SkippedFiles.Skipped(source.name(), block.reason()));
            }
        }

        int samples() {
            return count;
        }

        SkippedFiles skipped() {
            return new SkippedFiles(skippedCount, skipped);
        }

        byte[] toArray() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeInt(count);
            samples.writeTo(out);
            out.writeLong(skippedCount);
            out.writeInt(skipped.size());
            for (SkippedFiles.Skipped one : skipped) {
                write(out, one.name());
                write(out, one.reason());
            }
            return bytes.toByteArray();
        }

        private static void write(DataOutputStream out, String words) throws IOException {
            byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    /** Reads what {@link Builder#toArray} made; its checksum was looked at. */
    static CacheIndex read(ByteBuffer in) {
        int count = in.getInt();
        CacheIndex index = new CacheIndex(new long[count], new int[count], new int[count], null);
        for (int i = 0; i < count; i++) {
            index.offsets[i] = in.getLong();
            index.lengths[i] = in.getInt();
            index.files[i] = in.getInt();
        }
        long skippedCount = in.getLong();
        List<SkippedFiles.Skipped> skipped = new ArrayList<>();
        for (int i = in.getInt(); i > 0; i--) {
            skipped.add(new SkippedFiles.Skipped(words(in), words(in)));
        }
        return new CacheIndex(index.offsets, index.lengths, index.files, new SkippedFiles(skippedCount, skipped));
    }

    private static String words(ByteBuffer in) {
        byte[] bytes = new byte[in.getInt()];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
