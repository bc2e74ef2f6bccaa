package dev.margo.checkpoint;

import dev.margo.checkpoint.PickleValue.Dict;
import dev.margo.checkpoint.PickleValue.Global;
import dev.margo.checkpoint.PickleValue.Int;
import dev.margo.checkpoint.PickleValue.Opaque;
import dev.margo.checkpoint.PickleValue.Sequence;
import dev.margo.checkpoint.PickleValue.Storage;
import dev.margo.checkpoint.PickleValue.Tensor;
import dev.margo.checkpoint.PickleValue.Text;
import dev.margo.checkpoint.PickleValue.Tuple;
import java.util.List;
import java.util.Optional;

/**
 * The closed list of names that mean something in a checkpoint, and what "calling" them yields. A name outside the list
 * yields an opaque value.
 *
 * <p>Source: {@code torch/_utils.py} and {@code torch/_weights_only_unpickler.py} for arguments and their order.
 */
final class KnownGlobals {
    private static final String UTILS = "torch._utils.";

    private final PickleInput in;

    KnownGlobals(PickleInput in) {
        this.in = in;
    }

    PickleValue call(Global callable, List<PickleValue> args) throws CheckpointFormatException {
        return switch (callable.dotted()) {
            case "collections.OrderedDict", "builtins.dict", "__builtin__.dict" -> dict(args, 0);
            case "collections.defaultdict" -> dict(args, 1);
            case "builtins.set", "__builtin__.set", "builtins.frozenset", "__builtin__.frozenset", "torch.Size" ->
                args.isEmpty() ? new Sequence() : args.get(0);
            case "torch._tensor._rebuild_from_type_v2", "torch._tensor._rebuild_from_type" -> wrapped(callable, args);
            default -> tensorCall(callable, args);
        };
    }

    private PickleValue tensorCall(Global callable, List<PickleValue> args) throws CheckpointFormatException {
        return switch (callable.dotted()) {
            case UTILS + "_rebuild_tensor", UTILS + "_rebuild_tensor_v2" -> tensor(args, null);
            case UTILS + "_rebuild_tensor_v3" -> tensor(args, args.size() > 6 ? args.get(6) : null);
            case UTILS + "_rebuild_parameter",
                    UTILS + "_rebuild_parameter_with_state",
                    "torch.nn.parameter.Parameter",
                    "torch.nn.parameter.Buffer" -> args.isEmpty() ? new Opaque(callable) : args.get(0);
            default -> new Opaque(callable);
        };
    }

    /** A tensor with Python attributes: (function, class, arguments, state), where the function makes the tensor. */
    private PickleValue wrapped(Global callable, List<PickleValue> args) throws CheckpointFormatException {
        boolean known = args.size() > 2 && args.get(0) instanceof Global && args.get(2) instanceof Tuple;
        return known ? tensorCall((Global) args.get(0), ((Tuple) args.get(2)).items()) : new Opaque(callable);
    }

    /** A dictionary from the pairs at {@code args[at]}, empty if there are none. */
    private PickleValue dict(List<PickleValue> args, int at) {
        if (args.size() <= at) {
            return new Dict();
        }
        if (args.get(at) instanceof Dict dict) {
            return dict;
        }
        Dict dict = new Dict();
        List<PickleValue> pairs = args.get(at) instanceof Sequence sequence ? sequence.items : List.of();
        for (PickleValue pair : pairs) {
            List<PickleValue> items = pair instanceof Tuple tuple
                    ? tuple.items()
                    : pair instanceof Sequence sequence ? sequence.items : List.of();
            if (items.size() == 2) {
                dict.put(items.get(0), items.get(1));
            }
        }
        return dict;
    }

    /** Arguments: storage, storage offset, sizes, strides, and more that only training needs. */
    private PickleValue tensor(List<PickleValue> args, PickleValue dtype) throws CheckpointFormatException {
        if (args.size() >= 4 && args.get(0) instanceof Opaque opaque) {
            return opaque;
        }
        if (args.size() < 4 || !(args.get(0) instanceof Storage storage) || !(args.get(1) instanceof Int offset)) {
            throw in.damaged("expected a tensor's storage, offset, sizes and strides, found something else");
        }
        DType type = storage.dtype();
        if (dtype instanceof Global name) {
            Optional<DType> known = name.module().equals("torch") ? DType.ofTorchName(name.name()) : Optional.empty();
            if (known.isEmpty()) {
                return new Opaque(name);
            }
            type = known.get();
        }
        return new Tensor(storage, new TensorLayout(type, offset.value(), longs(args.get(2)), longs(args.get(3))));
    }

    private long[] longs(PickleValue value) throws CheckpointFormatException {
        if (!(value instanceof Tuple tuple) || tuple.items().size() > TensorLayout.MAX_RANK) {
            throw in.damaged("expected a tuple of at most %s sizes or strides, found something else"
                    .formatted(TensorLayout.MAX_RANK));
        }
        long[] values = new long[tuple.items().size()];
        for (int i = 0; i < values.length; i++) {
            if (!(tuple.items().get(i) instanceof Int item)) {
                throw in.damaged("expected a size or stride, found "
                        + PickleValue.kind(tuple.items().get(i)));
            }
            values[i] = item.value();
        }
        return values;
    }

    /**
     * A storage from its persistent id: ('storage', class, key, location, elements[, view]) where a view is (key, offset,
     * elements); or a legacy file's ('module', class, ...), which stands for the class.
     */
    PickleValue persistent(PickleValue id) throws CheckpointFormatException {
        List<PickleValue> parts = id instanceof Tuple tuple ? tuple.items() : List.of();
        if (parts.size() >= 2
                && parts.get(0) instanceof Text type
                && type.value().equals("module")) {
            return parts.get(1);
        }
        if (parts.size() < 5
                || !(parts.get(0) instanceof Text type && type.value().equals("storage"))
                || !(parts.get(1) instanceof Global storageClass)
                || !(parts.get(2) instanceof Text key)
                || !(parts.get(4) instanceof Int elements)) {
            throw in.damaged("expected a storage's class, key, location and size, found something else");
        }
        Optional<DType> dtype = storageType(storageClass);
        if (dtype.isEmpty()) {
            return new Opaque(storageClass);
        }
        Storage whole = new Storage(dtype.get(), key.value(), elements.value(), 0, elements.value());
        return parts.size() > 5 && parts.get(5) instanceof Tuple view ? view(whole, view.items()) : whole;
    }

    private Storage view(Storage whole, List<PickleValue> view) throws CheckpointFormatException {
        if (view.size() == 3 && view.get(1) instanceof Int offset && view.get(2) instanceof Int elements) {
            return new Storage(whole.dtype(), whole.key(), whole.elements(), offset.value(), elements.value());
        }
        throw in.damaged("expected a storage view's key, offset and size, found something else");
    }

    /** Untyped storages count bytes. */
    private static Optional<DType> storageType(Global storageClass) {
        String module = storageClass.module();
        if (storageClass.name().equals("UntypedStorage")
                && (module.equals("torch") || module.equals("torch.storage"))) {
            return Optional.of(DType.U8);
        }
        return module.equals("torch") || module.equals("torch.cuda")
                ? DType.ofTorchStorage(storageClass.name())
                : Optional.empty();
    }
}
