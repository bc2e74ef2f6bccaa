package dev.margo.tensor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process of the tests, which joins a group with one rank, or with several on a thread each, does what it is told and
 * answers a line per rank. A process of its own because Gloo writes to the standard output, through which Maven talks to
 * its tests.
 */
final class ProcessGroupRanks implements AutoCloseable {
    private static final Map<String, Function<ProcessGroup, Object>> TASKS = Map.of(
            "nothing", group -> "done",
            "average", ProcessGroupRanks::average,
            "share", ProcessGroupRanks::share,
            "rank 1 sleeps", ProcessGroupRanks::rankOneSleeps,
            "rank 1 ends", ProcessGroupRanks::rankOneEnds,
            "different shapes", ProcessGroupRanks::differentShapes,
            "close", ProcessGroupRanks::useAfterClose,
            "memory", ProcessGroupRanks::memory);
    private static final String END = "that is all";

    private final Process process;

    ProcessGroupRanks() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1", // starts sooner
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProcessGroupRanks.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Begins {@code task} with {@code ranks} of a group of {@code size}. */
    void begin(String task, Object store, int size, long patienceMillis, Object... ranks) throws IOException {
        String line = Stream.concat(Stream.of(task, store, size, patienceMillis), Arrays.stream(ranks))
                .map(String::valueOf)
                .collect(Collectors.joining("|"));
        process.outputWriter().append(line).append('\n').flush();
    }

    /** What each rank says at the end of the task, in order; nothing if the process ended. */
    List<String> answers() throws IOException {
        List<String> lines = new ArrayList<>();
        BufferedReader in = process.inputReader();
        for (String line = in.readLine(); line != null && !line.equals(END); line = in.readLine()) {
            if (line.startsWith("rank ")) { // not from Gloo
                lines.add(line);
            }
        }
        return lines.stream().sorted().toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Reads tasks from the standard input until it ends, as it does when the test does. */
    public static void main(String[] args) throws IOException, InterruptedException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split("\\|");
            List<Thread> threads = new ArrayList<>();
            for (String rank : Arrays.asList(words).subList(4, words.length)) {
                Thread thread = new Thread(() -> answer(Integer.parseInt(rank), words));
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }
            System.out.println(END);
        }
    }

    private static void answer(int rank, String[] words) {
        ProcessGroupStore store = ProcessGroupStore.parse(words[1]);
        Duration patience = Duration.ofMillis(Long.parseLong(words[3]));
        String result;
        try (ProcessGroup group = ProcessGroup.join(rank, Integer.parseInt(words[2]), store, Device.cpu(), patience)) {
            result = "-> " + TASKS.get(words[0]).apply(group);
        } catch (IllegalStateException e) {
            result = "failed: " + e.getMessage();
        }
        System.out.println("rank " + rank + " " + result);
    }

    // --- tasks --------------------------------------------------------------------------------------------------

    static float[] values(int rank) {
        float[] values = new float[9_000_007]; // more than a bucket
        Random random = new Random(rank);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return values;
    }

    private static Object average(ProcessGroup group) {
        try (TensorScope scope = TensorScope.open("test")) {
            float[] mine = values(group.rank());
            Tensor large = Tensor.of(mine, mine.length);
            Tensor turned = Tensor.of(Arrays.copyOf(mine, 12), 3, 4).transpose(0, 1);
            group.average(List.of(turned, Tensor.zeros(0), large));
            return Arrays.hashCode(large.toFloats()) + " " + Arrays.hashCode(turned.toFloats());
        }
    }

    private static Object share(ProcessGroup group) {
        try (TensorScope scope = TensorScope.open("test")) {
            Tensor weights = Tensor.of(new float[] {group.rank(), 10 + group.rank()}, 2);
            group.broadcast(List.of(weights), 1);
            group.barrier();
            return Arrays.toString(weights.toFloats())
                    + Arrays.toString(group.sum(1, group.rank(), 1e300))
                    + Arrays.toString(group.sum());
        }
    }

    private static Object rankOneSleeps(ProcessGroup group) {
        if (group.rank() == 1) {
            try {
                Thread.sleep(4000);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        group.barrier();
        return "done";
    }

    private static Object rankOneEnds(ProcessGroup group) {
        long started = System.nanoTime();
        try (TensorScope scope = TensorScope.open("test")) {
            Tensor tensor = Tensor.zeros(1000);
            for (int step = 0; step < 1000; step++) {
                if (group.rank() == 1 && step == 3) {
                    Runtime.getRuntime().halt(9);
                }
                group.average(List.of(tensor));
            }
            return "not noticed";
        } catch (ProcessGroupException e) {
            boolean soon = System.nanoTime() - started < TimeUnit.SECONDS.toNanos(5);
            return (soon ? "within seconds: " : "late: ") + e.getMessage();
        }
    }

    private static Object differentShapes(ProcessGroup group) {
        try (TensorScope scope = TensorScope.open("test")) {
            group.average(List.of(Tensor.zeros(4 + group.rank())));
            return "not noticed";
        }
    }

    private static Object useAfterClose(ProcessGroup group) {
        group.close();
        group.barrier();
        return "not noticed";
    }

    private static Object memory(ProcessGroup group) {
        try (TensorScope scope = TensorScope.open("test")) {
            List<Tensor> gradients = List.of(Tensor.zeros(100_000), Tensor.zeros(64, 64));
            repeat(group, gradients, 300);
            long before = residentKiB();
            repeat(group, gradients, 1000);
            return "grew by " + (residentKiB() - before) / 1024 + " MiB";
        }
    }

    private static void repeat(ProcessGroup group, List<Tensor> gradients, int times) {
        for (int i = 0; i < times; i++) {
            group.average(gradients);
            group.sum(1, 2, 3);
        }
        System.gc();
    }

    private static long residentKiB() {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            String line =
                    lines.filter(text -> text.startsWith("VmRSS:")).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", ""));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
