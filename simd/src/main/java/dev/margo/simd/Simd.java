package dev.margo.simd;

import java.util.Optional;

/** Whether the classes of this package can run here. The only one that may be used without the Vector API. */
public final class Simd {
    private static final String MODULE = "jdk.incubator.vector";

    private Simd() {}

    /** Why they cannot, with the remedy; empty if they can. */
    public static Optional<String> obstacle() {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return Optional.of(
                    "the Vector API is not loaded; start Java with --add-modules jdk.incubator.vector for about twice the speed");
        }
        if (Lanes.COUNT < Lanes.FEWEST) {
            return Optional.of("this processor has no vectors with fused multiply-add that Java can use");
        }
        return Optional.empty();
    }

    /** Floats that one vector instruction works on here. */
    public static int lanes() {
        return Lanes.COUNT;
    }
}
