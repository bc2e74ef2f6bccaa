package dev.margo.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class TensorScopeTest {
    @Test
    void closingFreesEveryIntermediate() {
        TensorScope scope = TensorScope.open("predict");
        Tensor x = Tensor.of(new float[] {1, 2, 3, 4}, 2, 2);
        Tensor y = x.matmul(x).add(1).softmax(-1);
        assertThat(scope.liveCount()).isEqualTo(4);
        scope.close();
        assertThatIllegalStateException().isThrownBy(y::shape).withMessageContaining("'predict'");
        assertThat(scope.liveCount()).isZero();
    }

    @Test
    void anAdoptedTensorOutlivesTheScopeThatMadeIt() {
        try (TensorScope weights = TensorScope.holder("weights")) {
            Tensor kept;
            try (TensorScope scope = TensorScope.open("load")) {
                kept = weights.adopt(Tensor.of(new float[] {7}, 1));
                assertThat(scope.liveCount()).isZero();
            }
            assertThat(kept.count()).isEqualTo(1);
            assertThat(weights.liveCount()).isEqualTo(1);
        }
    }

    @Test
    void aComputedResultGoesToTheScopeAround() {
        try (TensorScope around = TensorScope.open("around")) {
            Tensor x = Tensor.of(new float[] {1, 2}, 2);
            Tensor y = TensorScope.compute("stage", () -> x.add(1).mul(2).sub(x));
            assertThat(y.toFloats()).containsExactly(3, 4);
            assertThat(around.liveCount()).isEqualTo(2);
        }
    }

    @Test
    void handingUpWhatAnotherScopeOwnsChangesNothing() {
        try (TensorScope around = TensorScope.open("around")) {
            Tensor x = Tensor.of(new float[] {5}, 1);
            Tensor same = TensorScope.compute("stage", () -> x);
            assertThat(same).isSameAs(x);
            assertThat(around.liveCount()).isEqualTo(1);
        }
    }

    @Test
    void computingWithoutAScopeIsRefused() {
        assertThatIllegalStateException().isThrownBy(() -> Tensor.zeros(2)).withMessageContaining("no TensorScope");
    }

    @Test
    void scopesCloseOnceAndInOrder() {
        TensorScope outer = TensorScope.open("outer");
        TensorScope inner = TensorScope.open("inner");
        assertThatIllegalStateException().isThrownBy(outer::close).withMessageContaining("'inner'");
        inner.close();
        assertThatIllegalStateException().isThrownBy(inner::close).withMessageContaining("'inner' is closed");
        outer.close();
    }

    @Test
    void aScopeIsClosedByTheThreadThatOpenedIt() throws InterruptedException {
        TensorScope scope = TensorScope.open("mine");
        Throwable[] thrown = new Throwable[1];
        Thread other = new Thread(() -> {
            try {
                scope.close();
            } catch (IllegalStateException e) {
                thrown[0] = e;
            }
        });
        other.start();
        other.join();
        assertThat(thrown[0]).hasMessageContaining("another thread");
        scope.close();
    }

    @Test
    void valuesMustFillTheShape() {
        try (TensorScope scope = TensorScope.open("test")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Tensor.of(new float[3], 2, 2))
                    .withMessageContaining("3 values")
                    .withMessageContaining("[2, 2]");
        }
    }

    @Test
    void devicesAreReadByName() {
        assertThat(Device.parse("cpu")).isEqualTo(Device.cpu());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Device.parse("gpu"))
                .withMessageContaining("'gpu'");
    }
}
