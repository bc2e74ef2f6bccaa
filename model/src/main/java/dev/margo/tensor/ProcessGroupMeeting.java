package dev.margo.tensor;

import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Store;
import org.bytedeco.pytorch.StringVector;

/**
 * How the ranks of a group make sure of each other before libtorch connects them. libtorch would take the addresses
 * that an earlier run left in a store for those of this one, and cannot say who is missing.
 *
 * <p>Every rank but 0 writes a word it has just drawn, its hello. Rank 0 echoes it together with the name it has drawn
 * for this run. A rank that reads its own word knows that rank 0 is alive, and acknowledges the name; so rank 0 knows
 * who is alive. Whatever an earlier run wrote fits neither. When all are there, rank 0 says so, and all go on at once:
 * libtorch waits only seconds for the others to connect.
 */
record ProcessGroupMeeting(int rank, int size, Store store) {
    private static final String COMPLETE = "complete";

    /** Waits for the others. Returns the name of the run, the same on all ranks and never drawn before. */
    String meet(ProcessGroupPatience patience) {
        try {
            return rank == 0 ? gather(patience) : find(patience);
        } catch (ProcessGroupException e) {
            throw e;
        } catch (RuntimeException e) { // libtorch's, of many lines
            throw new ProcessGroupException(
                    "rank %s of %s lost the store after %s, before all had met; start all ranks again"
                            .formatted(rank, size, patience.waited()),
                    e);
        }
    }

    private String gather(ProcessGroupPatience patience) {
        String run = draw();
        TreeSet<Integer> missing = IntStream.range(1, size).boxed().collect(Collectors.toCollection(TreeSet::new));
        patience.waitUntil(
                () -> {
                    missing.removeIf(other -> isHere(other, run));
                    return missing.isEmpty();
                },
                () -> "still misses rank %s of %s; are all started, with the same store?"
                        .formatted(missing.toString().replaceAll("[\\[\\]]", ""), size));
        write(COMPLETE, run);
        return run;
    }

    private boolean isHere(int other, String run) {
        if (read("acknowledged/" + other).filter(run::equals).isPresent()) {
            return true;
        }
        String echo = read("hello/" + other)
                .map(word -> "%s %s %s".formatted(word, run, size))
                .orElse("");
        if (!echo.equals(read("echo/" + other).orElse(""))) { // a store keeps what was written before
            write("echo/" + other, echo);
        }
        return false;
    }

    private String find(ProcessGroupPatience patience) {
        String word = draw();
        write("hello/" + rank, word);
        patience.waitUntil(
                () -> echo()[0].equals(word), () -> "got no answer from rank 0; is it started, with the same store?");
        String run = echo()[1];
        String expected = echo()[2];
        if (!expected.equals(String.valueOf(size))) {
            throw new ProcessGroupException(
                    "rank %s was started for %s processes, rank 0 for %s; give all the same number"
                            .formatted(rank, size, expected));
        }
        write("acknowledged/" + rank, run);
        patience.waitUntil(
                () -> read(COMPLETE).filter(run::equals).isPresent(),
                () -> "met rank 0, but not all others came; rank 0 says who is missing");
        return run;
    }

    private String[] echo() {
        return read("echo/" + rank).orElse("").split(" ");
    }

    private static String draw() {
        return UUID.randomUUID().toString();
    }

    private Optional<String> read(String key) {
        try (PointerScope temporaries = new PointerScope()) {
            return store.check(new StringVector(key)) ? Optional.of(store.get_to_str(key)) : Optional.empty();
        }
    }

    private void write(String key, String value) {
        store.set(key, value);
    }
}
