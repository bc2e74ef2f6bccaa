package dev.margo.benchmark;

import dev.margo.speed.EncoderOperations;
import dev.margo.speed.MatrixRate;
import dev.margo.tensor.Device;
import dev.margo.tensor.Libtorch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Times the published Python code beside Margo, in turns. benchmark/README.md has the command. */
@Command(name = "Peers", sortOptions = false)
public final class Peers implements Callable<Integer> {
    @Option(
            names = "--python",
            paramLabel = "FILE",
            defaultValue = "python3",
            description = "The interpreter; default: ${DEFAULT-VALUE}.")
    private String python;

    @Option(names = "--segment-anything", paramLabel = "DIR", description = "A checkout, for vit_b.")
    private Optional<Path> segmentAnything = Optional.empty();

    @Option(names = "--mobile-sam", paramLabel = "DIR", description = "A checkout, for vit_t.")
    private Optional<Path> mobileSam = Optional.empty();

    @Option(names = "--onnx", paramLabel = "MODEL=FILE", description = "An exported encoder of vit_b or vit_t.")
    private Map<PeerModel, Path> onnx = new EnumMap<>(PeerModel.class);

    @Option(names = "--runs", paramLabel = "N", defaultValue = "5", description = "Default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(names = "--threads", paramLabel = "N", description = "On both sides; default: all.")
    private Optional<Integer> threads = Optional.empty();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        CommandLine line = new CommandLine(new Peers()).setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            System.err.println("Peers: " + failure.getMessage());
            return 1;
        });
        System.exit(line.execute(args));
    }

    @Override
    public Integer call() throws IOException {
        require(runs > 0, "--runs must be at least 1");
        require(threads.orElse(1) > 0, "--threads must be at least 1");
        threads.ifPresent(Libtorch::setThreads);
        List<PeerModel> models = new ArrayList<>();
        for (PeerModel model : PeerModel.values()) {
            if (!arguments(model).isEmpty()) {
                models.add(model);
            }
        }
        require(!models.isEmpty(), "no peer; give --segment-anything, --mobile-sam or --onnx");
        PeersTable table = new PeersTable(MatrixRate.measure(Device.cpu()));
        for (PeerModel model : models) {
            measure(model, table);
        }
        return 0;
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    /** What the processes of this model's peers are started with. */
    private List<List<String>> arguments(PeerModel model) {
        List<List<String>> processes = new ArrayList<>();
        Optional<Path> folder = model == PeerModel.VIT_B ? segmentAnything : mobileSam;
        folder.ifPresent(path -> processes.add(arguments(model.pythonPackage(), model, path)));
        Optional.ofNullable(onnx.get(model)).ifPresent(path -> processes.add(arguments("onnx", model, path)));
        return processes;
    }

    private List<String> arguments(String kind, PeerModel model, Path where) {
        require(Files.exists(where), where + ": no such file or folder");
        return List.of(kind, model.label(), where.toString(), Integer.toString(Libtorch.threads()));
    }

    private void measure(PeerModel model, PeersTable table) throws IOException {
        double gflop = EncoderOperations.gflop(model.config(), model.config().imageSize());
        List<Contender> contenders = new ArrayList<>();
        try {
            contenders.add(new MargoContender(model));
            for (List<String> arguments : arguments(model)) {
                contenders.add(PythonContender.start(python, PeerScript.TEXT, arguments));
            }
            Contest contest = new Contest(contenders, runs);
            for (PeerStage stage : PeerStage.inUse()) {
                table.add(model, stage, contest.run(stage), gflop);
            }
        } finally {
            for (Contender contender : contenders) {
                contender.close();
            }
        }
    }
}
