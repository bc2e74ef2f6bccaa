package dev.margo.benchmark;

import dev.margo.sam.SamConfig;
import java.util.Locale;

/** The networks that are compared, each with the repository that published it. */
enum PeerModel {
    VIT_B,
    VIT_T;

    SamConfig config() {
        return this == VIT_B ? SamConfig.vitB() : SamConfig.vitT();
    }

    /** The Python package that builds it. */
    String pythonPackage() {
        return this == VIT_B ? "segment_anything" : "mobile_sam";
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
