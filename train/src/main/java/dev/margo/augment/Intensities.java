package dev.margo.augment;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What happens to the values of a picture.
 *
 * @param chance scales how often each effect occurs; 1 for often, 0 for never
 * @param strength scales how strong each is; 1 for the strongest that is still plausible
 */
public record Intensities(double chance, double strength) {
    /** In the order of what happens to light: the tissue, its illumination, the optics, the sensor, the display. */
    private static final List<Occurrence> OCCURRENCES = List.of(
            new Occurrence(0.4, new ColourJitter()),
            new Occurrence(0.12, new GrayConversion()),
            new Occurrence(0.25, new BiasField()),
            new Occurrence(0.15, new Speckle()),
            new Occurrence(0.15, new GaussianNoise()),
            new Occurrence(0.25, new GaussianBlur()),
            new Occurrence(0.2, new LowResolution()),
            new Occurrence(0.25, new GaussianNoise()),
            new Occurrence(0.8, new ToneCurve()));

    /** The values as they are. */
    public static Intensities none() {
        return new Intensities(0, 0);
    }

    Planes vary(Planes planes, RandomGenerator random) {
        Planes varied = planes;
        for (Occurrence occurrence : OCCURRENCES) {
            if (random.nextDouble() < chance * occurrence.probability()) {
                varied = occurrence.effect().apply(varied, strength, random);
            }
        }
        return varied;
    }

    private record Occurrence(double probability, Effect effect) {}
}
