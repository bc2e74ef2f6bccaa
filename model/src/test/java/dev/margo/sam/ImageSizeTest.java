package dev.margo.sam;

import static dev.margo.testkit.TensorAssert.assertClose;

import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import dev.margo.testkit.Facts;
import dev.margo.testkit.FormulaWeights;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Images of another size than the weights were made for. */
class ImageSizeTest {
    @Test
    void resizesThePositionTablesAsTheReferenceDoes() {
        try (Sam sam = FormulaSam.load(SamConfig.tiny());
                TensorScope scope = TensorScope.open("test")) {
            Tensor image = Tensor.of(FormulaWeights.of("image", 1, 3, 192, 192), 1, 3, 192, 192);
            float[] embedding = sam.imageEncoder().forward(image).toFloats();
            List<String[]> facts = Facts.read(ImageSizeTest.class, "sam_tiny_at_192.txt");
            float[] expected = new float[facts.size()];
            float[] actual = new float[facts.size()];
            for (int i = 0; i < expected.length; i++) {
                actual[i] = embedding[Integer.parseInt(facts.get(i)[0])];
                expected[i] = Float.parseFloat(facts.get(i)[1]);
            }
            assertClose("embedding at 192 px", expected, actual, 1e-4, 0);
        }
    }
}
