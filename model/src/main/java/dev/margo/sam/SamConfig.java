package dev.margo.sam;

import dev.margo.tinyvit.TinyVitConfig;
import java.util.List;

/**
 * Shape of a whole network. It travels with the checkpoint: everything in it follows from the names and shapes of the
 * tensors, but for the number of decoder heads. Values of the presets are those of the published builders.
 *
 * @param encoder the image encoder
 * @param decoder the prompt encoder and mask decoder
 */
public record SamConfig(EncoderConfig encoder, DecoderConfig decoder) {
    /**
     * @param width channels C of embeddings and tokens
     * @param heads attention heads of the two-way transformer
     * @param mlpWidth hidden width of the transformer's MLPs
     * @param iouHiddenWidth hidden width of the predicted-IoU head
     * @param maskTokens mask tokens: one for the single mask, the others for multimask output
     */
    public record DecoderConfig(int width, int heads, int mlpWidth, int iouHiddenWidth, int maskTokens) {
        public DecoderConfig {
            if (width % (2 * heads) != 0) {
                throw new IllegalArgumentException(
                        "decoder width %s does not divide into %s heads at half width".formatted(width, heads));
            }
        }

        /** The one of every published SAM. */
        public static DecoderConfig published() {
            return new DecoderConfig(256, 8, 2048, 256, 4);
        }
    }

    public static SamConfig vitB() {
        return vit(1024, 768, 12, 12, List.of(2, 5, 8, 11), false);
    }

    public static SamConfig vitL() {
        return vit(1024, 1024, 24, 16, List.of(5, 11, 17, 23), false);
    }

    public static SamConfig vitH() {
        return vit(1024, 1280, 32, 16, List.of(7, 15, 23, 31), false);
    }

    /** MobileSAM. */
    public static SamConfig vitT() {
        return new SamConfig(new EncoderConfig.Tiny(1024, TinyVitConfig.mobileSam()), DecoderConfig.published());
    }

    /** Margo's own small network: a TinyViT at 256 px, and prompt encoder and mask decoder of half SAM's width. */
    public static SamConfig margoTiny() {
        int none = TinyVitConfig.UNUSED;
        TinyVitConfig body = new TinyVitConfig(
                List.of(48, 96, 160, 320), List.of(2, 2, 4, 1), List.of(none, 3, 5, 10), List.of(none, 8, 16, 8), 1);
        return new SamConfig(new EncoderConfig.Tiny(256, body), new DecoderConfig(128, 8, 1024, 128, 4));
    }

    /** SAM-Med2D: ViT-B at 256 px, with or without its adapters. */
    public static SamConfig samMed2d(boolean adapters) {
        return vit(256, 768, 12, 12, List.of(2, 5, 8, 11), adapters);
    }

    /** The 128 px network of the golden tests: kilobytes, and every part of the full-size one. */
    public static SamConfig tiny() {
        return new SamConfig(
                new EncoderConfig.Vit(128, 16, 32, 4, 2, 3, List.of(1, 3), false), new DecoderConfig(32, 4, 64, 32, 4));
    }

    private static SamConfig vit(
            int imageSize, int width, int depth, int heads, List<Integer> globalBlocks, boolean adapters) {
        return new SamConfig(
                new EncoderConfig.Vit(imageSize, 16, width, depth, heads, 14, globalBlocks, adapters),
                DecoderConfig.published());
    }

    /** Side S of the model frame the weights were made for, in pixels. */
    public int imageSize() {
        return encoder.imageSize();
    }

    /** Such as {@code SAM ViT-B at 1024 px}. */
    public String name() {
        return "SAM %s at %s px".formatted(encoder.name(), imageSize());
    }
}
