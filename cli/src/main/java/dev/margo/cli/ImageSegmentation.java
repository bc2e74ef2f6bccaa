package dev.margo.cli;

import dev.margo.image.ByteImage;
import dev.margo.image.Image;
import dev.margo.image.IntensityWindow;
import dev.margo.io.ImageFormatException;
import dev.margo.prompt.ObjectPrompts;
import dev.margo.segment.Candidate;
import dev.margo.segment.EmbeddedImage;
import dev.margo.segment.Multimask;
import dev.margo.segment.Prediction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Segments one image. Cheap checks first: the image, then its prompts, only then the model.
 *
 * @param slice which picture of a volume
 * @param multimask whether all masks are offered, or the best one
 */
record ImageSegmentation(
        LazyModel model, PromptSource prompts, SliceChoice slice, WindowChoice window, boolean multimask) {

    /**
     * @throws IOException if the image cannot be read or suits no model
     * @throws UsageException if the prompts do not fit the image
     * @throws ModelException if the model cannot be loaded
     */
    ImageResult run(Path file) throws IOException {
        Picture read = slice.read(file);
        Image image = read.image();
        List<PromptedObject> objects = prompts.of(file);
        objects.forEach(object -> requireFit(file, object, image));
        IntensityWindow chosen = window.of(file, read.proposedWindow());
        IntensityWindow.Range range = UsageException.about(file, () -> chosen.fit(image));
        ByteImage picture = range.apply(image);
        model.segmenter(); // loaded before the clock starts
        long start = System.nanoTime();
        try (EmbeddedImage embedded = embed(file, picture)) {
            long embeddedAt = System.nanoTime();
            List<ObjectResult> results = predict(embedded, objects);
            long done = System.nanoTime();
            return new ImageResult(
                    file, read.slice(), range, picture, results, seconds(start, embeddedAt), seconds(embeddedAt, done));
        }
    }

    private static void requireFit(Path file, PromptedObject object, Image image) {
        String where = object.name().isEmpty() && object.id() == 1
                ? file.toString()
                : "%s: object %s %s".formatted(file, object.id(), object.name()).strip();
        UsageException.about(where, () -> object.prompts().resolve(image.width(), image.height()));
    }

    private EmbeddedImage embed(Path file, ByteImage picture) throws IOException {
        try {
            return model.embed(picture);
        } catch (IllegalArgumentException e) {
            throw new ImageFormatException(file.toString(), e.getMessage(), e);
        }
    }

    private List<ObjectResult> predict(EmbeddedImage embedded, List<PromptedObject> objects) {
        List<ObjectPrompts> all = objects.stream().map(PromptedObject::prompts).toList();
        List<ObjectResult> results = new ArrayList<>();
        embedded.predictEach(
                all,
                multimask ? Multimask.ALWAYS : Multimask.AUTO,
                prediction -> results.add(result(objects.get(results.size()), prediction)));
        return results;
    }

    private ObjectResult result(PromptedObject object, Prediction prediction) {
        List<Candidate> offered = multimask ? prediction.candidates() : List.of(prediction.best());
        List<OfferedMask> bestFirst = offered.stream()
                .sorted(Comparator.comparingDouble(Candidate::predictedIou).reversed())
                .map(OfferedMask::of)
                .toList();
        return new ObjectResult(object, bestFirst);
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }
}
