package dev.margo.train;

import dev.margo.phantom.PhantomDataset;
import java.util.List;

/** Phantoms, made as they are asked for; validated on others. */
record PhantomEntry(int count, double weight) implements DataEntry {
    private static final int VALIDATED = 256;

    static PhantomEntry read(ConfigNode node) {
        return new PhantomEntry(node.count("phantoms", 1, 1), DataEntries.weight(node));
    }

    @Override
    public Opened open(double share, long seed) {
        Origin learnt = (cache, progress) -> new PhantomDataset(count, seed);
        Origin others = (cache, progress) -> new PhantomDataset(VALIDATED, ~seed);
        return new Opened(List.of(new Weighted(learnt, weight)), share > 0 ? List.of(others) : List.of());
    }
}
