package dev.margo.report;

import dev.margo.evaluate.volume.Baseline;
import dev.margo.evaluate.volume.VolumeScore.Turn;

/** What the page calls ways of asking that results know by labels. */
final class VolumeNames {
    private VolumeNames() {}

    static String start(String label) {
        return "Start with a " + label;
    }

    static String baseline(Turn turn) {
        return turn.settings().equals(Baseline.CYLINDER_ORACLE.label()) ? "cylinder (oracle)" : turn.settings();
    }
}
