package dev.margo.benchmark;

import dev.margo.benchmark.Contest.Result;
import dev.margo.tensor.Libtorch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Times a training step beside the same one in Python, in turns: ViT-B at 256 px, the interactive objective from a
 * point. benchmark/README.md has the command.
 */
@Command(name = "TrainingPeers", sortOptions = false, mixinStandardHelpOptions = true)
public final class TrainingPeers implements Callable<Integer> {
    private static final int PICTURES = 2;
    private static final int OBJECTS = 3;
    private static final int ROUNDS = 8;

    @Option(names = "--python", paramLabel = "FILE", defaultValue = "python3", description = "With torch.")
    private String python;

    @Option(names = "--segment-anything", paramLabel = "DIR", required = true, description = "A checkout.")
    private Path segmentAnything;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "5", description = "Default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(names = "--threads", paramLabel = "N", description = "On both sides; default: all.")
    private Optional<Integer> threads = Optional.empty();

    public static void main(String[] args) {
        System.exit(new CommandLine(new TrainingPeers()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        threads.ifPresent(Libtorch::setThreads);
        Libtorch.parallelProducts();
        List<String> arguments =
                List.of(segmentAnything.toString(), "" + Libtorch.threads(), "" + PICTURES, "" + OBJECTS, "" + ROUNDS);
        try (Contender margo = new TrainingContender(PICTURES, OBJECTS, ROUNDS);
                Contender peer = PythonContender.start(python, TrainingScript.TEXT, arguments)) {
            List<Result> results = new Contest(List.of(margo, peer), runs).run(PeerStage.TRAINING_STEP);
            for (Result result : results) {
                System.out.printf(
                        Locale.ROOT,
                        "%-16s %.2f s (%.2f - %.2f) a step, %.2f pictures/s%n",
                        result.contender().name(),
                        result.timing().median(),
                        result.timing().min(),
                        result.timing().max(),
                        PICTURES / result.timing().median());
            }
            System.out.printf(
                    Locale.ROOT,
                    "Margo's pictures per second / the peer's: %.2f%n",
                    results.get(1).timing().median() / results.get(0).timing().median());
        }
        return 0;
    }
}
