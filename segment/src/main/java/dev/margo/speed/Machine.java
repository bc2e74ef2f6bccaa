package dev.margo.speed;

import dev.margo.simd.Simd;
import dev.margo.tensor.Device;
import dev.margo.tensor.Libtorch;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What measured.
 *
 * @param java version of Java
 * @param threads that compute at once
 * @param vectorFloats floats that one of Java's vector instructions works on; absent where it has none
 * @param vectorObstacle why it has none, with the remedy; absent where it has some
 * @param libtorch widest instructions that libtorch uses
 * @param sgemmGflopPerSecond rate of {@link MatrixRate}
 */
public record Machine(
        String java,
        Device device,
        int threads,
        OptionalInt vectorFloats,
        Optional<String> vectorObstacle,
        String libtorch,
        double sgemmGflopPerSecond) {
    /** Measures the rate, which takes a second or two. */
    public static Machine measure(Device device) {
        Optional<String> obstacle = Simd.obstacle();
        double rate = MatrixRate.measure(device);
        return new Machine(
                System.getProperty("java.version"),
                device,
                Libtorch.threads(),
                obstacle.isPresent() ? OptionalInt.empty() : OptionalInt.of(Simd.lanes()),
                obstacle,
                Libtorch.processorCapability(),
                rate);
    }
}
