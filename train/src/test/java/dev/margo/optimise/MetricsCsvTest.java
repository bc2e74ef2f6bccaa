package dev.margo.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsCsvTest {
    private static final List<String> COLUMNS = List.of("loss", "rate");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("metrics.csv");
    }

    @Test
    void everyStepIsARowUnderTheHeader() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY); // where a comma stands between units and tenths
        try (MetricsCsv csv = MetricsCsv.create(file, COLUMNS)) {
            csv.append(1, 0.5, 1e-5);
            csv.append(2, Double.NaN, 1234567.25);
        } finally {
            Locale.setDefault(before);
        }
        assertThat(file).hasContent("step,loss,rate\n1,0.5,1.0E-5\n2,NaN,1234567.25\n");
    }

    @Test
    void aResumedRunHasEveryStepOnce() throws IOException {
        rows(1, 6);
        try (MetricsCsv csv = MetricsCsv.resume(file, COLUMNS, 3)) {
            csv.append(4, 40, 0);
        }
        assertThat(file).hasContent("step,loss,rate\n1,1.0,0.0\n2,2.0,0.0\n3,3.0,0.0\n4,40.0,0.0\n");
        assertThat(folder.toFile().list()).containsExactly("metrics.csv");
    }

    @Test
    void aRowThatACrashCutShortIsTakenOut() throws IOException {
        rows(1, 2);
        Files.writeString(file, "3,0.2", StandardOpenOption.APPEND);
        try (MetricsCsv csv = MetricsCsv.resume(file, COLUMNS, 3)) {
            csv.append(4, 4, 0);
        }
        assertThat(file).hasContent("step,loss,rate\n1,1.0,0.0\n2,2.0,0.0\n4,4.0,0.0\n");
    }

    @Test
    void aRunThatHadNoTableBeginsOne() throws IOException {
        MetricsCsv.resume(file, COLUMNS, 7).close();
        assertThat(file).hasContent("step,loss,rate\n");
    }

    @Test
    void aTableOfOtherColumnsIsLeftAlone() throws IOException {
        rows(1, 2);
        String before = Files.readString(file);
        assertThatIOException()
                .isThrownBy(() -> MetricsCsv.resume(file, List.of("loss", "dice"), 1))
                .withMessageContaining("expected step,loss,dice, found step,loss,rate");
        assertThat(file).hasContent(before);
    }

    @Test
    void aDamagedTableIsLeftAlone() throws IOException {
        String damaged = "step,loss,rate\n1,1.0,0.0\n\0\0\0\n";
        Files.writeString(file, damaged);
        assertThatIOException()
                .isThrownBy(() -> MetricsCsv.resume(file, COLUMNS, 1))
                .withMessageContaining("is damaged");
        assertThat(file).hasContent(damaged);
    }

    @Test
    void wrongRowsAndColumnsAreRefused() throws IOException {
        try (MetricsCsv csv = MetricsCsv.resume(file, COLUMNS, 3)) {
            assertThatIllegalArgumentException().isThrownBy(() -> csv.append(4, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> csv.append(3, 1, 2));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> MetricsCsv.create(file, List.of("a,b")));
        assertThat(file).hasContent("step,loss,rate\n");
    }

    private void rows(int from, int to) throws IOException {
        try (MetricsCsv csv = MetricsCsv.create(file, COLUMNS)) {
            for (int step = from; step <= to; step++) {
                csv.append(step, step, 0);
            }
        }
    }
}
