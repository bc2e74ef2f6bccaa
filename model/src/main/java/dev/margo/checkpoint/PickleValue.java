package dev.margo.checkpoint;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a pickle describes: plain values, tensors, and opaque stand-ins for everything else. Nothing here runs. */
sealed interface PickleValue {

    /** Values that are recognised but not needed. */
    enum Plain implements PickleValue {
        NONE("nothing"),
        NUMBER("a number"),
        BYTES("bytes");

        private final String kind;

        Plain(String kind) {
            this.kind = kind;
        }
    }

    record Bool(boolean value) implements PickleValue {}

    record Int(long value) implements PickleValue {}

    /** An integer beyond 64 bits; the legacy format's magic number is one. */
    record BigInt(BigInteger value) implements PickleValue {}

    record Text(String value) implements PickleValue {}

    record Tuple(List<PickleValue> items) implements PickleValue {}

    /** A list or a set; may come to contain itself, so nothing here walks it to the bottom. */
    final class Sequence implements PickleValue {
        final List<PickleValue> items = new ArrayList<>();
    }

    /** A dictionary's entries under text keys, in order; the others are only counted. */
    final class Dict implements PickleValue {
        final Map<String, PickleValue> entries = new LinkedHashMap<>();
        int unnamed;

        void put(PickleValue key, PickleValue value) {
            if (key instanceof Text text) {
                entries.put(text.value(), value);
            } else {
                unnamed++;
            }
        }

        boolean hasTensors() {
            return entries.values().stream().anyMatch(Tensor.class::isInstance);
        }
    }

    /** A name that Python would import. Here it is a name. */
    record Global(String module, String name) implements PickleValue {
        String dotted() {
            return module + "." + name;
        }
    }

    /**
     * A storage by its key.
     *
     * @param elements in the root storage that {@code key} names
     * @param viewOffset where this storage starts in the root, in elements; 0 but in old legacy files
     * @param viewElements elements of this storage
     */
    record Storage(DType dtype, String key, long elements, long viewOffset, long viewElements) implements PickleValue {}

    record Tensor(Storage storage, TensorLayout layout) implements PickleValue {}

    /** Something made by a class or function outside the closed list; its contents are dropped. */
    record Opaque(Global origin) implements PickleValue {}

    /** The kind of {@code value} in words. */
    static String kind(PickleValue value) {
        if (value instanceof Plain plain) {
            return plain.kind;
        } else if (value instanceof Bool) {
            return "true or false";
        } else if (value instanceof Int || value instanceof BigInt) {
            return "a number";
        } else if (value instanceof Text) {
            return "text";
        } else if (value instanceof Tuple || value instanceof Sequence) {
            return "a list";
        } else if (value instanceof Dict dict) {
            return dict.hasTensors() ? "a dictionary of tensors" : "a dictionary";
        } else if (value instanceof Tensor) {
            return "a tensor";
        } else if (value instanceof Opaque opaque) {
            return "an object of " + Words.clean(opaque.origin().dotted());
        } else if (value instanceof Global global) {
            return "the name " + Words.clean(global.dotted());
        }
        return "a storage";
    }
}
