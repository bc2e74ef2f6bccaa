package dev.margo.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.io.dicom.SeriesNeededException;
import dev.margo.testkit.NeedsShared;
import dev.margo.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The tables of {@code docs/formats.md} are what the readers do; {@code -Dmargo.formats.write=true} writes them anew.
 */
@NeedsShared("data/formats/dicom_index.csv")
class FormatsPageTest {
    private static final String BEGIN = "<!-- made by FormatsPageTest, from here -->\n";
    private static final String END = "<!-- to here -->";
    private static final long MOST_NANOS = 1_000_000_000;
    private static final long MOST_MEMORY_BESIDES = 64_000_000;
    private static final int EXAMPLES = 2;

    private static final List<Corpus.Outcome> OUTCOMES = new ArrayList<>();
    private static Corpus corpus;

    @BeforeAll
    static void readEveryFile() throws IOException {
        corpus = new Corpus();
        for (Path file : corpus.files()) {
            OUTCOMES.add(corpus.outcome(file));
        }
    }

    @Test
    void thePageSaysWhatTheReadersDo() throws IOException {
        Path page = Shared.repositoryRoot().resolve("docs/formats.md");
        String text = Files.readString(page);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf(END);
        String expected = text.substring(0, from) + tables() + text.substring(to);
        if (Boolean.getBoolean("margo.formats.write")) {
            Files.writeString(page, expected);
        } else {
            assertThat(text)
                    .as("docs/formats.md; write it anew with -Dmargo.formats.write=true")
                    .isEqualTo(expected);
        }
    }

    private static String tables() {
        List<Corpus.Outcome> dicom =
                OUTCOMES.stream().filter(file -> !file.syntax().isEmpty()).toList();
        return "\n%s\n%s\n%s\n"
                .formatted(
                        counts("files", OUTCOMES, Corpus.Outcome::kind),
                        counts("DICOM transfer syntax", dicom, Corpus.Outcome::syntax),
                        refusals());
    }

    private static String counts(String what, List<Corpus.Outcome> files, Function<Corpus.Outcome, String> by) {
        StringBuilder table = new StringBuilder("| %s | read | refused |\n|---|---|---|\n".formatted(what));
        Map<String, List<Corpus.Outcome>> groups =
                files.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
        groups.forEach((name, all) -> table.append(row(name, all)));
        return table.append(row("**all**", files)).toString();
    }

    private static String row(String name, List<Corpus.Outcome> files) {
        long read = files.stream().filter(Corpus.Outcome::read).count();
        return "| %s | %s | %s |\n".formatted(name, read, files.size() - read);
    }

    private static String refusals() {
        StringBuilder table =
                new StringBuilder("| refused because it is | files | among them | for example |\n|---|---|---|---|\n");
        Map<String, List<Corpus.Outcome>> groups = refused().stream()
                .collect(Collectors.groupingBy(
                        file -> CorpusRefusals.group(file.message()),
                        () -> new TreeMap<>(Comparator.comparing(CorpusRefusals::order)),
                        Collectors.toList()));
        groups.forEach((reason, files) -> {
            Set<String> kinds = files.stream().map(Corpus.Outcome::kind).collect(Collectors.toCollection(TreeSet::new));
            String examples = files.stream()
                    .limit(EXAMPLES)
                    .map(file -> "`" + file.name() + "`")
                    .collect(Collectors.joining(", "));
            table.append("| %s | %s | %s | %s |\n".formatted(reason, files.size(), String.join(", ", kinds), examples));
        });
        return table.toString().stripTrailing();
    }

    private static List<Corpus.Outcome> refused() {
        return OUTCOMES.stream().filter(file -> !file.read()).toList();
    }

    @Test
    void everyRefusalIsOneLineOfACheckedExceptionOfOurs() {
        assertThat(refused()).isNotEmpty().allSatisfy(file -> {
            assertThat(file.refusal().orElseThrow())
                    .isInstanceOfAny(ImageFormatException.class, SeriesNeededException.class);
            assertThat(file.refusal().orElseThrow().getMessage())
                    .startsWith(file.file() + ": ")
                    .doesNotContain("\n", "\r");
            assertThat(file.message()).isNotBlank().contains(" ");
        });
    }

    @Test
    void everyCorruptFileTakesLessThanASecond() {
        assertThat(corrupt()).hasSizeGreaterThan(190).allSatisfy(file -> {
            // a second try, so that another program's load does not count
            long nanos = file.nanos() < MOST_NANOS
                    ? file.nanos()
                    : corpus.outcome(file.file()).nanos();
            assertThat(nanos).as(file.name()).isLessThan(MOST_NANOS);
        });
    }

    /** All that was ever allocated, which is never less than what was held at once. */
    @Test
    void noCorruptFileTakesMoreMemoryThanFourTimesItsSizeAnd64Mb() {
        assertThat(corrupt())
                .allSatisfy(file -> assertThat(file.allocated())
                        .as(file.name())
                        .isPositive()
                        .isLessThan(
                                MOST_MEMORY_BESIDES + 4 * file.file().toFile().length()));
    }

    private static List<Corpus.Outcome> corrupt() {
        return OUTCOMES.stream().filter(Corpus.Outcome::corrupt).toList();
    }

    @Test
    void noRefusalTellsAPatientsName() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Corpus.Outcome file : OUTCOMES) {
            names.addAll(PatientNames.in(file.file()));
        }
        assertThat(names).hasSizeGreaterThan(50);
        for (Corpus.Outcome file : refused()) {
            Set<String> own = PatientNames.in(file.file());
            for (Throwable e = file.refusal().orElseThrow(); e != null; e = e.getCause()) {
                String shown =
                        String.valueOf(e.getMessage()).replace(file.file().toString(), "");
                assertThat(own).as(shown).noneMatch(shown::contains);
            }
        }
    }
}
