package dev.margo.tensor;

/**
 * Where tensors live and are computed.
 *
 * @param kind processor or CUDA graphics card
 * @param index number of the card, 0 for the processor
 */
public record Device(Kind kind, int index) {
    /** The kinds of device that libtorch serves here. */
    public enum Kind {
        CPU,
        CUDA
    }

    public Device {
        if (index < 0 || (kind == Kind.CPU && index != 0)) {
            throw new IllegalArgumentException("no device %s:%s; write cpu, cuda or cuda:N".formatted(kind, index));
        }
    }

    /** The processor. */
    public static Device cpu() {
        return new Device(Kind.CPU, 0);
    }

    /**
     * Card {@code index}.
     *
     * @throws IllegalStateException if this build of libtorch, or this machine, has no CUDA
     */
    public static Device cuda(int index) {
        if (!Libtorch.cudaAvailable()) {
            throw new IllegalStateException(
                    "no CUDA device: this machine has none, or Margo was built for the processor;"
                            + " build with -Dnative.platform=linux-x86_64-gpu, or use cpu");
        }
        return new Device(Kind.CUDA, index);
    }

    /** Reads {@code cpu}, {@code cuda} or {@code cuda:N}. */
    public static Device parse(String text) {
        if (text.equals("cpu")) {
            return cpu();
        }
        if (text.equals("cuda")) {
            return cuda(0);
        }
        if (text.matches("cuda:\\d{1,3}")) {
            return cuda(Integer.parseInt(text.substring("cuda:".length())));
        }
        throw new IllegalArgumentException("device '%s' is unknown; write cpu, cuda or cuda:N".formatted(text));
    }

    org.bytedeco.pytorch.Device handle() {
        return new org.bytedeco.pytorch.Device(toString());
    }

    @Override
    public String toString() {
        return kind == Kind.CPU ? "cpu" : "cuda:" + index;
    }
}
