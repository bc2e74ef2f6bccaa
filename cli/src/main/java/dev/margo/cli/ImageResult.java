package dev.margo.cli;

import dev.margo.image.ByteImage;
import dev.margo.image.IntensityWindow;
import dev.margo.image.Segment;
import dev.margo.image.Size;
import dev.margo.mask.LabelImage;
import dev.margo.mask.Mask;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Everything computed for one image.
 *
 * @param slice where the picture is in its volume, if it is of one
 * @param window the intensities that became 0 and 255
 * @param picture the image through that window
 * @param embedSeconds wall time of the image encoder, or of the cache
 * @param predictSeconds wall time of prompts and masks, all objects together
 */
record ImageResult(
        Path file,
        Optional<ChosenSlice> slice,
        IntensityWindow.Range window,
        ByteImage picture,
        List<ObjectResult> objects,
        double embedSeconds,
        double predictSeconds) {

    Size size() {
        return picture.size();
    }

    /** The best mask of every object. */
    List<Mask> masks() {
        return objects.stream().map(ObjectResult::best).toList();
    }

    /** One object id per pixel, row-major; where objects overlap, the later one in the prompts file wins. */
    int[] labels() {
        int[] labels = LabelImage.ofMasks(
                        objects.stream().map(ObjectResult::best).toList())
                .toArray();
        for (int i = 0; i < labels.length; i++) {
            labels[i] = labels[i] == 0 ? 0 : objects.get(labels[i] - 1).object().id();
        }
        return labels;
    }

    /** What the ids of {@link #labels} stand for. */
    List<Segment> segments() {
        return objects.stream()
                .map(ObjectResult::object)
                .map(object ->
                        Segment.of(object.name().isEmpty() ? "Object " + object.id() : object.name(), object.id()))
                .toList();
    }
}
