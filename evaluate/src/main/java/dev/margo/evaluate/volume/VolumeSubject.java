package dev.margo.evaluate.volume;

import dev.margo.segment.Segmenter;
import dev.margo.volume.SlicePredictor;
import dev.margo.volume.VolumePictures;
import java.io.IOException;
import java.nio.file.Path;

/** What can be asked for objects on the slices of volumes: a model, or a stand-in for one. Any number of threads may ask. */
public interface VolumeSubject {
    /** What results call it. */
    String name();

    /** Text that is another one whenever answers may be others. */
    String fingerprint();

    /** Begins with a volume. */
    Seen look(VolumePictures pictures) throws IOException;

    /** A volume that is looked at. For one thread. */
    interface Seen extends SlicePredictor, AutoCloseable {
        /** Looks at a slice, so that the next question about it need not. */
        void encode(int slice);

        @Override
        void close() throws IOException;
    }

    /**
     * A model as it is loaded; closing it is up to the caller.
     *
     * @param folder for embeddings of volumes under way
     */
    static VolumeSubject of(String name, Segmenter segmenter, Path folder) {
        return new VolumeSegmenter(name, segmenter, folder);
    }
}
