package dev.margo.sam;

import dev.margo.nn.Parameter;
import dev.margo.nn.Parameters;
import dev.margo.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns points, boxes and mask prompts into tokens and a map.
 *
 * <p>Source: segment_anything/modeling/prompt_encoder.py.
 */
public final class PromptEncoder {
    /** The label of the point that stands in where no box is given. */
    private static final int PADDING = -1;

    private static final int TOP_LEFT = 2;
    private static final int BOTTOM_RIGHT = 3;

    private final FourierPositions positions;
    private final List<Parameter> pointEmbeddings = new ArrayList<>(); // background, foreground, two box corners
    private final Parameter notAPoint;
    final MaskDownscaling maskDownscaling;
    final Parameter noMask; // (1, C), added to each cell of the embedding where there is no mask prompt
    private final int width;

    PromptEncoder(Parameters parameters, int width) {
        this.width = width;
        positions = new FourierPositions(parameters.in("pe_layer"), width);
        for (int label = 0; label <= BOTTOM_RIGHT; label++) {
            pointEmbeddings.add(parameters.in("point_embeddings").in(label).weight("weight", 1, width));
        }
        notAPoint = parameters.in("not_a_point_embed").weight("weight", 1, width);
        maskDownscaling = new MaskDownscaling(parameters.in("mask_downscaling"), width);
        noMask = parameters.in("no_mask_embed").weight("weight", 1, width);
    }

    /** The positions of the embedding grid's cells: (1, C, E, E). */
    public Tensor densePositions(int gridSide) {
        return positions.ofGrid(gridSide);
    }

    /**
     * @param imageSize side S of the model frame in which the prompts are given
     * @param gridSide side E of the embedding grid
     */
    public PromptEmbeddings forward(PromptBatch prompts, int imageSize, int gridSide) {
        return new PromptEmbeddings(sparse(prompts, imageSize), dense(prompts, gridSide));
    }

    /** The tokens of points and boxes alone: (B, N, C). */
    Tensor sparse(PromptBatch prompts, int imageSize) {
        boolean padded = prompts.pointsPerObject() > 0 && !prompts.hasBoxes();
        Tokens tokens =
                new Tokens(prompts.size(), prompts.pointsPerObject() + (padded ? 1 : 0) + (prompts.hasBoxes() ? 2 : 0));
        for (int object = 0; object < prompts.size(); object++) {
            addPoints(tokens, prompts, object, imageSize);
            if (padded) {
                tokens.add(0, 0, PADDING);
            }
            if (prompts.hasBoxes()) {
                addBox(tokens, prompts, object, imageSize);
            }
        }
        return embed(tokens);
    }

    private static void addPoints(Tokens tokens, PromptBatch prompts, int object, int imageSize) {
        for (int i = 0; i < prompts.pointsPerObject(); i++) {
            int at = object * prompts.pointsPerObject() + i;
            tokens.add(
                    relative(prompts.points()[2 * at], imageSize),
                    relative(prompts.points()[2 * at + 1], imageSize),
                    prompts.labels()[at]);
        }
    }

    private static void addBox(Tokens tokens, PromptBatch prompts, int object, int imageSize) {
        float[] boxes = prompts.boxes();
        int at = 4 * object;
        tokens.add(relative(boxes[at], imageSize), relative(boxes[at + 1], imageSize), TOP_LEFT);
        tokens.add(relative(boxes[at + 2], imageSize), relative(boxes[at + 3], imageSize), BOTTOM_RIGHT);
    }

    /** The middle of a pixel, in [0, 1]. */
    private static float relative(float pixel, int imageSize) {
        return (pixel + 0.5f) / imageSize;
    }

    private Tensor embed(Tokens tokens) {
        if (tokens.perObject == 0) {
            return Tensor.zeros(tokens.objects, 0, width).toDeviceOf(noMask.value());
        }
        List<Tensor> byLabel = new ArrayList<>(List.of(notAPoint.value()));
        pointEmbeddings.forEach(embedding -> byLabel.add(embedding.value()));
        Tensor ofLabel = Tensor.cat(0, byLabel).indexSelect(0, tokens.labelRows);
        // a padding point is its label's vector alone
        Tensor present = Tensor.of(tokens.present, tokens.present.length, 1).toDeviceOf(noMask.value());
        Tensor sparse = positions.encode(tokens.positions).mul(present).add(ofLabel);
        return sparse.reshape(tokens.objects, tokens.perObject, width);
    }

    private Tensor dense(PromptBatch prompts, int gridSide) {
        if (prompts.masks().isEmpty()) {
            return noMask.value().reshape(1, width, 1, 1).expand(prompts.size(), -1, gridSide, gridSide);
        }
        Tensor masks = Tensor.of(prompts.masks().get(), prompts.size(), 1, 4L * gridSide, 4L * gridSide);
        return maskDownscaling.forward(masks.toDeviceOf(noMask.value()));
    }

    /** Positions and labels of all tokens, object after object, ready for the tensors. */
    private static final class Tokens {
        private final int objects;
        private final int perObject;
        private final float[] positions;
        private final float[] present;
        private final long[] labelRows;
        private int filled;

        Tokens(int objects, int perObject) {
            this.objects = objects;
            this.perObject = perObject;
            positions = new float[2 * objects * perObject];
            present = new float[objects * perObject];
            labelRows = new long[objects * perObject];
        }

        void add(float x, float y, int label) {
            positions[2 * filled] = x;
            positions[2 * filled + 1] = y;
            present[filled] = label == PADDING ? 0 : 1;
            labelRows[filled] = label + 1L;
            filled++;
        }
    }
}
