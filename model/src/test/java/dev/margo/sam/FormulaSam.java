package dev.margo.sam;

import dev.margo.tensor.Device;
import dev.margo.testkit.FormulaWeights;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Networks whose weights come from the golden data's formula. */
final class FormulaSam {
    private FormulaSam() {}

    static Sam load(SamConfig config) {
        try {
            return Sam.load(
                    config,
                    Device.cpu(),
                    (parameter, target) -> target.put(FormulaWeights.of(parameter.name(), parameter.shape())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
