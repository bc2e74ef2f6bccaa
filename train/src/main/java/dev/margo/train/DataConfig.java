package dev.margo.train;

import dev.margo.augment.Augmentation;
import dev.margo.dataset.CacheSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is learnt from.
 *
 * @param tempering exponent t of the sizes: a data set comes as often as its weight x size^t
 * @param augmentation how pictures are varied; validation varies none
 */
public record DataConfig(
        List<DataEntry> entries, double tempering, Augmentation augmentation, Validation validation, Cache cache) {
    public DataConfig {
        entries = List.copyOf(entries);
    }

    /**
     * @param share of the patients that are for validation; 0 for no validation
     * @param batches that are validated on
     */
    public record Validation(double share, int batches) {
        private static Validation read(ConfigNode node) {
            return new Validation(node.number("share", 0.1, 0, 0.9), node.count("batches", 8, 1));
        }
    }

    /**
     * @param folder where pictures are kept once they are read; absent: in the run's folder
     * @param longestSide of a kept picture, in px; absent: the side of the model frame, at least 512
     * @param embeddings whether those of an encoder that stays as it is are kept
     */
    public record Cache(Optional<Path> folder, Optional<Integer> longestSide, boolean embeddings) {
        private static final int LEAST = 512; // so that zooming in on an object still finds detail

        private static Cache read(ConfigNode node) {
            return new Cache(node.file("folder"), node.countOrAuto("longest-side", 1), node.flag("embeddings", true));
        }

        Path folderOf(Path run) {
            return folder.orElseGet(() -> run.resolve("cache"));
        }

        CacheSettings settings(Path run, int side) {
            return CacheSettings.in(folderOf(run)).withLongestSide(longestSide.orElse(Math.max(LEAST, side)));
        }
    }

    private enum Variety {
        NONE,
        LIGHT,
        STANDARD,
        STRONG
    }

    static DataConfig read(ConfigNode root, Strategy strategy, long seed) {
        List<DataEntry> entries = DataEntries.read(root, seed);
        double tempering = root.number("tempering", 1, 0, 1);
        Variety variety = root.choice("augmentation", strategy.varies() ? Variety.STANDARD : Variety.NONE);
        ConfigNode validation = root.section("validation");
        ConfigNode cache = root.section("cache");
        DataConfig config = new DataConfig(
                entries, tempering, augmentation(variety), Validation.read(validation), Cache.read(cache));
        validation.finish();
        cache.finish();
        return config;
    }

    private static Augmentation augmentation(Variety variety) {
        return switch (variety) {
            case NONE -> Augmentation.none();
            case LIGHT -> Augmentation.light();
            case STANDARD -> Augmentation.standard();
            case STRONG -> Augmentation.strong();
        };
    }
}
