package dev.margo.tensor;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The product of rows and weights rounded to bfloat16; the bias is added in float32. */
final class BFloat16Product implements RowProduct {
    private final org.bytedeco.pytorch.Tensor transposed; // (in, out)
    private final Tensor bias;

    BFloat16Product(Tensor weight, Tensor bias) {
        try (PointerScope temporaries = new PointerScope()) {
            transposed = weight.handle().to(ScalarType.BFloat16).t();
            transposed.retainReference();
        }
        this.bias = bias;
    }

    @Override
    public void into(Tensor target, Tensor x) {
        try (PointerScope temporaries = new PointerScope()) {
            target.handle().copy_(product(x));
        }
        target.addInPlace(bias);
    }

    @Override
    public void addTo(Tensor target, Tensor x) {
        try (PointerScope temporaries = new PointerScope()) {
            target.handle().add_(product(x));
        }
        target.addInPlace(bias);
    }

    private org.bytedeco.pytorch.Tensor product(Tensor x) {
        return torch.mm(x.handle().to(ScalarType.BFloat16), transposed);
    }

    @Override
    public void close() {
        transposed.close();
    }
}
