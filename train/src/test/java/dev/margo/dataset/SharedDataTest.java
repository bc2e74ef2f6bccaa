package dev.margo.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.testkit.NeedsShared;
import dev.margo.testkit.Shared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The data sets of the shared folder: all of them read, and their split keeps patients together. */
@NeedsShared("data/splits.csv")
class SharedDataTest {
    private static final Map<Part, Integer> FILES = Map.of(Part.TRAIN, 638, Part.VAL, 102, Part.TEST, 207);

    private static Path root() {
        return Shared.path("data");
    }

    private static List<SampleSource> open(Part part, boolean manualOnly) throws IOException {
        SplitTable table = SplitTable.read(root().resolve("splits.csv"));
        return FolderSource.openAll(root(), table, part, manualOnly, FolderSettings.standard());
    }

    @Test
    void everyPartHasItsFilesWithManualGroundTruth() throws IOException {
        Map<Part, Integer> counts = new TreeMap<>();
        for (Part part : Part.values()) {
            counts.put(
                    part,
                    open(part, true).stream()
                            .mapToInt(source -> source.files().size())
                            .sum());
        }
        assertThat(counts).containsExactlyInAnyOrderEntriesOf(FILES);
    }

    @Test
    void noPatientIsOnTwoSides() throws IOException {
        Map<String, Part> sides = new TreeMap<>();
        for (Part part : Part.values()) {
            for (SampleSource source : open(part, false)) {
                for (SourceFile file : source.files()) {
                    String patient = source.name() + "/" + file.patient();
                    assertThat(sides.getOrDefault(patient, part)).as(patient).isEqualTo(part);
                    sides.put(patient, part);
                }
            }
        }
        assertThat(sides).isNotEmpty();
    }

    @Test
    void everyFileReadsAndHoldsAnObject() throws IOException {
        TreeMap<String, String> refused = new TreeMap<>();
        TreeSet<String> without = new TreeSet<>();
        Map<String, Integer> samples = new TreeMap<>();
        for (Part part : Part.values()) {
            for (SampleSource source : open(part, false)) {
                for (int i = 0; i < source.files().size(); i++) {
                    String file = source.name() + "/" + source.files().get(i).name();
                    List<String> found = new ArrayList<>();
                    try {
                        source.read(i, sample -> found.add(sample.name()));
                    } catch (IOException e) {
                        refused.put(file, e.getMessage());
                    }
                    if (found.isEmpty()) {
                        without.add(file);
                    }
                    samples.merge(source.name(), found.size(), Integer::sum);
                }
            }
        }
        System.out.println(samples);
        assertThat(refused).isEmpty();
        assertThat(without)
                .as("its objects are smaller than 25 pixels in every slice")
                .containsExactly("sct_spinal_cord_mr/t2_rootlets.nii.gz");
    }
}
