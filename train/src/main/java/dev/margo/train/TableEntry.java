package dev.margo.train;

import dev.margo.dataset.DatasetLayoutException;
import dev.margo.dataset.FolderSettings;
import dev.margo.dataset.FolderSource;
import dev.margo.dataset.Part;
import dev.margo.dataset.SampleSource;
import dev.margo.dataset.SplitTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Data sets in folders below {@code root}, split by a table; validated on its {@code val} part.
 *
 * @param part that is learnt from
 * @param manualOnly whether only masks that people drew count
 * @param weights factors on how often a data set's samples come, by its name; 1 where it is absent
 */
record TableEntry(
        Path table, Path root, Part part, boolean manualOnly, Map<String, Double> weights, FolderSettings settings)
        implements DataEntry {
    static TableEntry read(ConfigNode node, FolderSettings settings) {
        Path table = node.neededFile("table");
        Path root = node.file("root").orElse(table.getParent());
        Part part = node.parsed("part", "train", Part::parse);
        boolean manualOnly = node.flag("manual-only", false);
        return new TableEntry(table, root, part, manualOnly, node.numbers("weights"), settings);
    }

    @Override
    public Opened open(double share, long seed) throws IOException {
        SplitTable split = SplitTable.read(table);
        List<String> names = split.datasets(part, manualOnly);
        for (String name : weights.keySet()) {
            if (!names.contains(name)) {
                throw new DatasetLayoutException(
                        table,
                        "no data set '%s' in its part %s, but a weight for it; it has %s"
                                .formatted(name, part, String.join(", ", names)));
            }
        }
        List<Weighted> training = new ArrayList<>();
        for (SampleSource source : FolderSource.openAll(root, split, part, manualOnly, settings)) {
            double weight = weights.getOrDefault(source.name(), 1.0);
            if (weight > 0) {
                training.add(new Weighted(Origin.of(source), weight));
            }
        }
        List<SampleSource> held = share > 0 && part != Part.VAL
                ? FolderSource.openAll(root, split, Part.VAL, manualOnly, settings)
                : List.of();
        return new Opened(training, held.stream().map(Origin::of).toList());
    }
}
