package dev.margo.cli;

import dev.margo.image.Axis;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which picture of a volume is meant. */
final class SliceOptions {
    @Option(
            names = "--slice",
            paramLabel = "N",
            description = "The slice of a volume, from 0; may be left out where there is only one.")
    private Optional<Integer> slice = Optional.empty();

    @Option(
            names = "--axis",
            paramLabel = "x|y|z",
            converter = AxisText.class,
            description = "The axis that slices are counted along; default: the one of the largest spacing, else z.")
    private Optional<Axis> axis = Optional.empty();

    @Option(
            names = "--time",
            paramLabel = "T",
            description = "The time of a volume with several, from 0; default: the first.")
    private Optional<Integer> time = Optional.empty();

    SliceChoice choice() {
        return new SliceChoice(slice, axis, time);
    }
}
