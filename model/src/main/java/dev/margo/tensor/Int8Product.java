package dev.margo.tensor;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The product by weights rounded to 8 bits, symmetric, each output with its own scale, and rows rounded to 8 bits as they
 * come. libtorch's dynamically quantised linear layer, computed by oneDNN.
 */
final class Int8Product implements RowProduct {
    private static final double LARGEST = 127;
    private static final double LEAST_SCALE = 1e-12; // for an output whose weights are all zero

    static {
        Libtorch.load();
        torch.globalContext().setQEngine(torch.QEngine.ONEDNN);
    }

    private final IValue packed;

    Int8Product(Tensor weight, Tensor bias) {
        try (PointerScope temporaries = new PointerScope()) {
            IValueVector stack = new IValueVector(new IValue(quantised(weight)), new IValue(bias.handle()));
            operator("quantized::linear_prepack").callBoxed(stack);
            packed = new IValue(stack.get(0));
            packed.retainReference();
        }
    }

    private static org.bytedeco.pytorch.Tensor quantised(Tensor weight) {
        org.bytedeco.pytorch.Tensor scales = weight.handle()
                .abs()
                .amax(new long[] {1}, false)
                .div(new Scalar(LARGEST))
                .clamp_min(new Scalar(LEAST_SCALE))
                .to(ScalarType.Double);
        org.bytedeco.pytorch.Tensor zeroPoints = torch.zeros(weight.size(0)).to(ScalarType.Long);
        return torch.quantize_per_channel(weight.handle(), scales, zeroPoints, 0, ScalarType.QInt8);
    }

    private static OperatorHandle operator(String name) {
        return Dispatcher.singleton().findSchemaOrThrow(name, "");
    }

    @Override
    public void into(Tensor target, Tensor x) {
        try (PointerScope temporaries = new PointerScope()) {
            target.handle().copy_(product(x));
        }
    }

    @Override
    public void addTo(Tensor target, Tensor x) {
        try (PointerScope temporaries = new PointerScope()) {
            target.handle().add_(product(x));
        }
    }

    private org.bytedeco.pytorch.Tensor product(Tensor x) {
        IValueVector stack = new IValueVector(new IValue(x.handle()), packed, new IValue(false));
        operator("quantized::linear_dynamic").callBoxed(stack);
        return stack.get(0).toTensor();
    }

    @Override
    public void close() {
        packed.close();
    }
}
