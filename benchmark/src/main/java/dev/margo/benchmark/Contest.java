package dev.margo.benchmark;

import dev.margo.speed.Timing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Times contenders in turns, so that whatever else the machine does meets all of them alike. */
final class Contest {
    /** Threads that wait for work without sleeping have given up by then, on either side. */
    private static final long PAUSE_MS = 500;

    private final List<Contender> contenders;
    private final int runs;

    Contest(List<Contender> contenders, int runs) {
        this.contenders = contenders;
        this.runs = runs;
    }

    /** The times of one contender. */
    record Result(Contender contender, Timing timing) {}

    /** Results of those that have {@code stage}, in their order; each runs it once before it counts. */
    List<Result> run(PeerStage stage) throws IOException {
        List<Contender> able =
                contenders.stream().filter(contender -> contender.has(stage)).toList();
        double[][] seconds = new double[able.size()][runs];
        for (int run = -1; run < runs; run++) {
            for (int i = 0; i < able.size(); i++) {
                pause();
                double taken = able.get(i).seconds(stage);
                if (run >= 0) {
                    seconds[i][run] = taken;
                }
            }
        }
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < able.size(); i++) {
            results.add(new Result(able.get(i), Timing.of(seconds[i])));
        }
        return results;
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
