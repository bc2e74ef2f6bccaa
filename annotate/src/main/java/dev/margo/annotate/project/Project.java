package dev.margo.annotate.project;

import dev.margo.annotate.journal.Journal;
import dev.margo.annotate.journal.JournalFile;
import dev.margo.annotate.journal.NotSavedException;
import dev.margo.annotate.journal.ProjectLock;
import dev.margo.annotate.journal.Recovery;
import dev.margo.annotate.project.HistoryException.Reason;
import dev.margo.image.VoxelGrid;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * All the work on one image, in a folder: its journal, a snapshot, and who it belongs to. Nothing is done that is not on the
 * disk before. Threads: any, one at a time.
 */
public final class Project implements Closeable {
    private static final int STATES_IN_MEMORY = 32;
    private static final int STEPS_PER_SNAPSHOT = 100;
    private static final int IDS_IN_SNAPSHOT = 1000;
    private static final int DONE_IN_MEMORY = 16;

    private final Path folder;
    private final ProjectSubject subject;
    private final VoxelGrid grid;
    private final ProjectLock lock;
    private final Journal journal;
    private final StepJson json;
    private final Map<String, Long> byId = new HashMap<>();
    private final List<String> ids = new ArrayList<>();
    private final Map<Long, String> kinds = new HashMap<>(); // of interactions, as far as they were needed
    private final Map<String, Done> latest = new LinkedHashMap<>(); // for those who ask again, by id
    private final NavigableMap<Integer, ProjectState> states = new TreeMap<>(); // by interactions done
    private Timeline timeline = new Timeline();
    private long snapshotSeq;
    private Optional<String> problem = Optional.empty();

    /**
     * What a step has done.
     *
     * @param step the record; of a repeated one, that of the first time
     */
    public record Done(long seq, Step step, ProjectState before, ProjectState after) {}

    /**
     * Whether the work is on the disk.
     *
     * @param seq of the last record there
     * @param problem why the last step is not; absent if it is
     */
    public record SaveStatus(long seq, long bytes, Optional<String> problem) {}

    private Project(Path folder, ProjectSubject subject, VoxelGrid grid, ProjectLock lock, Journal journal)
            throws IOException {
        this.folder = folder;
        this.subject = subject;
        this.grid = grid;
        this.lock = lock;
        this.journal = journal;
        json = new StepJson(grid);
        states.put(0, ProjectState.empty(grid));
        replay();
    }

    /**
     * Goes on with the project in {@code folder}, or begins it.
     *
     * @throws dev.margo.annotate.journal.ProjectInUseException if it is open elsewhere
     * @throws IOException if it is of another image, or cannot be read or written
     */
    public static Project open(Path folder, ProjectSubject subject, VoxelGrid grid) throws IOException {
        return open(folder, subject, grid, JournalFile::onDisk);
    }

    /** As above, on a disk of the caller's. */
    public static Project open(Path folder, ProjectSubject subject, VoxelGrid grid, JournalFile.Opener disk)
            throws IOException {
        Files.createDirectories(folder);
        ProjectLock lock = ProjectLock.take(folder);
        try {
            Optional<ProjectFile> known = ProjectFile.read(folder);
            if (known.isPresent()) {
                known.get().requireOf(folder, grid);
            }
            return open(folder, subject, grid, lock, disk);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Project open(
            Path folder, ProjectSubject subject, VoxelGrid grid, ProjectLock lock, JournalFile.Opener disk)
            throws IOException {
        Journal journal = Journal.open(folder.resolve("journal"), disk);
        try {
            return new Project(folder, subject, grid, lock, journal);
        } catch (IOException | RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    private void replay() throws IOException {
        Optional<Snapshot> snapshot = Snapshot.read(snapshotFile(), journal, grid);
        if (snapshot.isPresent()) {
            snapshotSeq = snapshot.get().seq();
            timeline = snapshot.get().timeline();
            states.put(timeline.depth(), snapshot.get().state());
            long first = snapshotSeq - snapshot.get().ids().size() + 1;
            for (String id : snapshot.get().ids()) {
                remember(id, first++);
            }
        }
        Map<Long, Interaction> read = new HashMap<>();
        for (long seq = snapshotSeq + 1; seq <= journal.lastSeq(); seq++) {
            Step step = json.parse(journal.read(seq));
            long number = seq;
            step.what().ifPresent(what -> read.put(number, what));
            remember(step.id(), seq);
            int depth = timeline.depth();
            timeline.record(step.kind(), seq);
            forgetAbove(Math.min(depth, timeline.depth()));
        }
        stateAt(timeline.depth(), read);
    }

    /** States of interactions that were replaced by others. */
    private void forgetAbove(int depth) {
        states.tailMap(depth, false).clear();
    }

    private Path snapshotFile() {
        return folder.resolve("snapshot");
    }

    private void remember(String id, long seq) {
        byId.put(id, seq);
        ids.add(id);
    }

    /** The state after the first {@code depth} interactions that count. */
    private ProjectState stateAt(int depth, Map<Long, Interaction> read) throws IOException {
        Map.Entry<Integer, ProjectState> known = states.floorEntry(depth);
        ProjectState state = known.getValue();
        for (long seq : timeline.done().subList(known.getKey(), depth)) {
            Interaction what = read.containsKey(seq) ? read.get(seq) : interaction(seq);
            state = state.after(what);
        }
        keep(depth, state);
        return state;
    }

    private Interaction interaction(long seq) throws IOException {
        return step(seq).what().orElseThrow(() -> new IOException("record %s is no interaction".formatted(seq)));
    }

    private void keep(int depth, ProjectState state) {
        states.put(depth, state);
        while (states.size() > STATES_IN_MEMORY) {
            states.remove(states.higherKey(0)); // the empty one stays
        }
    }

    /** What was found of the journal when the project was opened. */
    public Recovery recovery() {
        return journal.recovery();
    }

    public VoxelGrid grid() {
        return grid;
    }

    public Path folder() {
        return folder;
    }

    public synchronized ProjectState state() {
        return states.get(timeline.depth());
    }

    /** Of the last record. */
    public synchronized long seq() {
        return journal.lastSeq();
    }

    public synchronized SaveStatus saved() {
        return new SaveStatus(journal.lastSeq(), journal.bytes(), problem);
    }

    /** The kind of what undo would take back. */
    public synchronized Optional<String> undoable() throws IOException {
        return timeline.canUndo() ? Optional.of(kind(timeline.last())) : Optional.empty();
    }

    /** The kind of what redo would do again. */
    public synchronized Optional<String> redoable() throws IOException {
        return timeline.canRedo() ? Optional.of(kind(timeline.nextRedo())) : Optional.empty();
    }

    private String kind(long seq) throws IOException {
        if (!kinds.containsKey(seq)) {
            kinds.put(seq, InteractionJson.kind(interaction(seq)));
        }
        return kinds.get(seq);
    }

    /** What a history calls a step. */
    public static String kind(Step step) {
        return step.what()
                .map(InteractionJson::kind)
                .orElseGet(() -> step.kind().name().toLowerCase(Locale.ROOT));
    }

    /** Record {@code seq}. */
    public synchronized Step step(long seq) throws IOException {
        return json.parse(journal.read(seq));
    }

    /** Whether record {@code seq} is an interaction that was undone. */
    public synchronized boolean isUndone(long seq) {
        return timeline.isUndone(seq);
    }

    /**
     * What the step with this id has done, if there is one: its client asks again. Of one that was done long ago, or before
     * the project was opened, all that there is now counts as changed.
     */
    public synchronized Optional<Done> find(String id) throws IOException {
        Long seq = byId.get(id);
        if (seq == null) {
            return Optional.empty();
        }
        Done known = latest.get(id);
        return Optional.of(known != null ? known : new Done(seq, step(seq), ProjectState.empty(grid), state()));
    }

    /**
     * Does one thing, after it is on the disk.
     *
     * @param id not used before; else see {@link #find}
     * @param expected the sequence number that the state must still have
     * @throws NotSavedException if the disk refuses
     * @throws HistoryException if the state has moved
     * @throws ObjectException if it does not suit the objects
     * @throws IllegalArgumentException if it does not fit in any other way; whatever is thrown, nothing has changed
     */
    public synchronized Done perform(String id, Interaction what, OptionalLong expected) throws NotSavedException {
        requireSeq(expected);
        ProjectState before = state();
        ProjectState after = before.after(what);
        Step step = Step.of(id, Instant.now(), what);
        return record(step, before, after);
    }

    /** @throws HistoryException if {@code expected} is no longer the last one */
    public synchronized void requireSeq(OptionalLong expected) {
        if (expected.isPresent() && expected.getAsLong() != seq()) {
            throw new HistoryException(
                    Reason.STATE_MOVED,
                    "the state is at step %s, this one was meant for step %s; look at it again"
                            .formatted(seq(), expected.getAsLong()));
        }
    }

    /** @throws HistoryException if nothing is left to undo */
    public synchronized Done undo(String id) throws IOException {
        if (!timeline.canUndo()) {
            throw new HistoryException(Reason.NOTHING_TO_UNDO, "nothing is left to undo");
        }
        ProjectState after = stateAt(timeline.depth() - 1, Map.of());
        return record(new Step(id, Instant.now(), Step.Kind.UNDO, Optional.empty()), state(), after);
    }

    /** @throws HistoryException if nothing is left to redo */
    public synchronized Done redo(String id) throws IOException {
        if (!timeline.canRedo()) {
            throw new HistoryException(Reason.NOTHING_TO_REDO, "nothing is left to do again");
        }
        ProjectState after = state().after(interaction(timeline.nextRedo()));
        return record(new Step(id, Instant.now(), Step.Kind.REDO, Optional.empty()), state(), after);
    }

    private Done record(Step step, ProjectState before, ProjectState after) throws NotSavedException {
        if (byId.containsKey(step.id())) {
            throw new IllegalArgumentException(
                    "step '%s' was done already; give each an id of its own".formatted(step.id()));
        }
        long seq = append(step);
        remember(step.id(), seq);
        step.what().ifPresent(what -> kinds.put(seq, InteractionJson.kind(what)));
        int depth = timeline.depth();
        timeline.record(step.kind(), seq);
        forgetAbove(Math.min(depth, timeline.depth()));
        keep(timeline.depth(), after);
        summarise(seq, before, after);
        return remember(new Done(seq, step, before, after));
    }

    private long append(Step step) throws NotSavedException {
        try {
            long seq = journal.append(json.of(step));
            problem = Optional.empty();
            return seq;
        } catch (NotSavedException e) {
            problem = Optional.of(e.getMessage());
            throw e;
        }
    }

    private Done remember(Done done) {
        latest.put(done.step().id(), done);
        if (latest.size() > DONE_IN_MEMORY) {
            latest.remove(latest.keySet().iterator().next());
        }
        return done;
    }

    /** What only saves time may fail. */
    private void summarise(long seq, ProjectState before, ProjectState after) {
        try {
            if (seq == 1
                    || before.status() != after.status()
                    || before.objects().size() != after.objects().size()) {
                ProjectFile.of(subject, after).write(folder);
            }
            if (seq - snapshotSeq >= STEPS_PER_SNAPSHOT) {
                snapshot();
            }
        } catch (IOException e) {
            // all of it is in the journal
        }
    }

    private void snapshot() throws IOException {
        long seq = journal.lastSeq();
        List<String> last = ids.subList(Math.max(0, ids.size() - IDS_IN_SNAPSHOT), ids.size());
        new Snapshot(seq, journal.checksum(seq), timeline, last, state()).write(snapshotFile());
        snapshotSeq = seq;
    }

    @Override
    public synchronized void close() throws IOException {
        try (lock;
                journal) {
            summarise();
        }
    }

    private void summarise() {
        try {
            if (journal.lastSeq() > snapshotSeq) {
                ProjectFile.of(subject, state()).write(folder);
                snapshot();
            }
        } catch (IOException e) {
            // as on a full disk: all of it is in the journal
        }
    }
}
