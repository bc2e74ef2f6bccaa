package dev.margo.evaluate.volume;

import dev.margo.mask.Mask;
import dev.margo.prompt.ObjectPrompts;
import dev.margo.segment.EmbeddingCache;
import dev.margo.segment.Multimask;
import dev.margo.segment.Segmenter;
import dev.margo.volume.EmbeddedSlices;
import dev.margo.volume.VolumePictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A model. Each slice of a volume is encoded once; as many embeddings as a propagation goes back and forth over stay in
 * memory, the rest in a folder that goes with the volume.
 */
record VolumeSegmenter(String name, Segmenter segmenter, Path folder) implements VolumeSubject {
    private static final int IN_MEMORY = 32;

    @Override
    public String fingerprint() {
        return segmenter.answerFingerprint();
    }

    @Override
    public Seen look(VolumePictures pictures) throws IOException {
        Path ofVolume = Files.createTempDirectory(folder, "volume");
        return new SeenSlices(
                new EmbeddedSlices(segmenter, pictures, EmbeddingCache.in(ofVolume), IN_MEMORY), ofVolume);
    }

    private record SeenSlices(EmbeddedSlices slices, Path folder) implements Seen {
        @Override
        public void encode(int slice) {
            slices.encode(slice);
        }

        @Override
        public Mask predict(int slice, ObjectPrompts prompts, Multimask multimask) {
            return slices.predict(slice, prompts, multimask);
        }

        @Override
        public Mask carry(int slice, ObjectPrompts prompts, Mask previous) {
            return slices.carry(slice, prompts, previous);
        }

        @Override
        public void close() throws IOException {
            slices.close();
            List<Path> files;
            try (Stream<Path> found = Files.list(folder)) {
                files = found.toList();
            }
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        }
    }
}
