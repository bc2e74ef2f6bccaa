package dev.margo.train;

import dev.margo.dataset.FolderSettings;
import dev.margo.dataset.MaskLayout;
import dev.margo.dataset.ObjectIds;
import dev.margo.image.IntensityWindow;
import dev.margo.image.NamedWindow;
import java.util.ArrayList;
import java.util.List;

/** Reads the list of a run's data. */
final class DataEntries {
    private static final String KINDS = "images and masks, table, sa-med2d, sam-med2d, medsam, hdf5 or phantoms";

    private DataEntries() {}

    static List<DataEntry> read(ConfigNode root, long seed) {
        List<DataEntry> entries = new ArrayList<>();
        for (ConfigNode node : root.sections("data")) {
            entries.add(entry(node, seed));
            node.finish();
        }
        if (entries.isEmpty()) {
            throw root.mistake("data", "missing; expected a list of entries, each with " + KINDS);
        }
        return entries;
    }

    private static DataEntry entry(ConfigNode node, long seed) {
        if (node.has("images") || node.has("masks")) {
            return FileEntry.folders(node, settings(node));
        }
        if (node.has("table")) {
            return TableEntry.read(node, settings(node));
        }
        if (node.has("sa-med2d")) {
            return SaMed2dEntry.read(node, seed);
        }
        if (node.has("sam-med2d")) {
            return FileEntry.samMed2d(node);
        }
        if (node.has("medsam")) {
            return FileEntry.medSam(node, settings(node));
        }
        if (node.has("hdf5")) {
            return FileEntry.hdf5(node, settings(node));
        }
        if (node.has("phantoms")) {
            return PhantomEntry.read(node);
        }
        throw node.mistake("images", "missing; an entry of data has " + KINDS);
    }

    private static FolderSettings settings(ConfigNode node) {
        return new FolderSettings(
                node.choice("layout", MaskLayout.LABEL_MAP),
                node.choice("ids", ObjectIds.KEPT),
                leastArea(node),
                node.parsed("window", "auto", DataEntries::window));
    }

    static int leastArea(ConfigNode node) {
        return node.count("least-area", FolderSettings.standard().leastArea(), 1);
    }

    static double weight(ConfigNode node) {
        return node.number("weight", 1, Double.MIN_VALUE, Double.MAX_VALUE);
    }

    private static IntensityWindow window(String text) {
        if (text.matches("[-+.\\deE]+,[-+.\\deE]+")) {
            int comma = text.indexOf(',');
            return IntensityWindow.range(
                    Double.parseDouble(text.substring(0, comma)), Double.parseDouble(text.substring(comma + 1)));
        }
        return NamedWindow.find(text)
                .orElseThrow(() -> new IllegalArgumentException("expected low,high or one of %s, found '%s'"
                        .formatted(String.join(", ", NamedWindow.labels()), text)));
    }
}
