package dev.margo.annotate.project;

import dev.margo.annotate.project.Interaction.Accepted;
import dev.margo.annotate.project.Interaction.Chosen;
import dev.margo.annotate.project.Interaction.Cleared;
import dev.margo.annotate.project.Interaction.Created;
import dev.margo.annotate.project.Interaction.Deleted;
import dev.margo.annotate.project.Interaction.Drawn;
import dev.margo.annotate.project.Interaction.Ended;
import dev.margo.annotate.project.Interaction.Imported;
import dev.margo.annotate.project.Interaction.Marked;
import dev.margo.annotate.project.Interaction.OfObject;
import dev.margo.annotate.project.Interaction.OnSlice;
import dev.margo.annotate.project.Interaction.Prompted;
import dev.margo.annotate.project.Interaction.Propagated;
import dev.margo.annotate.project.Interaction.Recoloured;
import dev.margo.annotate.project.Interaction.Renamed;
import dev.margo.annotate.project.Interaction.Shown;
import dev.margo.annotate.project.Interaction.Windowed;
import dev.margo.annotate.project.ObjectException.Reason;
import dev.margo.image.Colour;
import dev.margo.image.IntensityWindow;
import dev.margo.image.VoxelGrid;
import dev.margo.mask.Mask;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Everything a user has made of one image. Immutable.
 *
 * @param objects by id, in the order they were made
 * @param window what the model sees; absent until somebody said so
 */
public record ProjectState(
        VoxelGrid grid, Map<Integer, ObjectState> objects, Optional<IntensityWindow.Range> window, WorkStatus status) {
    private static final int MOST_OBJECTS = 65535;

    public ProjectState {
        objects = Collections.unmodifiableMap(new LinkedHashMap<>(objects));
    }

    /** Before anything was done. */
    public static ProjectState empty(VoxelGrid grid) {
        return new ProjectState(grid, Map.of(), Optional.empty(), WorkStatus.NEW);
    }

    /** @throws ObjectException if there is none */
    public ObjectState object(int id) {
        ObjectState object = objects.get(id);
        if (object == null) {
            throw new ObjectException(
                    Reason.UNKNOWN, "there is no object %s; known are %s".formatted(id, objects.keySet()));
        }
        return object;
    }

    /** The least id above all others. */
    public int nextId() {
        return 1 + objects.keySet().stream().mapToInt(id -> id).max().orElse(0);
    }

    /**
     * The state after one more interaction.
     *
     * @throws ObjectException if it is about an object that is not there, or an accepted one
     * @throws IllegalArgumentException if it does not fit in any other way; then nothing has changed
     */
    public ProjectState after(Interaction done) {
        if (done instanceof Marked marked) {
            return new ProjectState(grid, objects, window, marked.status());
        }
        WorkStatus worked = status == WorkStatus.NEW ? WorkStatus.STARTED : status;
        if (done instanceof Windowed windowed) {
            return new ProjectState(grid, objects, Optional.of(windowed.window()), worked);
        }
        Map<Integer, ObjectState> changed = new LinkedHashMap<>(objects);
        if (done instanceof Imported imported) {
            imported.labels().forEach(label -> put(changed, replaced(label, imported)));
        } else if (done instanceof Deleted deleted) {
            requireOpen(object(deleted.object()));
            changed.remove(deleted.object());
        } else {
            put(changed, after((OfObject) done));
        }
        return new ProjectState(grid, changed, window, worked);
    }

    private static void put(Map<Integer, ObjectState> objects, ObjectState object) {
        objects.put(object.id(), object);
    }

    private ObjectState replaced(Imported.Label label, Imported imported) {
        return requireOpen(
                        objects.containsKey(label.object())
                                ? object(label.object())
                                : made(label.object(), label.name(), label.colour()))
                .replaced(label.body(), imported.axis());
    }

    private ObjectState after(OfObject done) {
        if (done instanceof Created created) {
            return create(created);
        } else if (done instanceof Renamed renamed) {
            return relook(done, look -> look.named(renamed.name()));
        } else if (done instanceof Recoloured recoloured) {
            return relook(done, look -> look.coloured(recoloured.colour()));
        } else if (done instanceof Shown shown) {
            return relook(done, look -> look.shown(shown.visible()));
        } else if (done instanceof Accepted accepted) {
            return relook(done, look -> look.accepted(accepted.accepted()));
        } else if (done instanceof Propagated carried) {
            return requireOpen(object(carried.object()))
                    .propagated(carried.axis(), carried.masks(), carried.complete(), grid);
        } else if (done instanceof OnSlice there) {
            there.slice().requireIn(grid);
            return onSlice(there);
        }
        throw new IllegalStateException("no rule for an interaction of " + done.getClass());
    }

    private ObjectState relook(OfObject done, UnaryOperator<ObjectState.Look> change) {
        ObjectState object = object(done.object());
        return object.with(change.apply(object.look()));
    }

    private ObjectState create(Created created) {
        if (objects.containsKey(created.object())) {
            throw new IllegalArgumentException("object %s is there already".formatted(created.object()));
        }
        return made(created.object(), created.name(), created.colour());
    }

    private ObjectState made(int id, String name, Colour colour) {
        if (id < 1 || id > MOST_OBJECTS) {
            throw new IllegalArgumentException("object id %s; expected 1 to %s".formatted(id, MOST_OBJECTS));
        }
        return ObjectState.made(id, name, colour, grid);
    }

    /** What an object is called if nobody has said. */
    public static String nameOf(int id) {
        return "Object " + id;
    }

    private ObjectState onSlice(OnSlice done) {
        ObjectState object = requireOpen(
                done instanceof Prompted || done instanceof Drawn ? orMade(done.object()) : object(done.object()));
        SliceName slice = done.slice();
        SliceNotes notes = object.notes(slice);
        if (done instanceof Prompted prompted) {
            return object.annotate(
                    slice, prompted.answer().mask(), notes.answered(prompted.prompt(), prompted.answer()));
        } else if (done instanceof Chosen chosen) {
            SliceNotes chose = requireAnswer(slice, notes).choosing(chosen.candidate());
            return object.annotate(slice, chose.answer().orElseThrow().mask(), chose);
        } else if (done instanceof Drawn drawn) {
            return object.annotate(slice, drawn(object.body().on(slice), drawn), SliceNotes.NONE);
        } else if (done instanceof Ended) {
            Mask before = object.body().on(slice);
            return object.annotate(slice, before.minus(before), SliceNotes.NONE);
        } else if (done instanceof Cleared) {
            return object.clear(slice);
        }
        throw new IllegalStateException("no rule for an interaction of " + done.getClass());
    }

    private ObjectState orMade(int id) {
        return objects.containsKey(id) ? object(id) : made(id, nameOf(id), Colour.ofLabel(id));
    }

    private static SliceNotes requireAnswer(SliceName slice, SliceNotes notes) {
        if (notes.answer().isEmpty()) {
            throw new IllegalArgumentException(
                    "there are no candidates on slice %s across %s; give a prompt there first"
                            .formatted(slice.index(), slice.letter()));
        }
        return notes;
    }

    private static Mask drawn(Mask before, Drawn drawn) {
        return switch (drawn.mode()) {
            case REPLACE -> drawn.pixels();
            case ADD -> before.or(drawn.pixels());
            case ERASE -> before.minus(drawn.pixels());
        };
    }

    private static ObjectState requireOpen(ObjectState object) {
        if (object.look().accepted()) {
            throw new ObjectException(
                    Reason.ACCEPTED,
                    "object %s is accepted, so nothing changes it; reopen it first".formatted(object.id()));
        }
        return object;
    }
}
