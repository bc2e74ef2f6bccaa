package dev.margo.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.evaluate.RoundScore.Place;
import dev.margo.evaluate.RoundScore.Scores;
import dev.margo.evaluate.RoundScore.Turn;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final FileKey FIRST = new FileKey("#a, b", "say \"x\".png");
    private static final FileKey SECOND = new FileKey("#a, b", "ünï.png");
    private static final RoundScore SCORE = new RoundScore(
            new Place("#a, b", "say \"x\".png", "1.1", 20),
            new Turn("box+pair+masks", 1, 2, 5),
            new Scores(0.1, 1.0 / 3, OptionalDouble.of(1e-17), OptionalDouble.of(Double.POSITIVE_INFINITY)),
            OptionalDouble.empty(),
            OptionalDouble.of(12.5));

    @TempDir
    private Path folder;

    private Path path() {
        return folder.resolve("journal.csv");
    }

    private Journal open() throws IOException {
        return Journal.open(path(), "model, plan", RoundCsv.COLUMNS);
    }

    private static String measures(RoundScore... scores) {
        FileMeasures.Builder builder = new FileMeasures.Builder();
        List.of(scores).forEach(builder::add);
        return builder.build().lines();
    }

    private void fill() throws IOException {
        try (Journal journal = open()) {
            journal.append(FIRST, "aa", measures(SCORE, SCORE));
            journal.append(SECOND, "bb", measures());
        }
    }

    @Test
    void scoresComeBackAsTheyWere() throws IOException {
        fill();
        try (Journal journal = open()) {
            assertThat(journal.read(FIRST, FileMeasures::parse).scores()).containsExactly(SCORE, SCORE);
            assertThat(journal.print(SECOND)).hasValue("bb");
            assertThat(journal.print(new FileKey("#a, b", "other.png"))).isEmpty();
        }
    }

    @Test
    void dropsWhatWasCutOffAndGoesOn() throws IOException {
        fill();
        byte[] whole = Files.readAllBytes(path());
        for (int length = 0; length < whole.length; length++) {
            Files.write(path(), Arrays.copyOf(whole, length));
            try (Journal journal = open()) {
                assertThat(journal.print(SECOND)).isEmpty();
                if (journal.print(FIRST).isEmpty()) {
                    journal.append(FIRST, "aa", measures(SCORE, SCORE));
                }
                journal.append(SECOND, "bb", measures());
            }
            assertThat(Files.readAllBytes(path())).isEqualTo(whole);
        }
    }

    @Test
    void refusesWhatIsDamagedOrAboutSomethingElse() throws IOException {
        fill();
        String text = Files.readString(path());
        Files.writeString(path(), text.replaceFirst("12\\.5", "twelve"));
        try (Journal journal = open()) {
            assertThatThrownBy(() -> journal.read(FIRST, FileMeasures::parse))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("twelve");
        }
        Files.writeString(path(), text.replace("#end,", "#end,one,two,"));
        assertThatThrownBy(this::open).isInstanceOf(JournalException.class).hasMessageContaining("closes no block");
        Files.writeString(path(), "x,y\n1,2\n");
        assertThatThrownBy(this::open).isInstanceOf(JournalException.class).hasMessageContaining("found x,y");
        assertThat(Files.readString(path())).isEqualTo("x,y\n1,2\n");
    }

    @Test
    void theLastBlockOfAFileCounts() throws IOException {
        fill();
        try (Journal journal = open()) {
            journal.append(FIRST, "cc", measures(SCORE));
        }
        try (Journal journal = open()) {
            assertThat(journal.print(FIRST)).hasValue("cc");
            assertThat(journal.read(FIRST, FileMeasures::parse).scores()).containsExactly(SCORE);
        }
    }

    /** Ends with 0 if the file that is named is locked by another process. */
    static final class LockProbe {
        private LockProbe() {}

        public static void main(String[] args) throws IOException {
            try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE)) {
                System.exit(channel.tryLock() == null ? 0 : 1);
            }
        }
    }

    @Test
    void noOtherProcessMayWriteAJournalThatIsGoneOnWith() throws IOException, InterruptedException {
        fill();
        try (Journal journal = open()) {
            Process other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            LockProbe.class.getName(),
                            path().toString())
                    .inheritIO()
                    .start();
            assertThat(other.waitFor()).as("0: locked").isZero();
            assertThat(journal.print(SECOND)).hasValue("bb");
        }
    }

    @Test
    void onlyOneEvaluationAtATimeWritesIt() throws IOException {
        try (Journal journal = open()) {
            assertThat(journal.print(FIRST)).isEmpty();
            assertThatThrownBy(this::open)
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("another evaluation is writing");
        }
    }
}
