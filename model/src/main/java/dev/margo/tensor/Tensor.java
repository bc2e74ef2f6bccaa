package dev.margo.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A float32 array in native memory, owned by one {@link TensorScope}. Reading a tensor after its scope closed is an
 * {@link IllegalStateException} that names the scope.
 *
 * <p>Operations leave their operands unchanged, except those whose name ends with {@code InPlace}.
 */
public final class Tensor {
    static {
        Libtorch.load();
    }

    private org.bytedeco.pytorch.Tensor handle;
    private TensorScope owner;

    private Tensor(org.bytedeco.pytorch.Tensor handle) {
        this.handle = handle;
    }

    /** Runs one libtorch operation, frees its temporaries, and gives its result to the innermost scope. */
    static Tensor result(Supplier<org.bytedeco.pytorch.Tensor> operation) {
        TensorScope scope = TensorScope.innermost();
        try (PointerScope temporaries = new PointerScope()) {
            org.bytedeco.pytorch.Tensor handle = operation.get();
            handle.retainReference(); // so that it outlives the temporaries
            return scope.receive(new Tensor(handle));
        }
    }

    // --- making -----------------------------------------------------------------------------------------------

    /** Copies {@code values}, row-major, onto the processor. */
    public static Tensor of(float[] values, long... shape) {
        Tensor tensor = zeros(shape);
        if (tensor.count() != values.length) {
            throw new IllegalArgumentException(
                    "%s values do not fill a tensor of shape %s".formatted(values.length, Arrays.toString(shape)));
        }
        tensor.floats().put(values);
        return tensor;
    }

    /** Zeros on the processor. */
    public static Tensor zeros(long... shape) {
        return result(() -> torch.zeros(shape));
    }

    /** Zeros of this tensor's shape, on its device. */
    Tensor zerosLike() {
        return result(() -> torch.zeros_like(handle()).detach());
    }

    /** Memory on the processor whose values are not set yet. */
    public static Tensor empty(long... shape) {
        return result(() -> torch.empty(shape));
    }

    /** Joins along {@code axis}; all other sizes must agree. */
    public static Tensor cat(int axis, List<Tensor> parts) {
        return result(() -> torch.cat(
                new TensorVector(parts.stream().map(Tensor::handle).toArray(org.bytedeco.pytorch.Tensor[]::new)),
                axis));
    }

    // --- reading ----------------------------------------------------------------------------------------------

    public long[] shape() {
        try (PointerScope temporaries = new PointerScope()) {
            long[] shape = new long[(int) handle().dim()];
            for (int axis = 0; axis < shape.length; axis++) {
                shape[axis] = handle().size(axis);
            }
            return shape;
        }
    }

    /** Number of values along {@code axis}; negative axes count from the end. */
    public long size(int axis) {
        return handle().size(axis);
    }

    /** Number of values in all. */
    public long count() {
        return handle().numel();
    }

    /** The values, row-major, copied into the heap. */
    public float[] toFloats() {
        float[] values = new float[Math.toIntExact(count())];
        try (TensorScope scope = TensorScope.open("copy to heap")) {
            to(Device.cpu()).contiguous().floats().get(values);
        }
        return values;
    }

    /**
     * The native values themselves, row-major, valid until the owning scope closes. Only for contiguous tensors on the
     * processor.
     */
    public FloatBuffer floats() {
        return bytes().asFloatBuffer();
    }

    /** As {@link #floats()}, as bytes in the machine's own order. */
    public ByteBuffer bytes() {
        requireContiguousOnCpu();
        long size = Float.BYTES * count();
        if (size > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "a tensor of shape %s is too large for one buffer".formatted(Arrays.toString(shape())));
        }
        try (PointerScope temporaries = new PointerScope()) {
            return new BytePointer(handle().data_ptr())
                    .capacity(size)
                    .asBuffer()
                    .order(ByteOrder.nativeOrder());
        }
    }

    private void requireContiguousOnCpu() {
        if (!handle().is_contiguous() || handle().is_cuda()) {
            throw new IllegalStateException("a tensor of shape %s is not contiguous on the processor; call to(cpu) and"
                            .formatted(Arrays.toString(shape()))
                    + " contiguous() first");
        }
    }

    // --- arithmetic -------------------------------------------------------------------------------------------

    /** Sum, with broadcasting. */
    public Tensor add(Tensor other) {
        return result(() -> handle().add(other.handle()));
    }

    public Tensor add(double value) {
        return result(() -> handle().add(new Scalar(value)));
    }

    /** Adds into this tensor's own memory, with broadcasting of {@code other}. Returns this tensor. */
    public Tensor addInPlace(Tensor other) {
        try (PointerScope temporaries = new PointerScope()) {
            handle().add_(other.handle());
        }
        return this;
    }

    /** Difference, with broadcasting. */
    public Tensor sub(Tensor other) {
        return result(() -> handle().sub(other.handle()));
    }

    /** Quotient value by value, with broadcasting. */
    public Tensor div(Tensor other) {
        return result(() -> handle().div(other.handle()));
    }

    /** Product value by value, with broadcasting. */
    public Tensor mul(Tensor other) {
        return result(() -> handle().mul(other.handle()));
    }

    public Tensor mul(double value) {
        return result(() -> handle().mul(new Scalar(value)));
    }

    /** Matrix product over the last two axes, batched over the others. */
    public Tensor matmul(Tensor other) {
        return result(() -> handle().matmul(other.handle()));
    }

    public Tensor softmax(int axis) {
        return result(() -> handle().softmax(axis, new ScalarTypeOptional()));
    }

    public Tensor sigmoid() {
        return result(() -> handle().sigmoid());
    }

    public Tensor relu() {
        return result(() -> handle().relu());
    }

    /** The exact form, with erf. */
    public Tensor gelu() {
        return result(() -> torch.gelu(handle()));
    }

    /** Natural logarithm. */
    public Tensor log() {
        return result(() -> handle().log());
    }

    public Tensor sin() {
        return result(() -> handle().sin());
    }

    public Tensor cos() {
        return result(() -> handle().cos());
    }

    /** Mean over {@code axes}, which vanish. */
    public Tensor mean(long... axes) {
        return result(() -> torch.mean(handle(), axes, false, new ScalarTypeOptional()));
    }

    /** Sum over {@code axes}, which vanish. */
    public Tensor sum(long... axes) {
        return result(() -> handle().sum(axes));
    }

    /** Least value along {@code axis}, which vanishes. */
    public Tensor amin(int axis) {
        return result(() -> handle().amin(new long[] {axis}, false));
    }

    /** 1 where a value is above {@code threshold}, else 0; carries no gradient. */
    public Tensor above(double threshold) {
        return result(() -> handle().gt(new Scalar(threshold)).to(ScalarType.Float));
    }

    /** The values, those below {@code least} raised to it. */
    public Tensor atLeast(double least) {
        return result(() -> handle().clamp_min(new Scalar(least)));
    }

    /** Each value to the power of {@code exponent}. */
    public Tensor pow(double exponent) {
        return result(() -> handle().pow(new Scalar(exponent)));
    }

    // --- gradients --------------------------------------------------------------------------------------------

    /**
     * Lets backward passes leave a gradient here from now on. Only for a tensor that no recorded operation made. Returns
     * this tensor.
     */
    public Tensor trackGradient() {
        handle().requires_grad_(true);
        return this;
    }

    /** The inverse of {@link #trackGradient}. Returns this tensor. */
    public Tensor ignoreGradient() {
        handle().requires_grad_(false);
        return this;
    }

    /** Whether backward passes reach this tensor. */
    public boolean tracksGradient() {
        return handle().requires_grad();
    }

    /** The same values cut off from how they came about: no gradient passes through. */
    public Tensor detach() {
        return result(() -> handle().detach());
    }

    /** What backward passes have left here since {@link #clearGradient}; absent where none came by. */
    public Optional<Tensor> gradient() {
        try (PointerScope temporaries = new PointerScope()) {
            if (!handle().grad().defined()) {
                return Optional.empty();
            }
        }
        return Optional.of(result(() -> handle().grad().detach())); // a handle of its own on the same values
    }

    /** As {@link #gradient}; where there is none, zeros are left here as the gradient. */
    public Tensor gradientOrZeros() {
        Optional<Tensor> left = gradient();
        if (left.isPresent()) {
            return left.get();
        }
        try (PointerScope temporaries = new PointerScope()) {
            handle().mutable_grad().put(torch.zeros_like(handle()));
        }
        return gradient().orElseThrow();
    }

    /** Forgets the gradient. */
    public void clearGradient() {
        try (PointerScope temporaries = new PointerScope()) {
            handle().mutable_grad().reset();
        }
    }

    /** Adds the gradient of this single value to every tracking tensor that it was computed from. */
    public void backward() {
        try (PointerScope temporaries = new PointerScope()) {
            handle().backward();
        }
    }

    /** As {@link #backward()} of a later single value, whose gradient with respect to this tensor is {@code gradient}. */
    public void backward(Tensor gradient) {
        try (PointerScope temporaries = new PointerScope()) {
            handle().backward(gradient.handle(), new BoolOptional(), false, new TensorArrayRefOptional());
        }
    }

    /** Overwrites the values, unseen by gradients. Shapes must agree. */
    public void copyFrom(Tensor values) {
        try (NoGradients off = NoGradients.here();
                PointerScope temporaries = new PointerScope()) {
            handle().copy_(values.handle());
        }
    }

    /** Moves the values towards {@code target} by {@code share} of the distance, unseen by gradients. */
    public void moveTowards(Tensor target, double share) {
        try (NoGradients off = NoGradients.here();
                PointerScope temporaries = new PointerScope()) {
            handle().lerp_(target.handle(), new Scalar(share));
        }
    }

    /** Multiplies the values in place, unseen by gradients. */
    public void scale(double factor) {
        try (NoGradients off = NoGradients.here();
                PointerScope temporaries = new PointerScope()) {
            handle().mul_(new Scalar(factor));
        }
    }

    // --- layout -----------------------------------------------------------------------------------------------

    /** The same values in another shape; one size may be -1. */
    public Tensor reshape(long... shape) {
        return result(() -> handle().reshape(shape));
    }

    /** A view with axes in the given order. */
    public Tensor permute(long... axes) {
        return result(() -> handle().permute(axes));
    }

    public Tensor transpose(int axis, int other) {
        return result(() -> handle().transpose(axis, other));
    }

    public Tensor unsqueeze(int axis) {
        return result(() -> handle().unsqueeze(axis));
    }

    /** A view of {@code length} values from {@code start} along {@code axis}. */
    public Tensor narrow(int axis, long start, long length) {
        return result(() -> handle().narrow(axis, start, length));
    }

    /** A view that drops {@code axis} at {@code index}. */
    public Tensor select(int axis, long index) {
        return result(() -> handle().select(axis, index));
    }

    /** The slices at {@code indexes} along {@code axis}, copied, in that order. */
    public Tensor indexSelect(int axis, long... indexes) {
        return result(() -> handle().index_select(axis, torch.tensor(indexes).to(handle().device(), ScalarType.Long)));
    }

    /** A view in which axes of size 1 are repeated; -1 keeps a size. */
    public Tensor expand(long... shape) {
        return result(() -> handle().expand(shape));
    }

    /** The same values in memory of their own. */
    public Tensor copy() {
        return result(() -> handle().clone());
    }

    public Tensor contiguous() {
        return result(() -> handle().contiguous());
    }

    /** This tensor on {@code device}; a view if it is there already. */
    public Tensor to(Device device) {
        return result(() -> handle().to(device.handle(), ScalarType.Float));
    }

    /** This tensor in full precision, which narrowed computing may have taken from it. */
    public Tensor toFloat32() {
        return result(() -> handle().to(ScalarType.Float));
    }

    /** This tensor in the precision that {@code other} has. */
    public Tensor toPrecisionOf(Tensor other) {
        return result(() -> handle().to(other.handle().scalar_type()));
    }

    /** This tensor on the device of {@code other}. */
    public Tensor toDeviceOf(Tensor other) {
        return result(() -> handle().to(other.handle().device(), ScalarType.Float));
    }

    // --- lifetime ---------------------------------------------------------------------------------------------

    org.bytedeco.pytorch.Tensor handle() {
        org.bytedeco.pytorch.Tensor current = handle;
        if (current == null) {
            throw new IllegalStateException(
                    "this tensor was freed with scope '%s'; hand it up or adopt it into a longer-lived scope before"
                            .formatted(owner.name()));
        }
        return current;
    }

    TensorScope owner() {
        return owner;
    }

    void ownedBy(TensorScope scope) {
        owner = scope;
    }

    void free() {
        handle.close();
        handle = null;
    }

    @Override
    public String toString() {
        return handle == null ? "freed tensor" : "tensor of shape " + Arrays.toString(shape());
    }
}
