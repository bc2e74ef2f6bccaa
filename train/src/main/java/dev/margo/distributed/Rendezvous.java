package dev.margo.distributed;

import dev.margo.tensor.Device;
import dev.margo.tensor.ProcessGroup;
import dev.margo.tensor.ProcessGroupException;
import dev.margo.tensor.ProcessGroupStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which of how many processes this one is, and where they meet.
 *
 * @param rank from 0
 * @param worldSize number of processes
 * @param store where they meet; the same for all
 */
public record Rendezvous(int rank, int worldSize, ProcessGroupStore store) {
    /** How long a rank waits for one that lives but does not answer; rank 0 may validate meanwhile. */
    public static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final String RANK = "--rank";
    private static final String WORLD_SIZE = "--world-size";
    private static final String STORE = "--store";

    public Rendezvous {
        if (worldSize < 1) {
            throw new IllegalArgumentException(WORLD_SIZE + " must be at least 1, got " + worldSize);
        }
        if (rank < 0 || rank >= worldSize) {
            throw new IllegalArgumentException("%s must lie between 0 and %s for %s %s, got %s"
                    .formatted(RANK, worldSize - 1, WORLD_SIZE, worldSize, rank));
        }
    }

    /**
     * Reads {@code --rank R --world-size N --store S} from among other options, also written with an equals sign. Empty
     * if none of the three is there.
     *
     * @throws IllegalArgumentException if only some are there, or one has no meaning
     */
    public static Optional<Rendezvous> parse(List<String> options) {
        Optional<String> rank = value(options, RANK);
        Optional<String> worldSize = value(options, WORLD_SIZE);
        Optional<String> store = value(options, STORE);
        if (rank.isEmpty() && worldSize.isEmpty() && store.isEmpty()) {
            return Optional.empty();
        }
        if (rank.isEmpty() || worldSize.isEmpty() || store.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s, %s and %s belong together: give all three, or none".formatted(RANK, WORLD_SIZE, STORE));
        }
        return Optional.of(new Rendezvous(
                number(RANK, rank.get()), number(WORLD_SIZE, worldSize.get()), ProcessGroupStore.parse(store.get())));
    }

    private static Optional<String> value(List<String> options, String name) {
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i).startsWith(name + "=")) {
                return Optional.of(options.get(i).substring(name.length() + 1));
            }
            if (options.get(i).equals(name)) {
                if (i + 1 == options.size()) {
                    throw new IllegalArgumentException(name + " has no value");
                }
                return Optional.of(options.get(i + 1));
            }
        }
        return Optional.empty();
    }

    private static int number(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s must be a number, got '%s'".formatted(name, text), e);
        }
    }

    /** What {@link #parse} reads. */
    public List<String> options() {
        return List.of(RANK, "" + rank, WORLD_SIZE, "" + worldSize, STORE, store.toString());
    }

    /**
     * Meets the other processes and connects to them, with {@link #PATIENCE}. A process that a {@link LocalLaunch}
     * started ends from now on when its launcher has ended.
     *
     * @throws ProcessGroupException if not all come
     */
    public Replicas join(Device device) {
        LauncherWatch.begin();
        return worldSize == 1
                ? Replicas.single()
                : new ConnectedReplica(ProcessGroup.join(rank, worldSize, store, device, PATIENCE));
    }
}
