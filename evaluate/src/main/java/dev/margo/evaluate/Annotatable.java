package dev.margo.evaluate;

import dev.margo.image.ByteImage;
import dev.margo.segment.Segmenter;
import java.util.List;

/** What can be asked for objects in pictures: a model, or a stand-in for one. Any number of threads may ask at once. */
public interface Annotatable {
    /** What results call it. */
    String name();

    /** Text that is another one whenever answers may be others. */
    String fingerprint();

    /** Looks at a picture. */
    Seen embed(ByteImage picture);

    /** A picture that was looked at. */
    interface Seen extends AutoCloseable {
        /**
         * Begins with an object.
         *
         * @param maskPrompts whether each answer is shown again with the next question
         */
        Conversation converse(boolean maskPrompts);

        /** The masks of all that is there, from {@code gridSide} clicks per row and column, each with a predicted IoU. */
        List<Answer> everything(int gridSide);

        @Override
        void close();
    }

    /** A model as it is loaded; closing it is up to the caller. */
    static Annotatable of(String name, Segmenter segmenter) {
        return new AnnotatableSegmenter(name, segmenter);
    }
}
