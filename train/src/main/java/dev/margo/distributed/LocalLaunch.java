package dev.margo.distributed;

import dev.margo.tensor.ProcessGroupStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs this program several times on this machine, as the ranks of one training: {@code --nproc N}. The ranks meet
 * through a file in a folder of their own, and nothing leaves the loopback interface. Each gets its part of the
 * processor's cores.
 *
 * <p>The standard output of rank 0 is passed on, its error output is that of this process, for its progress bar. Of
 * other ranks only the error output is passed on, marked with the rank.
 *
 * <p>Told to end (Ctrl-C), this process tells the ranks so and waits while they save. When a rank ends in failure, the
 * others are ended too. When this process is killed, the ranks notice and end by themselves.
 */
public final class LocalLaunch {
    private static final String NPROC = "--nproc";
    /** Begins what Java itself says of every process, such as of its incubator modules; rank 0 says it for all. */
    private static final String OF_JAVA = "WARNING: ";

    private static final long MILLIS_FOR_LAST_LINES = 2000;
    private static final String PROCESSORS = "-XX:ActiveProcessorCount=";

    private final int ranks;
    private final Class<?> main;
    private final List<String> arguments;
    private final List<Thread> pumps = new ArrayList<>();

    /**
     * @param main the class with the {@code main} method to run
     * @param arguments its arguments, of which {@code --nproc N} is left out and the {@link Rendezvous} is added
     */
    public LocalLaunch(int ranks, Class<?> main, List<String> arguments) {
        if (ranks < 1) {
            throw new IllegalArgumentException(NPROC + " must be at least 1, got " + ranks);
        }
        this.ranks = ranks;
        this.main = main;
        this.arguments = withoutNproc(arguments);
    }

    static List<String> withoutNproc(List<String> arguments) {
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).equals(NPROC)) {
                i++; // and its value
            } else if (!arguments.get(i).startsWith(NPROC + "=")) {
                rest.add(arguments.get(i));
            }
        }
        return rest;
    }

    /**
     * Runs all ranks to their end.
     *
     * @param out takes the lines that rank 0 prints
     * @param warnings takes the lines that others print as errors, and one line when a rank failed
     * @return 0, or the exit code of the rank that failed first
     */
    public int run(Consumer<String> out, Consumer<String> warnings) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("margo-ranks");
        try {
            return run(folder.resolve("store"), out, warnings);
        } finally {
            finishPassing();
            Files.deleteIfExists(folder.resolve("store"));
            Files.deleteIfExists(folder);
        }
    }

    private int run(Path store, Consumer<String> out, Consumer<String> warnings)
            throws IOException, InterruptedException {
        try (LaunchedProcesses processes = new LaunchedProcesses()) {
            for (int rank = 0; rank < ranks; rank++) {
                processes.add(start(rank, store, out, warnings));
            }
            for (int running = ranks; running > 0; running--) {
                int ended = processes.nextToEnd();
                int exitCode = processes.exitCode(ended);
                if (exitCode != 0) {
                    if (!processes.interrupted()) {
                        warnings.accept(failure(ended, exitCode));
                    }
                    return exitCode;
                }
            }
            return 0;
        }
    }

    private String failure(int rank, int exitCode) {
        String how = "ended with exit code " + exitCode;
        if (exitCode == 128 + 9) {
            how = "was killed, as happens when memory runs out";
        } else if (exitCode > 128) {
            how = "was ended by signal " + (exitCode - 128);
        }
        return "rank %s of %s %s, so all were ended; start the run again, it resumes from its last checkpoint"
                .formatted(rank, ranks, how);
    }

    // --- one rank -----------------------------------------------------------------------------------------------

    private Process start(int rank, Path store, Consumer<String> out, Consumer<String> warnings) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(rank, store));
        // so that NCCL reports a lost rank to its caller; by itself it would end the process without a word
        builder.environment().putIfAbsent("TORCH_NCCL_ASYNC_ERROR_HANDLING", "0");
        if (rank == 0) {
            Process process =
                    builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            pass(process.inputReader(), line -> {
                if (!line.startsWith("[Gloo] ")) {
                    out.accept(line);
                }
            });
            return process;
        }
        Process process =
                builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        pass(process.errorReader(), line -> {
            if (!line.startsWith(OF_JAVA)) {
                warnings.accept("rank %s: %s".formatted(rank, line));
            }
        });
        return process;
    }

    private List<String> command(int rank, Path store) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments();
        options.stream().filter(option -> !option.startsWith("-agentlib:jdwp")).forEach(command::add);
        if (options.stream().noneMatch(option -> option.startsWith(PROCESSORS))) {
            command.add(PROCESSORS + Math.max(1, Runtime.getRuntime().availableProcessors() / ranks));
        }
        command.addAll(List.of(LauncherWatch.option(), "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        command.addAll(new Rendezvous(rank, ranks, new ProcessGroupStore.InFile(store)).options());
        return command;
    }

    private void pass(BufferedReader from, Consumer<String> to) {
        Thread pump = new Thread(
                () -> {
                    try {
                        for (String line = from.readLine(); line != null; line = from.readLine()) {
                            to.accept(line);
                        }
                    } catch (IOException e) {
                        // the rank was ended in the middle of a line, which has nothing more to say
                    }
                },
                "margo-rank-output");
        pump.setDaemon(true);
        pump.start();
        pumps.add(pump);
    }

    private void finishPassing() throws InterruptedException {
        for (Thread pump : pumps) {
            pump.join(MILLIS_FOR_LAST_LINES); // no longer: a rank may have left a program behind that holds its output
        }
    }
}
