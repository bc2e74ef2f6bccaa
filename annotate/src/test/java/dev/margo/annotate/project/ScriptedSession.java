package dev.margo.annotate.project;

import dev.margo.annotate.project.Interaction.Accepted;
import dev.margo.annotate.project.Interaction.Chosen;
import dev.margo.annotate.project.Interaction.Cleared;
import dev.margo.annotate.project.Interaction.Deleted;
import dev.margo.annotate.project.Interaction.Drawn;
import dev.margo.annotate.project.Interaction.Ended;
import dev.margo.annotate.project.Interaction.Imported;
import dev.margo.annotate.project.Interaction.Marked;
import dev.margo.annotate.project.Interaction.Mode;
import dev.margo.annotate.project.Interaction.Prompted;
import dev.margo.annotate.project.Interaction.Propagated;
import dev.margo.annotate.project.Interaction.Renamed;
import dev.margo.annotate.project.Interaction.Shown;
import dev.margo.annotate.project.Interaction.Windowed;
import dev.margo.image.Affine;
import dev.margo.image.Axis;
import dev.margo.image.Colour;
import dev.margo.image.IntensityWindow;
import dev.margo.image.Size;
import dev.margo.image.VoxelGrid;
import dev.margo.mask.Mask;
import dev.margo.prompt.Box;
import dev.margo.prompt.Point;
import dev.margo.volume.Between;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** A user who does things at random, and tells of each when it is acknowledged. Runs until it is killed, or has done enough. */
final class ScriptedSession {
    static final VoxelGrid GRID = new VoxelGrid(40, 30, 8, Affine.spaced(1, 1, 2.5));

    private final Random random;
    private final Project project;

    ScriptedSession(Project project, long seed) {
        this.project = project;
        random = new Random(seed);
    }

    /** Arguments: the folder, a seed, and how many steps at most. */
    public static void main(String[] args) throws IOException {
        try (Project project = Project.open(Path.of(args[0]), ProjectSubject.of("image.nii"), GRID)) {
            ScriptedSession session = new ScriptedSession(project, Long.parseLong(args[1]));
            for (int i = 0; i < Integer.parseInt(args[2]); i++) {
                Project.Done done = session.step();
                System.out.println(done.seq() + " " + done.step().id());
                System.out.flush();
            }
        }
    }

    /** One that is possible now. */
    Project.Done step() throws IOException {
        while (true) {
            String id = "%016x".formatted(random.nextLong());
            try {
                int kind = random.nextInt(10);
                return kind < 2
                        ? project.undo(id)
                        : kind < 3
                                ? project.redo(id)
                                : project.perform(id, interaction(project.state()), OptionalLong.empty());
            } catch (ObjectException | HistoryException | IllegalArgumentException e) {
                // not now
            }
        }
    }

    private Interaction interaction(ProjectState state) {
        List<Integer> ids = new ArrayList<>(state.objects().keySet());
        int object = ids.isEmpty() || random.nextInt(5) == 0 ? state.nextId() : ids.get(random.nextInt(ids.size()));
        SliceName slice = slice();
        return switch (random.nextInt(16)) {
            case 0, 1, 2 -> new Prompted(object, slice, Point.foreground(3, 4), answer(slice, 3));
            case 3 -> new Prompted(object, slice, new Box(1, 2, 7, 6.5), answer(slice, 1));
            case 4 -> new Chosen(object, slice, random.nextInt(3));
            case 5, 6 -> new Drawn(object, slice, mask(slice), Mode.values()[random.nextInt(3)], "brush");
            case 7 -> new Cleared(object, slice);
            case 8 -> new Ended(object, slice);
            case 9 -> new Propagated(object, slice.axis(), Between.MEETING, masks(slice.axis()), random.nextBoolean());
            case 10 ->
                new Imported(
                        List.of(new Imported.Label(object, "Niere", new Colour(1, 2, 3), Body.of(GRID, masks(Axis.Z)))),
                        Axis.Z);
            case 11 -> new Renamed(object, "Größe \"" + random.nextInt(100) + "\"\n");
            case 12 -> new Shown(object, random.nextBoolean());
            case 13 -> new Accepted(object, random.nextBoolean());
            case 14 -> random.nextInt(4) == 0 ? new Deleted(object) : new Marked(WorkStatus.DONE);
            default -> new Windowed(new IntensityWindow.Range(-random.nextDouble(), random.nextDouble()));
        };
    }

    private SliceName slice() {
        Axis axis = Axis.values()[random.nextInt(3)];
        return new SliceName(axis, random.nextInt(GRID.size(axis)));
    }

    private Answer answer(SliceName slice, int candidates) {
        List<Answer.Candidate> some = new ArrayList<>();
        for (int i = 0; i < candidates; i++) {
            some.add(new Answer.Candidate(mask(slice), random.nextDouble(), random.nextDouble()));
        }
        return new Answer(some, random.nextInt(candidates));
    }

    private SortedMap<Integer, Mask> masks(Axis axis) {
        SortedMap<Integer, Mask> masks = new TreeMap<>();
        for (int i = 0; i < GRID.size(axis); i++) {
            if (random.nextInt(3) > 0) {
                masks.put(i, mask(new SliceName(axis, i)));
            }
        }
        return masks;
    }

    private Mask mask(SliceName slice) {
        Size size = SliceName.sizeOf(GRID, slice.axis());
        double cx = random.nextDouble() * size.width();
        double cy = random.nextDouble() * size.height();
        double r = random.nextDouble() * 12;
        return Mask.of(size.width(), size.height(), (x, y) -> Math.hypot(x - cx, y - cy) < r);
    }
}
