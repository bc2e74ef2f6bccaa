package dev.margo.cli;

import dev.margo.image.Axis;
import picocli.CommandLine.ITypeConverter;

/** For {@code --axis}. */
final class AxisText implements ITypeConverter<Axis> {
    @Override
    public Axis convert(String text) {
        return PromptText.typed(() -> Axis.parse(text));
    }

    /** As users type it. */
    static String of(Axis axis) {
        return switch (axis) {
            case X -> "x";
            case Y -> "y";
            case Z -> "z";
        };
    }
}
