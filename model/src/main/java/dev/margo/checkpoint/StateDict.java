package dev.margo.checkpoint;

import dev.margo.checkpoint.PickleValue.Dict;
import dev.margo.checkpoint.PickleValue.Opaque;
import dev.margo.checkpoint.PickleValue.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds the model's tensors in what a PyTorch file holds: takes off wrappers, leaves out what is not a tensor, and keeps
 * a note of both.
 */
final class StateDict {
    private static final List<String> WRAPPERS = List.of("model_state", "model_state_dict", "state_dict", "model");
    private static final int MAX_WRAPPERS = 4;
    private static final int MAX_TENSORS = 100_000;
    private static final int MAX_NOTES = 20;

    private final FileBytes file;
    private final List<String> notes = new ArrayList<>();
    private int leftOut;

    StateDict(FileBytes file) {
        this.file = file;
    }

    /** Where the bytes of a storage are. */
    interface Locator {
        Region locate(PickleValue.Storage storage) throws IOException;
    }

    Contents read(PickleValue root, Locator locator) throws IOException {
        Dict state = unwrap(root);
        List<StoredTensor> tensors = new ArrayList<>();
        for (Map.Entry<String, PickleValue> entry : state.entries.entrySet()) {
            if (entry.getValue() instanceof Tensor tensor) {
                Region storage = locator.locate(tensor.storage());
                tensors.add(StoredTensor.of(entry.getKey(), tensor.layout(), storage, file));
            } else if (entry.getValue() instanceof Opaque opaque) {
                throw unreadable("tensor " + Words.quoted(entry.getKey()), opaque);
            } else {
                noteLeftOut(entry.getKey(), entry.getValue());
            }
        }
        if (tensors.size() > MAX_TENSORS) {
            throw file.damaged("holds %s tensors, expected at most %s".formatted(tensors.size(), MAX_TENSORS));
        }
        return new Contents(tensors, Map.of(), allNotes());
    }

    private Dict unwrap(PickleValue root) throws IOException {
        Dict dict = dict("its content", root);
        for (int i = 0; i < MAX_WRAPPERS && !dict.hasTensors(); i++) {
            String wrapper = wrapper(dict);
            notes.add("tensors found under '%s'".formatted(wrapper));
            for (Map.Entry<String, PickleValue> entry : dict.entries.entrySet()) {
                if (!entry.getKey().equals(wrapper)) {
                    noteLeftOut(entry.getKey(), entry.getValue());
                }
            }
            dict = dict("the value of '%s'".formatted(wrapper), dict.entries.get(wrapper));
        }
        if (!dict.hasTensors()) {
            throw noTensors(dict);
        }
        return dict;
    }

    /** The wrapper's key to go on with; one that holds tensors before one that does not. */
    private String wrapper(Dict dict) throws IOException {
        return WRAPPERS.stream()
                .filter(key -> dict.entries.get(key) instanceof Dict inner && inner.hasTensors())
                .findFirst()
                .or(() -> WRAPPERS.stream().filter(dict.entries::containsKey).findFirst())
                .orElseThrow(() -> noTensors(dict));
    }

    private Dict dict(String what, PickleValue value) throws IOException {
        if (value instanceof Opaque opaque) {
            throw unreadable(what, opaque);
        }
        if (!(value instanceof Dict dict)) {
            throw file.damaged("expected a dictionary of tensors, but %s is %s; save model.state_dict() in Python"
                    .formatted(what, PickleValue.kind(value)));
        }
        return dict;
    }

    /** PyTorch's own classes are no attack: a whole module was saved, or a kind of tensor that is not read here. */
    private IOException unreadable(String what, Opaque opaque) {
        String module = opaque.origin().module();
        if (!module.equals("torch") && !module.startsWith("torch.")) {
            return UnsafeCheckpointException.needsUnknown(file.path(), what, opaque.origin());
        }
        return file.damaged(
                "%s is a pickled object of %s, expected plain tensors; save them in Python: torch.save(model.state_dict(), path)"
                        .formatted(what, Words.clean(opaque.origin().dotted())));
    }

    private IOException noTensors(Dict dict) {
        for (Map.Entry<String, PickleValue> entry : dict.entries.entrySet()) {
            if (entry.getValue() instanceof Opaque opaque) {
                return unreadable(Words.quoted(entry.getKey()), opaque);
            }
        }
        return file.damaged("holds no tensors at its top nor under %s; found %s; save model.state_dict() in Python"
                .formatted(
                        String.join(", ", WRAPPERS),
                        dict.entries.isEmpty() ? "no named entries" : Words.list(dict.entries.keySet())));
    }

    private void noteLeftOut(String key, PickleValue value) {
        if (notes.size() < MAX_NOTES) {
            notes.add("left out %s: %s".formatted(Words.quoted(key), PickleValue.kind(value)));
        } else {
            leftOut++;
        }
    }

    private List<String> allNotes() {
        if (leftOut > 0) {
            notes.add("left out %s more entries".formatted(leftOut));
        }
        return notes;
    }
}
