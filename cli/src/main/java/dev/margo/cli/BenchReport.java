package dev.margo.cli;

import dev.margo.speed.Machine;
import dev.margo.speed.ModelSpeed;
import dev.margo.speed.Subject;
import dev.margo.tensor.Precision;

/** Where the figures of {@code margo bench} go. */
interface BenchReport {
    void begin(Machine machine);

    void add(ModelSpeed speed);

    /** The model has no such precision. */
    void skipped(Subject subject, Precision precision, String reason);

    void end();
}
