package dev.margo.augment;

import java.util.random.RandomGenerator;

/**
 * How a picture is turned, flipped, stretched and sheared.
 *
 * @param flip probability of a flip, along each axis
 * @param anyAngle probability of a rotation by any angle; half of those are by multiples of 90 degrees
 * @param tilt probability of a rotation by a few degrees otherwise
 * @param stretch probability of an anisotropic stretch, and of a shear
 */
public record Distortion(double flip, double anyAngle, double tilt, double stretch) {
    private static final double TILT_DEGREES = 20;
    private static final double MOST_STRETCH = 1.25;
    private static final double MOST_SHEAR = 0.25;

    /** The picture as it lies. */
    public static Distortion none() {
        return new Distortion(0, 0, 0, 0);
    }

    Turn draw(RandomGenerator random) {
        double x = random.nextDouble() < flip ? -1 : 1;
        double y = random.nextDouble() < flip ? -1 : 1;
        double wider = Math.exp(upTo(Math.log(MOST_STRETCH), random));
        double shear = upTo(MOST_SHEAR, random);
        return Turn.rotation(angle(random)).shear(shear).scale(x * wider, y / wider);
    }

    private double upTo(double most, RandomGenerator random) {
        return random.nextDouble() < stretch ? random.nextDouble(-most, most) : 0;
    }

    /** In radians. */
    private double angle(RandomGenerator random) {
        if (random.nextDouble() < anyAngle) {
            return random.nextBoolean() ? random.nextInt(4) * Math.PI / 2 : random.nextDouble(-Math.PI, Math.PI);
        }
        return random.nextDouble() < tilt ? Math.toRadians(random.nextDouble(-TILT_DEGREES, TILT_DEGREES)) : 0;
    }
}
