package dev.margo.benchmark;

import dev.margo.benchmark.Contest.Result;
import dev.margo.speed.MatrixRate;
import dev.margo.speed.Timing;
import dev.margo.tensor.Libtorch;
import java.util.List;
import java.util.Locale;

/** A row for each stage and peer, on standard output. */
final class PeersTable {
    private static final String ROW = "%-6s %-9s %-24s %9s  %-24s %-24s %11s%n";
    private static final int PERCENT = 100;

    private final double rate;

    /** @param rate GFLOP per second of sgemm, of which an encoder's share is told */
    PeersTable(double rate) {
        this.rate = rate;
        System.out.printf(
                Locale.ROOT,
                "Java %s, %s threads, sgemm of %s x %s: %.0f GFLOP/s%n",
                System.getProperty("java.version"),
                Libtorch.threads(),
                MatrixRate.SIDE,
                MatrixRate.SIDE,
                rate);
        System.out.printf(
                ROW, "model", "stage", "Margo s (min - max)", "of sgemm", "peer", "peer s (min - max)", "Margo/peer");
    }

    /** @param results of Margo first */
    void add(PeerModel model, PeerStage stage, List<Result> results, double encoderGflop) {
        Timing margo = results.get(0).timing();
        String share = stage == PeerStage.ENCODER
                ? String.format(Locale.ROOT, "%.0f %%", PERCENT * encoderGflop / margo.median() / rate)
                : "";
        for (Result peer : results.subList(1, results.size())) {
            System.out.printf(
                    ROW,
                    model.label(),
                    stage.label(),
                    text(margo),
                    share,
                    peer.contender().name(),
                    text(peer.timing()),
                    String.format(
                            Locale.ROOT, "%.2f", margo.median() / peer.timing().median()));
        }
    }

    private static String text(Timing timing) {
        return String.format(Locale.ROOT, "%.3f (%.3f - %.3f)", timing.median(), timing.min(), timing.max());
    }
}
