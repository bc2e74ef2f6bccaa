package dev.margo.augment;

import java.util.random.RandomGenerator;

/** One way in which the values of a picture vary. */
@FunctionalInterface
interface Effect {
    /**
     * Changes {@code planes} in place, or leaves them and returns others of the same size.
     *
     * @param strength 1 for the strongest that is still plausible, 0 for none
     */
    Planes apply(Planes planes, double strength, RandomGenerator random);
}
