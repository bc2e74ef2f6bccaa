package dev.margo.train;

import dev.margo.dataset.Dataset;
import dev.margo.dataset.DatasetMix;
import dev.margo.dataset.SampleOrder;
import dev.margo.dataset.SamplePlace;
import dev.margo.objective.TrainingItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The batches that a run is validated on: the same pictures every time, as they are. They are prepared when they are
 * asked for, because together they would fill the memory.
 */
final class ValidationSet extends AbstractList<List<TrainingItem>> {
    private static final long MOST_LOOKED_AT = 4; // times the pictures that are wanted

    private final DatasetMix mix;
    private final Items items;
    private final List<List<SamplePlace>> batches = new ArrayList<>();

    private ValidationSet(DatasetMix mix, Items items) {
        this.mix = mix;
        this.items = items;
    }

    /** Empty if there are no data sets, or none of their pictures shows an object. */
    static List<List<TrainingItem>> of(List<Dataset> datasets, Items items, int batches, int batch, long seed)
            throws IOException {
        if (datasets.isEmpty()) {
            return List.of();
        }
        ValidationSet set = new ValidationSet(DatasetMix.equal(datasets), items);
        set.choose(batches, batch, seed);
        return set;
    }

    private void choose(int count, int size, long seed) throws IOException {
        SampleOrder order =
                SampleOrder.of(mix, seed, Math.max(mix.size(), mix.datasets().size()));
        long most = MOST_LOOKED_AT * Math.max(mix.size(), (long) count * size);
        List<SamplePlace> batch = new ArrayList<>();
        int whole = (int) Math.min(size, mix.size());
        for (long i = 0; i < most && batches.size() < count; i++) {
            SamplePlace place = order.at(i);
            if (!batch.contains(place) && !item(place).objects().isEmpty()) {
                batch.add(place);
            }
            if (batch.size() == whole) {
                batches.add(List.copyOf(batch));
                batch.clear();
            }
        }
        if (batches.isEmpty() && !batch.isEmpty()) {
            batches.add(List.copyOf(batch));
        }
    }

    private TrainingItem item(SamplePlace place) throws IOException {
        return items.of(mix.read(place), new SplittableRandom(31L * place.dataset() + place.index()));
    }

    @Override
    public List<TrainingItem> get(int index) {
        List<TrainingItem> batch = new ArrayList<>();
        try {
            for (SamplePlace place : batches.get(index)) {
                batch.add(item(place));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return batch;
    }

    @Override
    public int size() {
        return batches.size();
    }
}
