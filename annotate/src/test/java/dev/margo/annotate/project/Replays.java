package dev.margo.annotate.project;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The plain way to a state: every record from the first on, no snapshot, nothing kept. */
final class Replays {
    private Replays() {}

    static ProjectState fold(Project project) throws IOException {
        List<Interaction> done = new ArrayList<>();
        Deque<Interaction> undone = new ArrayDeque<>();
        for (long seq = 1; seq <= project.seq(); seq++) {
            Step step = project.step(seq);
            switch (step.kind()) {
                case DO -> {
                    done.add(step.what().orElseThrow());
                    undone.clear();
                }
                case UNDO -> undone.push(done.remove(done.size() - 1));
                case REDO -> done.add(undone.pop());
            }
        }
        ProjectState state = ProjectState.empty(project.grid());
        for (Interaction interaction : done) {
            state = state.after(interaction);
        }
        return state;
    }
}
