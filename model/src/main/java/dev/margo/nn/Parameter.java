package dev.margo.nn;

import dev.margo.tensor.Tensor;
import java.util.Arrays;

/** One named weight of a network: declared with its shape first, bound to its tensor when the network is loaded. */
public final class Parameter {
    /** What a parameter is to a checkpoint and to training. */
    public enum Kind {
        /** Learned. */
        WEIGHT,
        /** Stored and used, but not learned. */
        BUFFER,
        /** An int64 count that a strict reader expects in the file; computing never uses it, so it has no tensor. */
        COUNTER
    }

    private final String name;
    private final Kind kind;
    private final long[] shape;
    private Tensor value;

    Parameter(String name, Kind kind, long[] shape) {
        this.name = name;
        this.kind = kind;
        this.shape = shape.clone();
    }

    /** The name in a checkpoint, such as {@code image_encoder.blocks.0.norm1.weight}. */
    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    public long[] shape() {
        return shape.clone();
    }

    /** Number of values. */
    public long count() {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    /** Size along {@code axis}. */
    public long size(int axis) {
        return shape[axis];
    }

    /**
     * Gives this parameter its tensor, which whoever loads the network owns.
     *
     * @throws IllegalArgumentException if the shape is not the declared one
     */
    public void bind(Tensor tensor) {
        if (!Arrays.equals(shape, tensor.shape())) {
            throw new IllegalArgumentException(
                    "parameter '%s' has shape %s, cannot take %s".formatted(name, Arrays.toString(shape), tensor));
        }
        value = tensor;
    }

    /** The bound tensor. */
    public Tensor value() {
        if (value == null) {
            throw new IllegalStateException("parameter '%s' has no tensor yet; load the network first".formatted(name));
        }
        return value;
    }

    @Override
    public String toString() {
        return name + " " + Arrays.toString(shape);
    }
}
