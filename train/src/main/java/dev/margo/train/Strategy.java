package dev.margo.train;

import dev.margo.objective.Dialogue;
import dev.margo.objective.MaskLoss;
import dev.margo.optimise.TrainedParts;
import dev.margo.segment.Preprocessing;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The published ways to finetune SAM, as settings of one and the same trainer. */
public enum Strategy {
    /** Everything learns, over eight rounds of prompts and corrections: stays interactive. */
    MEDICOSAM {
        @Override
        public Recipe recipe(int side) {
            return new Recipe(
                    TrainedParts.all(),
                    Optional.empty(),
                    Dialogue.medicoSam(),
                    MaskLoss.medicoSam(),
                    Rates.medicoSam());
        }
    },
    /** Everything learns, from one point or one box. */
    SIMPLE {
        @Override
        public Recipe recipe(int side) {
            return new Recipe(
                    TrainedParts.all(),
                    Optional.empty(),
                    Dialogue.simple(),
                    MaskLoss.medicoSam(),
                    new Rates(5e-5, 0.01, true));
        }
    },
    /** Image encoder and mask decoder learn, from boxes. */
    MEDSAM {
        @Override
        public Recipe recipe(int side) {
            TrainedParts parts = TrainedParts.of("image_encoder.*", "mask_decoder.*");
            return new Recipe(
                    parts,
                    Optional.empty(),
                    Dialogue.medSam(20 * side / 1024),
                    MaskLoss.medSam(),
                    new Rates(1e-4, 0.01, false));
        }

        @Override
        public Preprocessing preprocessing() {
            return Preprocessing.MEDSAM;
        }
    },
    /** The mask decoder learns, from boxes; the first version of MedSAM. */
    MEDSAM_V1 {
        @Override
        public Recipe recipe(int side) {
            TrainedParts parts = TrainedParts.of("mask_decoder.*");
            return new Recipe(
                    parts,
                    Optional.empty(),
                    Dialogue.medSam(20 * side / 256),
                    MaskLoss.medSam(),
                    new Rates(1e-5, 0, false));
        }
    },
    /** Adapters, prompt encoder and mask decoder learn, over nine steps of prompts and corrections. */
    SAM_MED2D {
        @Override
        public Recipe recipe(int side) {
            TrainedParts parts = TrainedParts.of("image_encoder.*Adapter*", "prompt_encoder.*", "mask_decoder.*");
            return new Recipe(
                    parts, Optional.empty(), Dialogue.samMed2d(), MaskLoss.samMed2d(), new Rates(1e-4, 0, false));
        }

        @Override
        public Preprocessing preprocessing() {
            return Preprocessing.SAM_MED2D;
        }
    },
    /** As SAM-Med2D, but the mask decoder alone learns. */
    FT_SAM {
        @Override
        public Recipe recipe(int side) {
            return new Recipe(
                    TrainedParts.of("mask_decoder.*"),
                    Optional.empty(),
                    Dialogue.samMed2d(),
                    MaskLoss.samMed2d(),
                    new Rates(1e-4, 0, false));
        }

        @Override
        public Preprocessing preprocessing() {
            return Preprocessing.SAM_MED2D;
        }
    },
    /** As MedicoSAM, but of the encoder only low-rank factors of queries and values learn. */
    LORA {
        private static final int RANK = 4;

        @Override
        public Recipe recipe(int side) {
            TrainedParts parts = TrainedParts.of("prompt_encoder.*", "mask_decoder.*");
            TrainedParts matrices = TrainedParts.of("image_encoder.*.qkv.weight");
            return new Recipe(
                    parts,
                    Optional.of(new TrainingPlan.Adaptation(matrices, RANK)),
                    Dialogue.medicoSam(),
                    MaskLoss.medicoSam(),
                    new Rates(1e-4, 0.01, true));
        }
    };

    /**
     * What a strategy decides.
     *
     * @param parts which weights learn
     * @param adapted which matrices learn at low rank
     */
    public record Recipe(
            TrainedParts parts,
            Optional<TrainingPlan.Adaptation> adapted,
            Dialogue dialogue,
            MaskLoss loss,
            Rates rates) {}

    /**
     * The optimiser's published settings.
     *
     * @param decays whether the learning rate falls to nine tenths after every epoch
     */
    public record Rates(double learningRate, double weightDecay, boolean decays) {
        static Rates medicoSam() {
            return new Rates(1e-5, 0.01, true);
        }
    }

    /** @param side side S of the model frame, on which the looseness of some boxes depends */
    public abstract Recipe recipe(int side);

    /** How pictures are brought to the model, unless its checkpoint says otherwise. */
    public Preprocessing preprocessing() {
        return Preprocessing.SAM;
    }

    /** Side of the model frame, unless it is given: the network's own, of SAM-Med2D's strategies 256 px at most. */
    int imageSize(int own) {
        return this == SAM_MED2D || this == FT_SAM ? Math.min(256, own) : own;
    }

    /** Whether the encoder gains from varied pictures, unless that is given; one that stays is run once per picture. */
    boolean varies() {
        return this != MEDSAM_V1 && this != FT_SAM;
    }

    /** What files and flags call it, such as {@code sam-med2d}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The inverse of {@link #label}. */
    public static Strategy parse(String label) {
        return Arrays.stream(values())
                .filter(strategy -> strategy.label().equals(label.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("strategy '%s' is unknown; write one of %s"
                        .formatted(
                                label,
                                Arrays.stream(values()).map(Strategy::label).collect(Collectors.joining(", ")))));
    }
}
