package dev.margo.evaluate.volume;

import dev.margo.evaluate.volume.VolumeObjectRule.Wanted;
import dev.margo.mask.Mask;
import dev.margo.prompt.ObjectPrompts;
import dev.margo.prompt.Prompt;
import dev.margo.segment.Multimask;
import dev.margo.volume.Propagator;
import dev.margo.volume.SettingsSearch.Start;
import dev.margo.volume.SliceStack;
import dev.margo.volume.Watch;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One object of a volume, asked for in one way after the other; each start is answered once. For one thread. */
final class Carrying {
    private final SliceStack stack;
    private final VolumeSubject.Seen seen;
    private final Wanted object;
    private final Map<Start, Mask> first = new EnumMap<>(Start.class);

    Carrying(SliceStack stack, VolumeSubject.Seen seen, Wanted object) {
        this.stack = stack;
        this.seen = seen;
        this.object = object;
    }

    /** @param masks by slice @param milliseconds of each slice but the middle one */
    record Carried(SortedMap<Integer, Mask> masks, List<Double> milliseconds) {}

    /** What is said about the object. */
    Prompt prompt(Start start) {
        return start.of(object.masks().get(object.middle()));
    }

    Carried by(VolumeProtocol protocol) {
        Mask answer = first.computeIfAbsent(
                protocol.start(),
                start -> seen.predict(object.middle(), ObjectPrompts.of(prompt(start)), Multimask.AUTO));
        TimedSlices timed = new TimedSlices(seen);
        SortedMap<Integer, Mask> masks = new Propagator(stack, timed, protocol.settings())
                .propagate(new TreeMap<>(Map.of(object.middle(), answer)), Watch.nobody());
        return new Carried(masks, timed.milliseconds());
    }
}
