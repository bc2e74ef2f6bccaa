package dev.margo.sam;

import dev.margo.tinyvit.TinyVitConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads the shape of a network off the names and shapes of a checkpoint's tensors. */
final class ArchitectureRecogniser {
    private static final String IOU_TOKEN = "mask_decoder.iou_token.weight";
    private static final String POS_EMBED = "image_encoder.pos_embed";
    private static final String TINY_STEM = "image_encoder.patch_embed.seq.0.c.weight";
    /** Heads leave no trace in the shapes: those of the published width, and of Margo's own small networks. */
    private static final Map<Long, Integer> DECODER_HEADS = Map.of(256L, 8, 128L, 8, 64L, 4, 32L, 4);

    private final Map<String, long[]> shapes;
    private final Map<String, String> metadata;

    /** @param metadata of the file, which may state what leaves no trace in the shapes */
    ArchitectureRecogniser(Map<String, long[]> shapes, Map<String, String> metadata) {
        this.shapes = shapes;
        this.metadata = metadata;
    }

    /** The architecture, or why there is none. */
    record Recognised(Optional<SamConfig> config, String reason) {}

    Recognised recognise() {
        if (!shapes.containsKey(IOU_TOKEN)) {
            return unknown(whyNotSam());
        }
        if (shapes.containsKey(TINY_STEM)) {
            return shapes.get(TINY_STEM)[2] == 1
                    ? unknown("it is LiteMedSAM, whose encoder starts at full resolution; Margo does not read it yet")
                    : recogniseTinyVit();
        }
        if (shapes.containsKey(POS_EMBED)) {
            return recogniseVit();
        }
        return unknown("it has a SAM mask decoder but no image encoder that Margo knows; expected '" + POS_EMBED
                + "' or '" + TINY_STEM + "'");
    }

    private String whyNotSam() {
        if (shapes.keySet().stream().anyMatch(key -> key.startsWith("sam_mask_decoder."))) {
            return "it is a SAM 2 checkpoint, which Margo does not read yet; use a SAM, MedSAM, MedicoSAM, MobileSAM or"
                    + " SAM-Med2D file";
        }
        return "it is no SAM: expected a tensor '%s', found %s tensors such as %s"
                .formatted(
                        IOU_TOKEN,
                        shapes.size(),
                        shapes.keySet().stream().limit(3).toList());
    }

    private Recognised recogniseVit() {
        long[] positions = shapes.get(POS_EMBED); // (1, E, E, width)
        long[] patch = shapes.get("image_encoder.patch_embed.proj.weight"); // (width, 3, P, P)
        long[] table = shapes.get("image_encoder.blocks.0.attn.rel_pos_h"); // (2 side - 1, headWidth)
        if (rank(positions) != 4 || rank(patch) != 4 || rank(table) != 2 || positions[1] != positions[2]) {
            return unknown("its image encoder is no square SAM ViT with relative positions");
        }
        if (positions[3] % table[1] != 0 || positions[1] < 1 || patch[2] < 1) {
            return unknown("its image encoder has width %s and head width %s, which do not fit together"
                    .formatted(positions[3], table[1]));
        }
        return withDecoder(vit(positions, Math.toIntExact(patch[2]), table[1]));
    }

    private EncoderConfig vit(long[] positions, int patchSize, long headWidth) {
        int grid = Math.toIntExact(positions[1]);
        int width = Math.toIntExact(positions[3]);
        List<Integer> globalBlocks = new ArrayList<>();
        int windowSize = 0;
        int depth = 0;
        for (long[] table = tableOf(depth); table != null; table = tableOf(++depth)) {
            if (table[0] == 2L * grid - 1) {
                globalBlocks.add(depth);
            } else {
                windowSize = Math.toIntExact((table[0] + 1) / 2);
            }
        }
        boolean adapters = shapes.containsKey("image_encoder.blocks.0.Adapter.norm.weight");
        int heads = Math.toIntExact(width / headWidth);
        return new EncoderConfig.Vit(
                grid * patchSize, patchSize, width, depth, heads, windowSize, globalBlocks, adapters);
    }

    /** A TinyViT's windows, heads and widths are in its shapes; the size of its pictures is not. */
    private Recognised recogniseTinyVit() {
        List<Integer> widths = new ArrayList<>();
        List<Integer> depths = new ArrayList<>();
        List<Integer> heads = new ArrayList<>();
        List<Integer> windows = new ArrayList<>();
        for (int stage = 0; depthOf(stage) > 0; stage++) {
            String block = "image_encoder.layers." + stage + ".blocks.0.";
            long[] out = shapes.get(block + (stage == 0 ? "conv3.c.weight" : "mlp.fc2.weight"));
            long[] biases = shapes.get(block + "attn.attention_biases"); // (heads, window^2), not in the first stage
            if (rank(out) < 2 || stage > 0 && rank(biases) != 2) {
                return unknown("stage %s of its TinyViT is incomplete".formatted(stage));
            }
            widths.add(Math.toIntExact(out[0]));
            depths.add(depthOf(stage));
            heads.add(stage == 0 ? TinyVitConfig.UNUSED : Math.toIntExact(biases[0]));
            windows.add(stage == 0 ? TinyVitConfig.UNUSED : (int) Math.sqrt(biases[1]));
        }
        long[] head = shapes.get("image_encoder.head.weight");
        if (widths.isEmpty() || rank(head) != 2) {
            return unknown("its TinyViT is incomplete");
        }
        int classes = Math.toIntExact(head[0]);
        String stated = metadata.getOrDefault(
                EncoderConfig.IMAGE_SIZE_KEY, "" + SamConfig.vitT().imageSize());
        if (!stated.matches("[1-9][0-9]{1,3}")) {
            return unknown("it states '%s' as %s; expected pixels such as 256"
                    .formatted(stated, EncoderConfig.IMAGE_SIZE_KEY));
        }
        int imageSize = Integer.parseInt(stated);
        return withDecoder(
                new EncoderConfig.Tiny(imageSize, new TinyVitConfig(widths, depths, heads, windows, classes)));
    }

    private int depthOf(int stage) {
        String prefix = "image_encoder.layers." + stage + ".blocks.";
        int depth = 0;
        while (hasAny(prefix + depth + ".")) {
            depth++;
        }
        return depth;
    }

    private boolean hasAny(String prefix) {
        return shapes.keySet().stream().anyMatch(name -> name.startsWith(prefix));
    }

    private long[] tableOf(int block) {
        return shapes.get("image_encoder.blocks." + block + ".attn.rel_pos_h");
    }

    private Recognised withDecoder(EncoderConfig encoder) {
        long[] iouToken = shapes.get(IOU_TOKEN);
        long[] mlp = shapes.get("mask_decoder.transformer.layers.0.mlp.lin1.weight");
        long[] iouHead = shapes.get("mask_decoder.iou_prediction_head.layers.0.weight");
        long[] maskTokens = shapes.get("mask_decoder.mask_tokens.weight");
        if (IntStream.of(rank(iouToken), rank(mlp), rank(iouHead), rank(maskTokens))
                .anyMatch(rank -> rank != 2)) {
            return unknown("its mask decoder is incomplete");
        }
        Integer heads = DECODER_HEADS.get(iouToken[1]);
        if (heads == null) {
            return unknown("its mask decoder has width %s; Margo knows the number of heads for widths %s only"
                    .formatted(iouToken[1], DECODER_HEADS.keySet()));
        }
        SamConfig.DecoderConfig decoder = new SamConfig.DecoderConfig(
                Math.toIntExact(iouToken[1]),
                heads,
                Math.toIntExact(mlp[0]),
                Math.toIntExact(iouHead[0]),
                Math.toIntExact(maskTokens[0]));
        return new Recognised(Optional.of(new SamConfig(encoder, decoder)), "");
    }

    private static int rank(long[] shape) {
        return shape == null ? -1 : shape.length;
    }

    private static Recognised unknown(String reason) {
        return new Recognised(Optional.empty(), reason);
    }
}
