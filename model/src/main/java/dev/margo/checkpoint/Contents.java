package dev.margo.checkpoint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a reader found in a file. Names are unique. */
record Contents(List<StoredTensor> tensors, Map<String, String> metadata, List<String> notes) {
    Contents {
        tensors = List.copyOf(tensors);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        notes = List.copyOf(notes);
    }

    /** The same with a trainer's prefix taken off the names, and a note if there was one. */
    Contents withoutPrefix() {
        String prefix = NamePrefix.of(tensors.stream().map(StoredTensor::name).toList());
        if (prefix.isEmpty()) {
            return this;
        }
        List<String> more = new ArrayList<>(notes);
        more.add("prefix '%s' taken off the names".formatted(Words.clean(prefix)));
        List<StoredTensor> renamed = tensors.stream()
                .map(tensor -> tensor.renamed(NamePrefix.strip(tensor.name(), prefix)))
                .toList();
        return new Contents(renamed, metadata, more);
    }
}
