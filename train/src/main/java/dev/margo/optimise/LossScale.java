package dev.margo.optimise;

/**
 * The factor by which losses are multiplied so that small gradients survive in float16. It halves when a gradient
 * overflows and doubles after a long time without.
 *
 * <p>Source: torch.cuda.amp.GradScaler's rule.
 */
public final class LossScale {
    private static final double LARGEST = 1 << 24;
    private static final int PATIENCE = 2000; // steps without overflow

    private final boolean used;
    private double factor;
    private int calm;

    private LossScale(boolean used, double factor) {
        this.used = used;
        this.factor = factor;
    }

    /** One that stays 1, where gradients cannot vanish. */
    public static LossScale none() {
        return new LossScale(false, 1);
    }

    /** One that starts at 2^16. */
    public static LossScale dynamic() {
        return new LossScale(true, 1 << 16);
    }

    public double factor() {
        return factor;
    }

    /** Goes on with an earlier factor. */
    public void restore(double earlier) {
        factor = used ? earlier : 1;
    }

    /** Takes note of a step; {@code finite} says whether its gradients were. */
    public void after(boolean finite) {
        if (!used) {
            return;
        }
        calm = finite ? calm + 1 : 0;
        if (!finite) {
            factor = Math.max(1, factor / 2);
        } else if (calm == PATIENCE) {
            factor = Math.min(LARGEST, factor * 2);
            calm = 0;
        }
    }
}
