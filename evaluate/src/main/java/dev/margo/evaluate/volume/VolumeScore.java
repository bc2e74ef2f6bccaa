package dev.margo.evaluate.volume;

import java.util.List;

/**
 * How well one object was carried.
 *
 * @param place what was asked for
 * @param turn how
 * @param scores of the answer
 * @param milliseconds that each further slice took, without its embedding; none for a baseline
 */
public record VolumeScore(Place place, Turn turn, Scores scores, List<Double> milliseconds) {
    public VolumeScore {
        milliseconds = List.copyOf(milliseconds);
    }

    /**
     * @param volume its file, and which of its times if it has several
     * @param object its name within the volume
     * @param voxels of the object
     * @param slices that it reaches
     * @param middle the slice that it is started from
     */
    public record Place(String dataset, String volume, String object, long voxels, int slices, int middle) {}

    /**
     * @param start the label of the start; empty for a baseline
     * @param settings the label of the settings, or that of a baseline
     */
    public record Turn(String start, String settings) {
        static Turn of(VolumeProtocol protocol) {
            return new Turn(protocol.startLabel(), protocol.label());
        }

        static Turn of(Baseline baseline) {
            return new Turn("", baseline.label());
        }

        public boolean isBaseline() {
            return start.isEmpty();
        }
    }

    /**
     * @param dice of all voxels
     * @param nsd at the plan's tolerance
     * @param hd95 in mm; infinite for an empty answer
     * @param assd the mean distance of both surfaces, in mm; infinite for an empty answer
     * @param middleDice of the middle slice alone, where the model was told
     * @param extentDice of the slices that have the object and those that have the answer
     */
    public record Scores(double dice, double nsd, double hd95, double assd, double middleDice, double extentDice) {}
}
