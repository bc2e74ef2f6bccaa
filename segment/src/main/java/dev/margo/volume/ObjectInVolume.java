package dev.margo.volume;

import dev.margo.mask.Mask;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One object: its annotated slices, and the spans between them. */
final class ObjectInVolume {
    private final int slices;
    private final NavigableMap<Integer, Annotation> annotations = new TreeMap<>();
    private final NavigableMap<Integer, Span> spans = new TreeMap<>(); // by first slice

    ObjectInVolume(int slices) {
        this.slices = slices;
    }

    SortedMap<Integer, Annotation> annotations() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
    }

    /** Below to above. */
    List<Span> spans() {
        return new ArrayList<>(spans.values());
    }

    /** Only the spans beside {@code slice} start anew, and not even they if its mask stays. */
    void annotate(int slice, Annotation annotation) {
        Annotation before = annotations.put(slice, annotation);
        if (before == null || !before.mask().equals(annotation.mask())) {
            renewAround(slice);
        }
    }

    /** The spans beside {@code slice} become one. */
    void clear(int slice) {
        if (annotations.remove(slice) != null) {
            renewAround(slice);
        }
    }

    private void renewAround(int slice) {
        int from = annotations.lowerKey(slice) == null ? 0 : annotations.lowerKey(slice) + 1;
        int to = annotations.higherKey(slice) == null ? slices - 1 : annotations.higherKey(slice) - 1;
        spans.subMap(from, true, to, true).clear();
        if (annotations.containsKey(slice)) {
            put(from, slice - 1);
            put(slice + 1, to);
        } else if (!annotations.isEmpty()) {
            put(from, to);
        }
    }

    private void put(int first, int last) {
        if (first <= last) {
            spans.put(first, new Span(first, last, annotated(first - 1), annotated(last + 1)));
        }
    }

    private Optional<Mask> annotated(int slice) {
        return Optional.ofNullable(annotations.get(slice)).map(Annotation::mask);
    }

    /** The object there, as far as it is known. */
    Optional<Mask> mask(int slice) {
        if (annotations.containsKey(slice)) {
            return annotated(slice).filter(mask -> !mask.isEmpty());
        }
        Map.Entry<Integer, Span> span = spans.floorEntry(slice);
        return span == null
                ? Optional.empty()
                : Optional.ofNullable(span.getValue().masks().get(slice));
    }

    /** All masks that are not empty, by slice. */
    SortedMap<Integer, Mask> masks() {
        SortedMap<Integer, Mask> all = new TreeMap<>();
        annotations.forEach((slice, annotation) -> all.put(slice, annotation.mask()));
        spans.values().forEach(span -> all.putAll(span.masks()));
        all.values().removeIf(Mask::isEmpty);
        return Collections.unmodifiableSortedMap(all);
    }

    boolean isComplete() {
        return spans.values().stream().allMatch(Span::isComplete);
    }
}
