package dev.margo.augment;

import java.util.random.RandomGenerator;

/** Another display of the same values: gamma, contrast, brightness, a random curve, and rarely the negative. */
final class ToneCurve implements Effect {
    private static final int STEPS_PER_VALUE = 4;
    private static final int STEPS = 255 * STEPS_PER_VALUE;
    private static final double NEGATIVE = 0.07;

    @Override
    public Planes apply(Planes planes, double strength, RandomGenerator random) {
        float[] curve = curve(strength, random);
        for (float[] channel : planes.channels()) {
            for (int i = 0; i < channel.length; i++) {
                channel[i] = curve[Math.max(0, Math.min(STEPS, (int) (STEPS_PER_VALUE * channel[i] + 0.5f)))];
            }
        }
        return planes;
    }

    private static float[] curve(double strength, RandomGenerator random) {
        double gamma = Math.exp(often(strength * 0.7, random));
        double contrast = Math.exp(often(strength * 0.5, random));
        double brightness = often(strength * 0.2, random);
        double[] knots = knots(random.nextDouble() < 0.3 ? strength : 0, random);
        boolean negative = random.nextDouble() < NEGATIVE * strength;
        float[] curve = new float[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            double bent = contrast * (Math.pow(along(knots, (double) i / STEPS), gamma) - 0.5) + 0.5 + brightness;
            double cut = Math.max(0, Math.min(1, bent));
            curve[i] = (float) (255 * (negative ? 1 - cut : cut));
        }
        return curve;
    }

    /** Half the time 0, else up to {@code most} to either side. */
    private static double often(double most, RandomGenerator random) {
        return random.nextBoolean() ? most * random.nextDouble(-1, 1) : 0;
    }

    /** Values of a rising curve from 0 to 1 at even distances: the straight line for strength 0. */
    private static double[] knots(double strength, RandomGenerator random) {
        double[] knots = new double[6];
        double sum = 0;
        for (int i = 1; i < knots.length; i++) {
            sum += 1 + strength * (3 * random.nextDouble() * random.nextDouble() - 0.75);
            knots[i] = sum;
        }
        for (int i = 1; i < knots.length; i++) {
            knots[i] /= sum;
        }
        return knots;
    }

    private static double along(double[] knots, double at) {
        double place = at * (knots.length - 1);
        int knot = Math.min(knots.length - 2, (int) place);
        return knots[knot] + (place - knot) * (knots[knot + 1] - knots[knot]);
    }
}
