package dev.margo.train;

import dev.margo.distributed.Rendezvous;
import dev.margo.distributed.Replicas;
import dev.margo.tensor.Device;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A program of the tests: {@code CONFIG FOLDER [--resume]}, as one rank or alone. */
final class LaunchedRun {
    private LaunchedRun() {}

    public static void main(String[] args) throws Exception {
        List<String> arguments = List.of(args);
        Optional<Rendezvous> rendezvous = Rendezvous.parse(arguments);
        try (Replicas replicas = rendezvous.isPresent() ? rendezvous.get().join(Device.cpu()) : Replicas.single()) {
            new TrainingRun(TrainingConfig.read(ConfigSource.of(Path.of(args[0]))), Path.of(args[1]), replicas)
                    .run(arguments.contains("--resume"), new TinyFolder.Watcher(), () -> false);
        }
    }
}
