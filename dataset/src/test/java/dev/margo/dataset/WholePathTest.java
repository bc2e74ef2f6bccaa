package dev.margo.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From folders to items in order, as a trainer goes. */
class WholePathTest {
    @TempDir
    Path folder;

    private DatasetMix mix() throws IOException {
        List<Dataset> datasets = new ArrayList<>();
        for (String name : List.of("a", "b")) {
            for (int i = 0; i < 8; i++) {
                Made.picture(folder.resolve(name).resolve("images").resolve(i + ".png"));
                Made.labels(folder.resolve(name).resolve("masks").resolve(i + ".png"), Made.columns(1, i, i + 9));
            }
            SampleSource source = FolderSource.open(
                    name,
                    folder.resolve(name).resolve("images"),
                    folder.resolve(name).resolve("masks"),
                    FolderSettings.standard(),
                    PatientRule.everyFile());
            SampleSource train = PatientShares.draw(source, 0.25, 0, 1).select(source, Part.TRAIN);
            datasets.add(SampleCache.open(train, CacheSettings.in(folder.resolve("cache"))));
        }
        return DatasetMix.equal(datasets);
    }

    private static List<Sample> take(DatasetMix mix, SampleOrder order, long first, int count, int threads)
            throws InterruptedException {
        List<Sample> taken = new ArrayList<>();
        try (SampleFeed<Sample> feed =
                SampleFeed.from(first, new SampleFeed.Workers(threads, 6), position -> mix.read(order.at(position)))) {
            for (int i = 0; i < count; i++) {
                taken.add(feed.next());
            }
        }
        return taken;
    }

    @Test
    void aRunThatResumesByPositionSeesWhatTheUninterruptedOneSees() throws Exception {
        DatasetMix mix = mix();
        SampleOrder order = SampleOrder.of(mix, 11);
        List<Sample> whole = take(mix, order, 0, 40, 1);
        List<Sample> resumed = new ArrayList<>(take(mix, order, 0, 17, 3));
        resumed.addAll(take(mix, SampleOrder.of(mix(), 11), 17, 23, 2));
        assertThat(resumed).isEqualTo(whole);
        assertThat(whole.subList(0, 12)).isNotEqualTo(whole.subList(12, 24));
    }
}
