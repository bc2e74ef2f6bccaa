package dev.margo.volume;

import dev.margo.image.Volume;
import dev.margo.mask.Mask;
import dev.margo.prompt.ObjectPrompts;
import dev.margo.prompt.Prompt;
import dev.margo.prompt.ResolvedPrompts;
import dev.margo.segment.Multimask;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CancellationException;

/**
 * The objects of one volume while a user makes and corrects them: prompts on any slices give annotated slices, propagation
 * the rest. Whatever is changed on one slice, only the slices up to the annotated neighbours are done again, by the next
 * {@link #propagate}; until then they have no masks. The result depends on the annotations alone, not on how often
 * propagation ran or was cancelled.
 *
 * <p>Threads: one at a time; only the cancelling may come from another.
 */
public final class InteractiveVolume {
    private static final int MOST_ID = 65535;

    private final SliceStack stack;
    private final SlicePredictor predictor;
    private final Propagator propagator;
    private final Map<Integer, ObjectInVolume> objects = new LinkedHashMap<>();

    public InteractiveVolume(SliceStack stack, SlicePredictor predictor, PropagationSettings settings) {
        this.stack = stack;
        this.predictor = predictor;
        propagator = new Propagator(stack, predictor, settings);
    }

    /**
     * Says more about an object on one slice, which is annotated by the model's answer. Earlier prompts on this slice count
     * too. Clicks on a slice that propagation has given a mask, or the user has drawn, correct that mask: it joins them,
     * projected as for a neighbouring slice.
     *
     * @param object its id, 1 to 65535; a new one makes an object
     * @return the mask there
     * @throws IllegalArgumentException if the slice does not exist or the prompts do not suit it, or all of them are
     *     background and there is no mask to correct; then nothing has changed
     */
    public Mask prompt(int object, int slice, Prompt... prompts) {
        requireId(object);
        stack.requireSlice(slice);
        ObjectPrompts said = joined(object, slice, ObjectPrompts.of(prompts));
        requireForeground(slice, said);
        Mask mask = predictor.predict(slice, said, Multimask.AUTO);
        made(object).annotate(slice, new Annotation(Optional.of(said), mask));
        return mask;
    }

    /**
     * Annotates a slice by a mask of the user's own; an empty one says that the object is not there.
     *
     * @throws IllegalArgumentException if the slice does not exist or the mask has another size
     */
    public void draw(int object, int slice, Mask mask) {
        requireId(object);
        stack.requireSlice(slice);
        stack.requireSize(mask);
        made(object).annotate(slice, new Annotation(Optional.empty(), mask));
    }

    /** Says that the object is not on this slice, so that it ends before it. */
    public void end(int object, int slice) {
        draw(object, slice, stack.nothing());
    }

    /** Takes back what was said about the slice; an object without any annotated slice is gone. */
    public void clear(int object, int slice) {
        ObjectInVolume known = known(object);
        known.clear(slice);
        if (known.annotations().isEmpty()) {
            objects.remove(object);
        }
    }

    /** Takes back the object. */
    public void remove(int object) {
        known(object);
        objects.remove(object);
    }

    /**
     * Gives the object's masks to the slices that wait for one.
     *
     * @throws CancellationException if {@code watch} says so; slices done by then are kept, and the next call goes on there
     */
    public void propagate(int object, Watch watch) {
        for (Span span : known(object).spans()) {
            propagator.fill(span, watch);
        }
    }

    /** As {@link #propagate(int, Watch)}, for all objects in the order they were made. */
    public void propagate(Watch watch) {
        objects().forEach(object -> propagate(object, watch));
    }

    /** Whether no slice of the object waits for propagation. */
    public boolean isComplete(int object) {
        return known(object).isComplete();
    }

    /** Ids in the order the objects were made. */
    public Set<Integer> objects() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(objects.keySet()));
    }

    /** By slice. */
    public SortedMap<Integer, Annotation> annotations(int object) {
        return known(object).annotations();
    }

    /** The object's masks by slice, without empty ones. */
    public SortedMap<Integer, Mask> masks(int object) {
        return known(object).masks();
    }

    /** Ids by voxel, on the grid of the volume, as they are now. Where objects overlap, the one made later wins. */
    public Volume labels() {
        Map<Integer, SortedMap<Integer, Mask>> masks = new LinkedHashMap<>();
        objects.forEach((id, object) -> masks.put(id, object.masks()));
        return LabelVolume.of(stack, masks);
    }

    private ObjectPrompts joined(int object, int slice, ObjectPrompts further) {
        ObjectInVolume known = objects.get(object);
        if (known == null) {
            return further;
        }
        List<Prompt> said = new ArrayList<>();
        Annotation annotation = known.annotations().get(slice);
        if (annotation != null && annotation.prompts().isPresent()) {
            said.addAll(annotation.prompts().get().prompts());
        } else if (!outline(further)) {
            known.mask(slice)
                    .ifPresent(mask -> said.addAll(
                            propagator.settings().projection().of(mask).prompts()));
        }
        said.addAll(further.prompts());
        return new ObjectPrompts(said);
    }

    /** Whether they say how far the object reaches, so that no earlier mask needs to. */
    private boolean outline(ObjectPrompts prompts) {
        ResolvedPrompts resolved =
                prompts.resolve(stack.size().width(), stack.size().height());
        return resolved.box().isPresent() || resolved.mask().isPresent();
    }

    private static void requireForeground(int slice, ObjectPrompts said) {
        if (!said.sayWhere()) {
            throw new IllegalArgumentException(
                    "slice %s has background prompts only and no mask to correct; say where the object is, or that it ends"
                            .formatted(slice));
        }
    }

    private static void requireId(int object) {
        if (object < 1 || object > MOST_ID) {
            throw new IllegalArgumentException("object id %s; expected 1 to %s".formatted(object, MOST_ID));
        }
    }

    private ObjectInVolume made(int object) {
        return objects.computeIfAbsent(object, id -> new ObjectInVolume(stack.slices()));
    }

    private ObjectInVolume known(int object) {
        ObjectInVolume known = objects.get(object);
        if (known == null) {
            throw new IllegalArgumentException(
                    "there is no object %s; known are %s".formatted(object, objects.keySet()));
        }
        return known;
    }
}
