package dev.margo.speed;

import dev.margo.tensor.Device;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;

/** Takes the time of work on one device. A graphics card is waited for. */
public final class Stopwatch {
    private static final double NANOS = 1e9;

    private final Device device;
    private final long start;

    private Stopwatch(Device device) {
        this.device = device;
        start = System.nanoTime();
    }

    public static Stopwatch start(Device device) {
        return new Stopwatch(device);
    }

    /** Seconds since the start, when all work is done that was begun since. */
    public double seconds() {
        if (device.kind() != Device.Kind.CPU) {
            awaitCard();
        }
        return (System.nanoTime() - start) / NANOS;
    }

    /** A card works behind its caller's back, but in order: what is copied back now comes last. */
    private void awaitCard() {
        try (TensorScope scope = TensorScope.open("await card")) {
            Tensor.zeros(1).to(device).toFloats();
        }
    }
}
