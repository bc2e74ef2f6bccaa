package dev.margo.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.prompt.Box;
import dev.margo.prompt.ObjectPrompts;
import dev.margo.prompt.Point;
import dev.margo.prompt.Prompt;
import dev.margo.sam.SamConfig;
import dev.margo.tensor.Device;
import dev.margo.testkit.Facts;
import dev.margo.testkit.NeedsShared;
import dev.margo.testkit.Shared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MobileSAM as its README runs it, weights loaded before {@code eval()}, so that its attention biases count. */
@Tag("heavy")
@NeedsShared("golden/mobile_sam")
class MobileSamTest {
    private static final double TOLERANCE = 2e-3 * 4.08; // of the largest value of the embedding

    @Test
    void addsTheAttentionBiases(@TempDir Path folder) throws IOException {
        Map<String, Prompt> prompts =
                Map.of("iou.point", Point.foreground(129, 90.5), "iou.box", new Box(51.6, 54.3, 180.6, 144.8));
        Path checkpoint = FormulaCheckpoints.write(SamConfig.vitT(), folder.resolve("mobile_sam.pth"));
        try (Segmenter segmenter = Segmenter.load(checkpoint, Device.cpu());
                EmbeddedImage embedded =
                        segmenter.embed(GoldenPictures.read(Shared.path("golden/mobile_sam/image.png")))) {
            float[] embedding = embedded.embedding();
            for (String[] fact : Facts.read(MobileSamTest.class, "mobile_sam_after_eval.txt")) {
                int index = Integer.parseInt(fact[1]);
                double actual = fact[0].equals("embedding")
                        ? embedding[index]
                        : embedded.predict(ObjectPrompts.of(prompts.get(fact[0])), Multimask.ALWAYS)
                                .candidates()
                                .get(index)
                                .predictedIou();
                assertThat(actual)
                        .as(String.join(" ", fact))
                        .isCloseTo(Double.parseDouble(fact[2]), Offset.offset(TOLERANCE));
            }
        }
    }
}
