package dev.margo.annotate.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.annotate.journal.FailingFile;
import dev.margo.annotate.journal.NotSavedException;
import dev.margo.annotate.journal.ProjectInUseException;
import dev.margo.annotate.project.Interaction.Accepted;
import dev.margo.annotate.project.Interaction.Drawn;
import dev.margo.annotate.project.Interaction.Mode;
import dev.margo.annotate.project.Interaction.Prompted;
import dev.margo.annotate.project.Interaction.Propagated;
import dev.margo.image.Axis;
import dev.margo.image.Size;
import dev.margo.image.VoxelGrid;
import dev.margo.mask.Mask;
import dev.margo.prompt.Box;
import dev.margo.prompt.Point;
import dev.margo.volume.Between;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectTest {
    private static final VoxelGrid GRID = ScriptedSession.GRID;
    private static final SliceName SLICE = new SliceName(Axis.Z, 3);

    @TempDir
    private Path folder;

    private Project open() throws IOException {
        return Project.open(folder, ProjectSubject.of("image.nii"), GRID);
    }

    private static Mask square(SliceName slice, int from, int to) {
        Size size = SliceName.sizeOf(GRID, slice.axis());
        return Mask.of(size.width(), size.height(), (x, y) -> x >= from && x < to && y >= from && y < to);
    }

    private static Drawn drawn(SliceName slice, int from, int to, Mode mode) {
        return new Drawn(1, slice, square(slice, from, to), mode, "brush");
    }

    private static Project.Done perform(Project project, Interaction what) throws IOException {
        return project.perform("step " + project.seq(), what, OptionalLong.empty());
    }

    @Test
    void aRandomSessionComesOutTheSameWithAndWithoutSnapshotsAfterReopening() throws IOException {
        ProjectState last;
        try (Project project = open()) {
            ScriptedSession session = new ScriptedSession(project, 3);
            for (int i = 0; i < 230; i++) {
                session.step();
            }
            last = project.state();
            assertThat(last).isEqualTo(Replays.fold(project));
        }
        try (Project project = open()) {
            assertThat(project.state()).isEqualTo(last);
        }
        Files.delete(folder.resolve("snapshot"));
        try (Project project = open()) {
            assertThat(project.state()).isEqualTo(last);
        }
        Files.writeString(folder.resolve("snapshot"), "damaged beyond doubt");
        try (Project project = open()) {
            assertThat(project.state()).isEqualTo(last);
        }
    }

    @Test
    void everythingCanBeUndoneAndDoneAgainAfterReopening() throws IOException {
        List<ProjectState> states = new ArrayList<>();
        try (Project project = open()) {
            states.add(project.state());
            for (int i = 0; i < 60; i++) {
                states.add(perform(project, drawn(new SliceName(Axis.Z, i % 8), i % 20, 29, Mode.ADD))
                        .after());
            }
        }
        try (Project project = open()) {
            for (int i = 59; i >= 0; i--) {
                assertThat(project.undo("undo " + i).after()).as("undo " + i).isEqualTo(states.get(i));
            }
            assertThatThrownBy(() -> project.undo("once more")).isInstanceOf(HistoryException.class);
        }
        try (Project project = open()) {
            for (int i = 1; i <= 60; i++) {
                assertThat(project.redo("redo " + i).after()).as("redo " + i).isEqualTo(states.get(i));
            }
            project.undo("back");
            perform(project, drawn(SLICE, 0, 2, Mode.REPLACE));
            assertThatThrownBy(() -> project.redo("no")).isInstanceOf(HistoryException.class);
        }
    }

    @Test
    void whoAsksAgainIsToldWhatWasDone() throws IOException {
        Project.Done done;
        Project.Done undone;
        try (Project project = open()) {
            perform(project, drawn(SLICE, 2, 9, Mode.ADD));
            done = project.perform("mine", drawn(SLICE, 2, 5, Mode.ERASE), OptionalLong.empty());
            undone = project.undo("back");
            assertThat(project.find("mine")).contains(done);
            assertThat(project.find("back")).contains(undone);
            assertThat(project.undoable()).contains("brush");
            assertThat(project.redoable()).contains("brush");
            assertThat(project.isUndone(2)).isTrue();
        }
        try (Project project = open()) {
            Project.Done again = project.find("mine").orElseThrow();
            assertThat(again.seq()).isEqualTo(done.seq());
            assertThat(again.step()).isEqualTo(done.step());
            assertThat(again.before()).isEqualTo(ProjectState.empty(GRID));
            assertThat(again.after()).isEqualTo(undone.after());
            assertThat(project.undoable()).contains("brush");
        }
    }

    @Test
    void aFullDiskIsToldAndNothingAcknowledgedIsLost() throws IOException {
        FailingFile[] disk = new FailingFile[1];
        ProjectState before;
        try (Project project = Project.open(
                folder, ProjectSubject.of("image.nii"), GRID, path -> disk[0] = FailingFile.on(path, 3000))) {
            perform(project, drawn(SLICE, 2, 9, Mode.ADD));
            before = project.state();
            disk[0].room(project.saved().bytes() + 10);
            assertThatThrownBy(() -> project.perform("x", drawn(SLICE, 1, 20, Mode.ADD), OptionalLong.empty()))
                    .isInstanceOf(NotSavedException.class);
            assertThat(project.state()).isSameAs(before);
            assertThat(project.saved().problem().orElseThrow()).contains("No space left");
            disk[0].room(Long.MAX_VALUE);
            project.perform("x", drawn(SLICE, 1, 20, Mode.ADD), OptionalLong.empty());
            assertThat(project.saved().problem()).isEmpty();
        }
        try (Project project = open()) {
            assertThat(project.seq()).isEqualTo(2);
            project.undo("u");
            assertThat(project.state()).isEqualTo(before);
        }
    }

    @Test
    void theSecondToOpenItIsTold() throws IOException {
        try (Project project = open()) {
            assertThatThrownBy(this::open).isInstanceOf(ProjectInUseException.class);
            perform(project, drawn(SLICE, 2, 9, Mode.ADD));
        }
        open().close();
    }

    @Test
    void aProjectOfAnotherImageIsRefused() throws IOException {
        try (Project project = open()) {
            perform(project, drawn(SLICE, 2, 9, Mode.ADD));
        }
        VoxelGrid other = new VoxelGrid(40, 31, 8, GRID.toPatient());
        assertThatThrownBy(() -> Project.open(folder, ProjectSubject.of("image.nii"), other))
                .hasMessageContaining("40 x 30 x 8");
    }

    @Test
    void drawnInOneViewIsSeenInTheOthers() throws IOException {
        try (Project project = open()) {
            perform(project, drawn(SLICE, 5, 9, Mode.ADD));
            Body body = project.state().object(1).body();
            assertThat(body.voxels()).isEqualTo(16);
            Mask coronal = body.on(new SliceName(Axis.Y, 5));
            assertThat(coronal.area()).isEqualTo(4);
            assertThat(coronal.get(5, 3)).isTrue();
            SliceName sagittal = new SliceName(Axis.X, 6);
            perform(project, drawn(sagittal, 0, 8, Mode.REPLACE));
            body = project.state().object(1).body();
            assertThat(body.on(sagittal).area()).isEqualTo(64);
            assertThat(body.on(SLICE).area()).isEqualTo(12 + 8);
        }
    }

    @Test
    void propagationLeavesWhatAUserHasSaidAlone() throws IOException {
        try (Project project = open()) {
            perform(project, drawn(SLICE, 5, 9, Mode.ADD));
            TreeMap<Integer, Mask> masks = new TreeMap<>();
            for (int z = 0; z < 8; z++) {
                masks.put(z, square(SLICE, 0, 20));
            }
            perform(project, new Propagated(1, Axis.Z, Between.MEETING, masks, true));
            assertThat(project.state().object(1).body().on(SLICE)).isEqualTo(square(SLICE, 5, 9));
            SliceName coronal = new SliceName(Axis.Y, 2);
            perform(project, new Drawn(1, coronal, square(coronal, 6, 8), Mode.ERASE, "brush")); // rows 6 and 7 are z
            assertThat(project.state().object(1).annotated(Axis.Z)).containsExactly(3, 6, 7);
            Mask corrected = project.state().object(1).body().on(new SliceName(Axis.Z, 7));
            perform(project, new Propagated(1, Axis.Z, Between.MEETING, masks, true));
            assertThat(project.state().object(1).body().on(new SliceName(Axis.Z, 7)))
                    .isEqualTo(corrected);
        }
    }

    @Test
    void anAcceptedObjectIsChangedByNothing() throws IOException {
        try (Project project = open()) {
            perform(project, drawn(SLICE, 5, 9, Mode.ADD));
            perform(project, new Accepted(1, true));
            assertThatThrownBy(() -> perform(project, drawn(SLICE, 1, 2, Mode.ADD)))
                    .isInstanceOf(ObjectException.class)
                    .hasMessageContaining("reopen it first");
            perform(project, new Accepted(1, false));
            perform(project, drawn(SLICE, 1, 2, Mode.ADD));
        }
    }

    @Test
    void aNewBoxReplacesTheOlderOneAndClicksAddUp() throws IOException {
        Answer answer = new Answer(List.of(new Answer.Candidate(square(SLICE, 1, 4), 0.9, 0.8)), 0);
        try (Project project = open()) {
            perform(project, new Prompted(1, SLICE, new Box(0, 0, 5, 5), answer));
            perform(project, new Prompted(1, SLICE, Point.foreground(2, 2), answer));
            perform(project, new Prompted(1, SLICE, new Box(1, 1, 6, 6), answer));
            assertThat(project.state().object(1).notes(SLICE).prompts())
                    .containsExactly(Point.foreground(2, 2), new Box(1, 1, 6, 6));
        }
    }

    @Test
    void askingAgainWithTheSameIdFindsTheFirstStep() throws IOException {
        try (Project project = open()) {
            project.perform("a", drawn(SLICE, 5, 9, Mode.ADD), OptionalLong.empty());
            perform(project, drawn(SLICE, 1, 2, Mode.ADD));
        }
        try (Project project = open()) {
            assertThat(project.find("a").orElseThrow().seq()).isEqualTo(1);
            assertThat(project.find("b")).isEmpty();
            assertThatThrownBy(() -> project.perform("c", drawn(SLICE, 1, 2, Mode.ADD), OptionalLong.of(1)))
                    .isInstanceOf(HistoryException.class);
        }
    }

    @Test
    void runsAreTheInverseOfThemselves() {
        Size size = new Size(300, 200);
        for (Mask mask : List.of(
                Mask.empty(300, 200),
                Mask.empty(300, 200).not(),
                Mask.of(300, 200, (x, y) -> (x * 7 + y * 13) % 5 == 0),
                Mask.of(300, 200, (x, y) -> Math.hypot(x - 150, y - 90) < 70))) {
            assertThat(Runs.decode(size, Runs.encode(mask))).isEqualTo(mask);
            assertThat(Runs.parse(size, Runs.text(mask))).isEqualTo(mask);
        }
        assertThat(Runs.encode(Mask.empty(300, 200))).isEmpty();
        assertThatThrownBy(() -> Runs.decode(size, new byte[] {(byte) 0x80})).hasMessageContaining("cut off");
        assertThatThrownBy(() -> Runs.decode(new Size(3, 3), new byte[] {10})).hasMessageContaining("more than");
    }
}
