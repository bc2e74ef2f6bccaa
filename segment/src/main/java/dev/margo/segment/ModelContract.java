package dev.margo.segment;

import dev.margo.image.ByteImage;
import dev.margo.image.Size;
import dev.margo.image.TorchResize;
import dev.margo.mask.Mask;

/** The two ends of a model: pictures into its frame, low-res logits out of it. */
interface ModelContract {
    /** How a picture of this size lies in a frame of side {@code side}. */
    ModelFrame frame(Size image, int side);

    /** Values 3 x S x S, row-major. */
    float[] normalise(ByteImage picture, ModelFrame frame);

    /**
     * Logits over the image from side x side low-res logits that cover the model frame: bilinearly to the frame, without
     * its padding, and on to the image. SAM's rule; a model with another one overrides it.
     */
    default float[] toImage(float[] lowRes, int side, ModelFrame frame) {
        Size square = new Size(frame.side(), frame.side());
        float[] model = TorchResize.bilinear(lowRes, new Size(side, side), square);
        return TorchResize.bilinear(frame.withoutPadding(model), frame.resized(), frame.image());
    }

    /** What the prompt encoder takes for the low-res logits of an earlier prediction: in SAM, these themselves. */
    default float[] maskPrompt(float[] lowRes) {
        return lowRes;
    }

    /** The sigmoid of each logit. */
    static float[] probabilities(float[] logits) {
        float[] probabilities = new float[logits.length];
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] = (float) (1 / (1 + Math.exp(-logits[i])));
        }
        return probabilities;
    }

    /**
     * Low-res logits that stand for a mask in image px. Inside is {@code ln(999)}, outside and padding its negative, as
     * micro-sam has it: certain to one in a thousand.
     *
     * <p>Source: computational-cell-analytics/micro-sam, prompt_based_segmentation.py.
     */
    default float[] logitsOf(Mask mask, int side, ModelFrame frame) {
        float certain = (float) Math.log(999);
        float[] inside = new float[mask.width() * mask.height()];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = mask.get(i % mask.width(), i / mask.width()) ? 1 : 0;
        }
        Size covered = new Size(
                Math.max(1, Math.round((float) side * frame.resized().width() / frame.side())),
                Math.max(1, Math.round((float) side * frame.resized().height() / frame.side())));
        float[] shrunk = TorchResize.bilinearAntialias(inside, frame.image(), covered);
        float[] logits = new float[side * side];
        for (int i = 0; i < logits.length; i++) {
            int x = i % side;
            int y = i / side;
            boolean on = x < covered.width() && y < covered.height() && shrunk[y * covered.width() + x] > 0.5f;
            logits[i] = on ? certain : -certain;
        }
        return logits;
    }
}
