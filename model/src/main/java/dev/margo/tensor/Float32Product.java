package dev.margo.tensor;

/** The product by the weights as they are. */
final class Float32Product implements RowProduct {
    private final Tensor weight;
    private final Tensor bias;

    Float32Product(Tensor weight, Tensor bias) {
        this.weight = weight;
        this.bias = bias;
    }

    @Override
    public void into(Tensor target, Tensor x) {
        Into.linear(target, x, weight, bias);
    }

    @Override
    public void addTo(Tensor target, Tensor x) {
        Into.addLinear(target, x, weight);
        target.addInPlace(bias);
    }

    @Override
    public void close() {
        // the weights belong to the model
    }
}
