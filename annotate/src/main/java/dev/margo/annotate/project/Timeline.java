package dev.margo.annotate.project;

import java.util.ArrayList;
import java.util.List;

/** Which interactions count: those done and not undone, by sequence number, oldest first. */
final class Timeline {
    private final List<Long> done = new ArrayList<>();
    private final List<Long> undone = new ArrayList<>(); // the one undone last is the last

    Timeline() {}

    Timeline(List<Long> done, List<Long> undone) {
        this.done.addAll(done);
        this.undone.addAll(undone);
    }

    List<Long> done() {
        return List.copyOf(done);
    }

    List<Long> undone() {
        return List.copyOf(undone);
    }

    int depth() {
        return done.size();
    }

    long last() {
        return done.get(done.size() - 1);
    }

    long nextRedo() {
        return undone.get(undone.size() - 1);
    }

    boolean canUndo() {
        return !done.isEmpty();
    }

    boolean canRedo() {
        return !undone.isEmpty();
    }

    boolean isUndone(long seq) {
        return undone.contains(seq);
    }

    void record(Step.Kind kind, long seq) {
        switch (kind) {
            case DO -> {
                done.add(seq);
                undone.clear();
            }
            case UNDO -> undone.add(done.remove(done.size() - 1));
            case REDO -> done.add(undone.remove(undone.size() - 1));
        }
    }
}
