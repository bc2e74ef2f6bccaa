package dev.margo.dataset;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.image.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitTest {
    @TempDir
    Path folder;

    private SplitTable table(String... lines) throws IOException {
        return SplitTable.read(Files.write(folder.resolve("splits.csv"), List.of(lines)));
    }

    private static Set<String> patients(SampleSource source) {
        return source.files().stream().map(SourceFile::patient).collect(Collectors.toSet());
    }

    @Test
    void aTableTellsPartPatientAndWhoDrewTheMasks() throws IOException {
        SplitTable table = table(
                "dataset,file,patient,split,manual_ground_truth",
                "a,1.png,p1,train,yes",
                "a,2.png,p2,val,yes",
                "",
                "b,\"odd, name.png\",p1,train,no");
        SourceFile first = new SourceFile("1.png", "?", List.of());
        SourceFile odd = new SourceFile("odd, name.png", "?", List.of());
        assertThat(table.partOf("a", first)).contains(Part.TRAIN);
        assertThat(table.partOf("b", first)).isEmpty();
        assertThat(table.isManual("b", odd)).isFalse();
        assertThat(table.patients("b").patientOf("odd, name.png")).isEqualTo("p1");
        assertThat(table.patients("a").patientOf("9.png")).isEqualTo("9");
        assertThat(table.datasets(Part.TRAIN, false)).containsExactly("a", "b");
        assertThat(table.datasets(Part.TRAIN, true)).containsExactly("a");
        assertThat(table.datasets(Part.TEST, false)).isEmpty();
    }

    @Test
    void tablesThatAreNotUnderstoodAreRefusedWithTheLine() throws IOException {
        String header = "dataset,file,patient,split";
        assertThatThrownBy(() -> table("dataset,file")).hasMessageContaining("its columns are [dataset, file]");
        Path latin =
                Files.write(folder.resolve("latin.csv"), (header + "\na,Jos\u00e9.png,p1,train").getBytes(ISO_8859_1));
        assertThatThrownBy(() -> SplitTable.read(latin))
                .isInstanceOf(DatasetLayoutException.class)
                .hasMessageContaining("latin.csv: it is not text in UTF-8; save it as that");
        assertThatThrownBy(() -> table(header, "a,1.png,p1")).hasMessageContaining("line 2 has 3 fields; expected 4");
        assertThatThrownBy(() -> table(header, "a,1.png,p1,training"))
                .hasMessageContaining("line 2: part 'training' of a split is unknown; write train, val, test");
        assertThatThrownBy(() -> table(header, "a,1.png,p1,train", "a,1.png,p1,train"))
                .hasMessageContaining("line 3 lists 1.png a second time");
        assertThatThrownBy(() -> table(header, "a,1.png,p1,train", "a,2.png,p1,val"))
                .isInstanceOf(DatasetLayoutException.class)
                .hasMessageContaining("patient p1 of a is in train and in val");
    }

    @Test
    void everyPatientIsDrawnToOneSideAndTheSharesHold() {
        SampleSource source = new MadeSource(200, new Size(2, 2), List.of());
        PatientShares split = PatientShares.draw(source, 0.1, 0.25, 5);
        Map<Part, Set<String>> sides = new TreeMap<>();
        for (Part part : Part.values()) {
            sides.put(part, patients(split.select(source, part)));
        }
        assertThat(sides.get(Part.TEST)).hasSize(25);
        assertThat(sides.get(Part.VAL)).hasSize(10);
        assertThat(sides.get(Part.TRAIN))
                .hasSize(65)
                .doesNotContainAnyElementsOf(sides.get(Part.VAL))
                .doesNotContainAnyElementsOf(sides.get(Part.TEST));
        assertThat(split.select(source, Part.TRAIN).files()).hasSize(130);
    }

    @Test
    void theSameSeedDrawsTheSameAndAnotherSeedAnother() {
        SampleSource source = new MadeSource(60, new Size(2, 2), List.of());
        Set<String> first = patients(PatientShares.draw(source, 0, 0.5, 1).select(source, Part.TEST));
        assertThat(patients(PatientShares.draw(source, 0, 0.5, 1).select(source, Part.TEST)))
                .isEqualTo(first);
        assertThat(patients(PatientShares.draw(source, 0, 0.5, 2).select(source, Part.TEST)))
                .isNotEqualTo(first);
        assertThatThrownBy(() -> PatientShares.draw(source, 0.6, 0.5, 2)).hasMessageContaining("1 at most together");
    }

    @Test
    void aSelectionReadsTheRightFiles() throws IOException {
        MadeSource source = new MadeSource(6, new Size(2, 2), List.of());
        SampleSource one = source.only(file -> file.name().equals("file4"));
        assertThat(Made.read(one)).isEqualTo(source.expected(4));
    }

    @Test
    void allSetsOfAFolderWithManualMasksOnOneSideOpenTogether() throws IOException {
        for (String file : List.of("a/%s/1.png", "a/%s/2.png", "a/%s/3.png", "b/%s/1.png", "c/%s/1.png")) {
            Made.picture(folder.resolve(file.formatted("images")));
            Made.labels(folder.resolve(file.formatted("masks")), Made.columns(1, 0, 9));
        }
        SplitTable table = table(
                "dataset,file,patient,split,manual_ground_truth",
                "a,1.png,p1,train,yes",
                "a,2.png,p2,train,no",
                "a,3.png,p3,val,yes",
                "b,1.png,p1,train,no",
                "c,1.png,p1,train,yes");
        List<SampleSource> sources = FolderSource.openAll(folder, table, Part.TRAIN, true, FolderSettings.standard());
        assertThat(sources).extracting(SampleSource::name).containsExactly("a", "c");
        assertThat(sources.get(0).files()).extracting(SourceFile::patient).containsExactly("p1");
        assertThatThrownBy(() -> FolderSource.openAll(
                        folder.resolve("elsewhere"), table, Part.VAL, true, FolderSettings.standard()))
                .isInstanceOf(DatasetLayoutException.class)
                .hasMessageContaining("no such folder");
    }
}
