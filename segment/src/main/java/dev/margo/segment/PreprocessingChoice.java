package dev.margo.segment;

import dev.margo.checkpoint.Checkpoint;
import dev.margo.sam.EncoderConfig;
import dev.margo.sam.SamConfig;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which preprocessing a checkpoint gets, and why.
 *
 * @param reason for people, as in {@code margo info}
 */
public record PreprocessingChoice(Preprocessing preprocessing, String reason) {
    /** Where a safetensors file may say it. */
    public static final String METADATA_KEY = "margo.preprocessing";

    private static final Pattern MEDSAM_NAME = Pattern.compile("(^|[^a-z])medsam");

    static PreprocessingChoice of(Checkpoint checkpoint, SamConfig config, LoadOptions options) {
        if (options.preprocessing().isPresent()) {
            return new PreprocessingChoice(options.preprocessing().get(), "as asked for");
        }
        String stated = checkpoint.metadata().get(METADATA_KEY);
        if (stated != null) {
            return new PreprocessingChoice(Preprocessing.parse(stated), "stated in the checkpoint");
        }
        return guess(checkpoint, config);
    }

    private static PreprocessingChoice guess(Checkpoint checkpoint, SamConfig config) {
        if (config.encoder() instanceof EncoderConfig.Vit vit && vit.adapters()) {
            return new PreprocessingChoice(Preprocessing.SAM_MED2D, "its encoder has SAM-Med2D's adapters");
        }
        if (config.equals(SamConfig.samMed2d(false))) {
            return new PreprocessingChoice(Preprocessing.SAM_MED2D, "a ViT-B made for 256 px");
        }
        String name = checkpoint.path().getFileName().toString().toLowerCase(Locale.ROOT);
        if (MEDSAM_NAME.matcher(name).find()) {
            return new PreprocessingChoice(Preprocessing.MEDSAM, "its file name says MedSAM");
        }
        return new PreprocessingChoice(Preprocessing.SAM, "the default");
    }
}
