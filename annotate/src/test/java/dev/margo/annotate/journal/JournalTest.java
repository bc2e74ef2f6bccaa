package dev.margo.annotate.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve("journal");
    }

    private Journal open() throws IOException {
        return Journal.open(path, JournalFile::onDisk);
    }

    private static byte[] text(int number) {
        return "record %s".formatted("x".repeat(number) + number).getBytes(StandardCharsets.UTF_8);
    }

    private void write(int count) throws IOException {
        try (Journal journal = open()) {
            for (int i = 1; i <= count; i++) {
                assertThat(journal.append(text(i))).isEqualTo(i);
            }
        }
    }

    @Test
    void whatWasAppendedIsThereInOrder() throws IOException {
        write(20);
        try (Journal journal = open()) {
            assertThat(journal.lastSeq()).isEqualTo(20);
            assertThat(journal.recovery().note()).isEmpty();
            for (int i = 1; i <= 20; i++) {
                assertThat(journal.read(i)).isEqualTo(text(i));
            }
            assertThat(journal.append(text(21))).isEqualTo(21);
        }
    }

    @Test
    void cutAnywhereItKeepsTheWholeRecordsAndTheRestBesideIt() throws IOException {
        write(6);
        byte[] whole = Files.readAllBytes(path);
        List<Integer> ends = ends(whole);
        for (int length = 0; length <= whole.length; length += 1 + length / 40) {
            Files.write(path, Arrays.copyOf(whole, length));
            int cut = length;
            int records = (int) ends.stream().filter(end -> end <= cut).count();
            try (Journal journal = open()) {
                assertThat(journal.lastSeq()).as("cut at " + length).isEqualTo(records);
                int lastEnd = records == 0 ? 8 : ends.get(records - 1);
                assertThat(journal.recovery().cutBytes()).isEqualTo(Math.max(0, length - lastEnd));
                if (length > lastEnd) {
                    assertThat(journal.recovery().note().orElseThrow()).contains((length - lastEnd) + " bytes");
                    assertThat(journal.recovery().kept().orElseThrow())
                            .hasBinaryContent(Arrays.copyOfRange(whole, lastEnd, length));
                    Files.delete(journal.recovery().kept().orElseThrow());
                }
                assertThat(journal.append(text(99))).isEqualTo(records + 1);
                assertThat(journal.read(records + 1)).isEqualTo(text(99));
            }
        }
    }

    /** Ends of the records of {@link #text} 1, 2, and so on. */
    private static List<Integer> ends(byte[] whole) {
        List<Integer> ends = new ArrayList<>();
        int end = 8;
        for (int i = 1; end < whole.length; i++) {
            end += Record.HEAD + text(i).length;
            ends.add(end);
        }
        assertThat(end).isEqualTo(whole.length);
        return ends;
    }

    @Test
    void aFlippedBitAnywhereIsNeverTakenForARecord() throws IOException {
        write(4);
        byte[] whole = Files.readAllBytes(path);
        List<Integer> ends = ends(whole);
        Random random = new Random(7);
        for (int i = 0; i < 40; i++) {
            int at = 8 + random.nextInt(whole.length - 8);
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(path, damaged);
            try (Journal journal = open()) {
                assertThat(journal.lastSeq())
                        .as("bit at " + at)
                        .isEqualTo(ends.stream().filter(end -> end <= at).count());
            }
        }
    }

    @Test
    void aFullDiskRefusesAndKeepsWhatWasAcknowledged() throws IOException {
        FailingFile disk = FailingFile.on(path, 200);
        int saved = 0;
        try (Journal journal = Journal.open(path, at -> disk)) {
            while (saved < 100) {
                try {
                    journal.append(text(saved + 1));
                    saved++;
                } catch (NotSavedException e) {
                    assertThat(e)
                            .hasMessageContaining("No space left on device")
                            .hasMessageContaining("are safe");
                    break;
                }
            }
            assertThat(saved).isBetween(1, 99);
            assertThat(journal.lastSeq()).isEqualTo(saved);
            disk.room(Long.MAX_VALUE);
            assertThat(journal.append(text(saved + 1))).isEqualTo(++saved);
        }
        try (Journal journal = open()) {
            assertThat(journal.recovery().cutBytes()).isZero();
            assertThat(journal.lastSeq()).isEqualTo(saved);
            assertThat(journal.read(saved)).isEqualTo(text(saved));
        }
    }

    @Test
    void aDiskThatCannotEvenTidyUpLosesNothingAcknowledged() throws IOException {
        FailingFile disk = FailingFile.on(path, Long.MAX_VALUE);
        try (Journal journal = Journal.open(path, at -> disk)) {
            journal.append(text(1));
            disk.forceFails(true);
            disk.truncateFails(true);
            assertThatThrownBy(() -> journal.append(text(2))).isInstanceOf(NotSavedException.class);
            assertThatThrownBy(() -> journal.append(text(3))).isInstanceOf(NotSavedException.class);
            disk.forceFails(false);
            disk.truncateFails(false);
            assertThat(journal.append(text(4))).isEqualTo(2);
            assertThat(journal.read(2)).isEqualTo(text(4));
        }
        try (Journal journal = open()) {
            assertThat(journal.lastSeq()).isEqualTo(2);
            assertThat(journal.read(2)).isEqualTo(text(4));
        }
    }

    @Test
    void somethingElseIsNotTouched() throws IOException {
        Files.writeString(path, "a letter to grandmother");
        assertThatThrownBy(this::open).isInstanceOf(JournalException.class).hasMessageContaining("no journal");
        assertThat(path).hasContent("a letter to grandmother");
    }

    @Test
    void damageAfterOpeningIsFoundWhenRead() throws IOException {
        write(2);
        try (Journal journal = open()) {
            byte[] bytes = Files.readAllBytes(path);
            bytes[bytes.length - 1] ^= 1;
            Files.write(path, bytes, StandardOpenOption.WRITE);
            assertThat(journal.read(1)).isEqualTo(text(1));
            assertThatThrownBy(() -> journal.read(2)).hasMessageContaining("record 2 is damaged");
        }
    }

    @Test
    void onlyOneHoldsALock() throws IOException {
        try (ProjectLock lock = ProjectLock.take(folder)) {
            assertThatThrownBy(() -> ProjectLock.take(folder))
                    .isInstanceOf(ProjectInUseException.class)
                    .hasMessageContaining("close it there");
        }
        ProjectLock.take(folder).close();
    }
}
