package dev.margo.simd;

import java.util.Locale;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The vectors of this processor. */
final class Lanes {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int COUNT = SPECIES.length();
    private static final int AVX_512 = 16;
    private static final boolean ARM =
            System.getProperty("os.arch", "").toLowerCase(Locale.ROOT).contains("aarch64");

    /** Below, an x86 processor has no fused multiply-add, and Java's own is hundreds of times slower. */
    static final int FEWEST = ARM ? 4 : 8;

    /** Whether 32 vector registers are there, as with AVX-512 and on ARM, or 16. */
    static final boolean MANY_REGISTERS = COUNT >= AVX_512 || ARM;

    private Lanes() {}

    /** The least multiple of {@link #COUNT} that is not below {@code size}. */
    static int pad(int size) {
        return (size + COUNT - 1) / COUNT * COUNT;
    }
}
