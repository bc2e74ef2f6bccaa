package dev.margo.augment;

import dev.margo.dataset.Sample;
import dev.margo.image.ByteImage;
import dev.margo.mask.LabelImage;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How far variations of a sample stray from it. The picture is resampled once, however many of its parts apply.
 *
 * @param distortion how the picture is turned, flipped, stretched and sheared
 * @param framing which part of it is looked at
 * @param intensities what happens to its values
 */
public record Augmentation(Distortion distortion, Framing framing, Intensities intensities) {

    /** The whole picture as it is, brought to the side that is asked for. */
    public static Augmentation none() {
        return new Augmentation(Distortion.none(), Framing.whole(), Intensities.none());
    }

    /** For the end of a training, or short ones: close to pictures as they are. */
    public static Augmentation light() {
        return new Augmentation(
                new Distortion(0.5, 0.12, 0.25, 0.12), new Framing(0.45, 0.15, 0.02), new Intensities(0.25, 0.5));
    }

    /** For training on pictures of many kinds: a third of them whole or almost so, others focused on an object. */
    public static Augmentation standard() {
        return new Augmentation(
                new Distortion(0.5, 0.25, 0.25, 0.25), new Framing(0.4, 0.25, 0.03), new Intensities(0.6, 0.7));
    }

    /** For few or uniform pictures, such as phantoms. */
    public static Augmentation strong() {
        return new Augmentation(new Distortion(0.5, 0.4, 0.5, 0.4), new Framing(0.5, 0.3, 0.05), new Intensities(1, 1));
    }

    /**
     * A variation whose longest side has {@code side} px. An object of which too little is left to be asked for is
     * dropped from the labels; the others keep their layers and ids.
     *
     * @throws IllegalArgumentException if {@code side} is not positive
     */
    public Sample apply(Sample sample, int side, RandomGenerator random) {
        if (side < 1) {
            throw new IllegalArgumentException("a sample's longest side needs at least 1 px, got " + side);
        }
        List<Layer> layers = sample.layers().stream().map(Layer::of).toList();
        Turn turn = distortion.draw(random);
        View picture = turn.bounds(sample.picture().size());
        View view = framing.draw(new Scene(picture, turn, layers), side, random);
        Placement placement = Placement.of(turn, view, side);
        Planes planes = new PictureResampler(sample.picture(), placement).resample(framing.fill(random));
        ByteImage varied = intensities.vary(planes, random).toPicture();
        List<LabelImage> labels = new ArrayList<>(layers.size());
        for (Layer layer : layers) {
            labels.add(placement.labels(layer));
        }
        return new Sample(sample.name(), varied, labels);
    }
}
