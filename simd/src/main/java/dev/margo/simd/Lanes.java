package dev.margo.simd;

import java.util.Locale;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The vectors of this processor. */
final class Lanes {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int COUNT = SPECIES.length();
    static final int FEWEST = 4;
    private static final int AVX_512 = 16;

    /** Whether 32 vector registers are there, as with AVX-512 and on ARM, or 16. */
    static final boolean MANY_REGISTERS = COUNT >= AVX_512
            || System.getProperty("os.arch", "").toLowerCase(Locale.ROOT).contains("aarch64");

    private Lanes() {}

    /** The least multiple of {@link #COUNT} that is not below {@code size}. */
    static int pad(int size) {
        return (size + COUNT - 1) / COUNT * COUNT;
    }
}
