package dev.margo.tensor;

import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * While it is open, this thread computes products and convolutions in half the bits, and what needs more in float32.
 * Weights stay float32. Open it around the forward pass only: the backward pass follows by itself.
 */
public final class Autocast implements AutoCloseable {
    static {
        Libtorch.load();
    }

    /** The narrow type. */
    public enum Type {
        /** None: everything is float32. */
        FLOAT32,
        /** The range of float32 with 8 bits of precision; needs no loss scaling. */
        BFLOAT16,
        /** 11 bits of precision and a narrow range; needs {@link #needsLossScaling() loss scaling}. */
        FLOAT16;

        /** Whether small gradients would vanish. */
        public boolean needsLossScaling() {
            return this == FLOAT16;
        }

        private ScalarType scalarType() {
            return this == BFLOAT16 ? ScalarType.BFloat16 : ScalarType.Half;
        }
    }

    private final torch.DeviceType device;
    private final boolean on;

    private Autocast(torch.DeviceType device, boolean on) {
        this.device = device;
        this.on = on;
    }

    /** Opens it for what is computed on {@code device}; does nothing for {@link Type#FLOAT32}. */
    public static Autocast to(Type type, Device device) {
        torch.DeviceType kind = device.kind() == Device.Kind.CPU ? torch.DeviceType.CPU : torch.DeviceType.CUDA;
        if (type == Type.FLOAT32) {
            return new Autocast(kind, false);
        }
        torch.set_autocast_dtype(kind, type.scalarType());
        torch.set_autocast_enabled(kind, true);
        return new Autocast(kind, true);
    }

    @Override
    public void close() {
        if (on) {
            torch.set_autocast_enabled(device, false);
            torch.clear_cache(); // of narrowed weights, which the next step changes
        }
    }
}
