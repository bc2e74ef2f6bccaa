package dev.margo.speed;

import dev.margo.checkpoint.Checkpoint;
import dev.margo.sam.SamCheckpoint;
import dev.margo.sam.SamConfig;
import dev.margo.segment.LoadOptions;
import dev.margo.segment.Segmenter;
import dev.margo.tensor.Device;
import java.io.IOException;
import java.nio.file.Path;

/** What is measured. */
public sealed interface Subject {
    /** What a table calls it. */
    String name();

    SamConfig config();

    /** @throws IOException and IllegalArgumentException as {@link Segmenter#load(Path, Device, LoadOptions)} does */
    Segmenter load(Device device, LoadOptions options) throws IOException;

    /** A published network with made-up weights. */
    record Untrained(Architecture architecture) implements Subject {
        @Override
        public String name() {
            return architecture.label();
        }

        @Override
        public SamConfig config() {
            return architecture.config();
        }

        @Override
        public Segmenter load(Device device, LoadOptions options) throws IOException {
            return Segmenter.of(config(), new MadeUpWeights(), device, options);
        }
    }

    /**
     * A checkpoint.
     *
     * @param config the network it holds the weights of
     */
    record Stored(Path file, SamConfig config) implements Subject {
        /** @throws IOException if the file is no checkpoint of a network that Margo knows */
        public static Stored of(Path file) throws IOException {
            try (Checkpoint checkpoint = Checkpoint.open(file)) {
                return new Stored(file, SamCheckpoint.recognise(checkpoint));
            }
        }

        /** The file's name without its ending. */
        @Override
        public String name() {
            return file.getFileName().toString().replaceFirst("\\.[^.]+$", "");
        }

        @Override
        public Segmenter load(Device device, LoadOptions options) throws IOException {
            return Segmenter.load(file, device, options);
        }
    }
}
