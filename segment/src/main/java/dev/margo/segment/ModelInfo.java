package dev.margo.segment;

/**
 * What was loaded.
 *
 * @param architecture such as {@code SAM ViT-B at 1024 px}
 * @param parameters number of learned and stored values
 * @param imageSize side S of the model frame in use, in pixels
 * @param lowResSide side of the low-res logits, in cells
 * @param preprocessing how pictures are brought to the model, and why
 */
public record ModelInfo(
        String architecture, long parameters, int imageSize, int lowResSide, PreprocessingChoice preprocessing) {}
