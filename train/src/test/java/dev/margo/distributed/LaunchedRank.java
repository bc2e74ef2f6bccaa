package dev.margo.distributed;

import dev.margo.tensor.Device;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A program of the tests, which launches itself: {@code TASK FOLDER [--nproc N]}. */
final class LaunchedRank {
    private LaunchedRank() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> arguments = List.of(args);
        int nproc = arguments.indexOf("--nproc");
        if (nproc >= 0) {
            int ranks = Integer.parseInt(args[nproc + 1]);
            System.exit(new LocalLaunch(ranks, LaunchedRank.class, arguments)
                    .run(System.out::println, System.err::println));
        }
        Rendezvous rendezvous = Rendezvous.parse(arguments).orElseThrow();
        Path folder = Path.of(args[1]);
        try (Replicas replicas = rendezvous.join(Device.cpu());
                TensorScope scope = TensorScope.open("test")) {
            replicas.sum(1);
            Files.writeString(
                    folder.resolve("pid-" + rendezvous.rank()),
                    String.valueOf(ProcessHandle.current().pid()));
            switch (args[0]) {
                case "work" -> work(replicas);
                case "fail" -> fail(replicas);
                default -> waitForTheEnd(replicas, folder);
            }
        }
    }

    private static void work(Replicas replicas) {
        float mine = 1 + replicas.rank();
        Tensor weights = Tensor.of(new float[] {mine, -mine}, 2);
        Tensor gradient = Tensor.of(new float[] {10 * mine}, 1);
        replicas.sameEverywhere(List.of(weights));
        replicas.averageGradients(List.of(gradient));
        System.out.printf(
                "rank %s of %s: weights %s, gradient %s, sum %s, interrupted %s, then %s, processors %s%n",
                replicas.rank(),
                replicas.size(),
                Arrays.toString(weights.toFloats()),
                Arrays.toString(gradient.toFloats()),
                Arrays.toString(replicas.sum(mine, 2)),
                replicas.anyInterrupted(false),
                replicas.anyInterrupted(replicas.rank() == 1),
                Runtime.getRuntime().availableProcessors());
        System.err.println("careful");
    }

    private static void fail(Replicas replicas) {
        if (replicas.rank() == 1) {
            Runtime.getRuntime().halt(7);
        }
        while (true) {
            replicas.sum(1);
        }
    }

    private static void waitForTheEnd(Replicas replicas, Path folder) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                Files.createFile(folder.resolve("saved-" + replicas.rank()));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }));
        replicas.sum(1);
        System.out.println("ready");
        Thread.sleep(600_000);
    }
}
