package dev.margo.tensor;

import java.util.Arrays;
import java.util.Locale;

/** In what numbers the linear layers of an encoder are multiplied. Everything else stays in float32. */
public enum Precision {
    /** As trained: the only one that gives the published numbers. */
    FLOAT32,
    /** 8 bits of mantissa, summed in float32: fast where the processor multiplies them itself (AVX-512 BF16, AMX). */
    BFLOAT16,
    /**
     * 8-bit integers: weights with one scale for each output, inputs with one scale for each call. Fast where the
     * processor multiplies them itself (VNNI, AMX).
     */
    INT8;

    /** Reads {@code float32}, {@code bfloat16} or {@code int8}. */
    public static Precision parse(String text) {
        return Arrays.stream(values())
                .filter(precision -> precision.label().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "precision '%s' is unknown; write float32, bfloat16 or int8".formatted(text)));
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Prepares the layer with {@code weight} (out, in) and {@code bias} (out). With float32 they are used where they
     * lie, so they must outlive the product.
     */
    public RowProduct prepare(Tensor weight, Tensor bias) {
        return switch (this) {
            case FLOAT32 -> new Float32Product(weight, bias);
            case BFLOAT16 -> new BFloat16Product(weight, bias);
            case INT8 -> new Int8Product(weight, bias);
        };
    }
}
