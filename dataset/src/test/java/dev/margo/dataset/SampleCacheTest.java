package dev.margo.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.image.Size;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleCacheTest {
    private static final Size SIZE = new Size(23, 17);

    @TempDir
    Path folder;

    private CacheSettings settings() {
        return CacheSettings.in(folder).withThreads(2);
    }

    private static List<Sample> all(Dataset dataset) throws IOException {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < dataset.size(); i++) {
            samples.add(dataset.read(i));
        }
        return samples;
    }

    @Test
    void samplesComeBackAsTheyWereInTheOrderOfTheSource() throws IOException {
        MadeSource source = new MadeSource(40, SIZE, List.of());
        CachedDataset cached = SampleCache.open(source, settings());
        assertThat(all(cached)).isEqualTo(source.expected());
        assertThat(cached.patient(0)).isEqualTo("patient0");
        assertThat(cached.patient(cached.size() - 1)).isEqualTo("patient19");
    }

    @Test
    void badFilesAreSkippedCountedAndListedWithTheReasonInOneLine() throws IOException {
        CachedDataset cached = SampleCache.open(new MadeSource(14, SIZE, List.of()), settings());
        assertThat(cached.skipped().first())
                .contains(new SkippedFiles.Skipped("file6", "file6 is broken"))
                .contains(new SkippedFiles.Skipped("file3", "it has no object of the least area"));
        assertThat(cached.skipped().count()).isEqualTo(6);
    }

    @Test
    void aSecondOpeningReadsNothing() throws IOException {
        MadeSource source = new MadeSource(12, SIZE, List.of());
        SampleCache.open(source, settings());
        CachedDataset again = SampleCache.open(source, settings());
        assertThat(source.reads).hasValue(12);
        assertThat(again.skipped().count()).isEqualTo(4);
    }

    @Test
    void aChangeOfSettingsOrFilesMakesAnotherCache() throws IOException {
        Path watched = Files.writeString(folder.resolve("watched"), "a");
        MadeSource source = new MadeSource(3, SIZE, List.of(watched));
        Path first = SampleCache.open(source, settings()).file();
        assertThat(SampleCache.open(source, settings().withLongestSide(8)).file())
                .isNotEqualTo(first);
        Files.setLastModifiedTime(watched, FileTime.fromMillis(1_000_000));
        assertThat(SampleCache.open(source, settings()).file()).isNotEqualTo(first);
        assertThat(SampleCache.open(new MadeSource(2, SIZE, List.of(watched)), settings())
                        .file())
                .isNotEqualTo(first);
    }

    @Test
    void largePicturesAreShrunkToTheLongestSide() throws IOException {
        CachedDataset cached =
                SampleCache.open(new MadeSource(3, SIZE, List.of()), settings().withLongestSide(10));
        assertThat(cached.read(0).picture().size()).isEqualTo(new Size(10, 7));
        assertThat(cached.read(0).layers().get(0).width()).isEqualTo(10);
    }

    @Test
    void aRunThatIsCutOffContinuesWithTheFirstFileItLacks() throws IOException {
        MadeSource source = new MadeSource(30, SIZE, List.of());
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> SampleCache.open(source, settings())).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
        byte[] whole = Files.readAllBytes(SampleCache.open(new MadeSource(30, SIZE, List.of()), settings())
                .file());
        Path file = theCache();
        for (int length : new int[] {0, 7, 39, 40, 41, 55, 900, 5000, whole.length / 2}) {
            Files.delete(file);
            Path part = file.resolveSibling(file.getFileName() + ".part");
            Files.write(part, Arrays.copyOf(whole, length));
            MadeSource resumed = new MadeSource(30, SIZE, List.of());
            SampleCache.open(resumed, settings());
            assertThat(Files.readAllBytes(file)).as("cut at %s", length).isEqualTo(whole);
            assertThat(resumed.reads.get()).as("cut at %s", length).isBetween(1, length > 5000 ? 20 : 30);
            assertThat(part).doesNotExist();
        }
    }

    @Test
    void aDamagedBlockOfAnUnfinishedCacheIsMadeAgain() throws IOException {
        Path file = SampleCache.open(new MadeSource(30, SIZE, List.of()), settings())
                .file();
        byte[] whole = Files.readAllBytes(file);
        byte[] damaged = Arrays.copyOf(whole, whole.length / 2);
        damaged[damaged.length / 2] ^= 1;
        Files.delete(file);
        Files.write(file.resolveSibling(file.getFileName() + ".part"), damaged);
        SampleCache.open(new MadeSource(30, SIZE, List.of()), settings());
        assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }

    @Test
    void aBlockWhoseWordsAreDamagedIsMadeAgain() throws IOException {
        Path file =
                SampleCache.open(new MadeSource(9, SIZE, List.of()), settings()).file();
        byte[] whole = Files.readAllBytes(file);
        byte[] damaged = whole.clone();
        int reason = new String(whole, StandardCharsets.ISO_8859_1).indexOf("file6 is");
        damaged[reason] = -1; // no letter begins so
        Files.delete(file);
        Files.write(file.resolveSibling(file.getFileName() + ".part"), damaged);
        SampleCache.open(new MadeSource(9, SIZE, List.of()), settings());
        assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }

    @Test
    void aDamagedCacheIsMadeAgain() throws IOException {
        MadeSource source = new MadeSource(9, SIZE, List.of());
        Path file = SampleCache.open(source, settings()).file();
        byte[] whole = Files.readAllBytes(file);
        for (int cut : new int[] {0, 10, whole.length / 2, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, cut));
            assertThat(all(SampleCache.open(source, settings()))).isEqualTo(source.expected());
        }
    }

    @Test
    void aDamagedSampleSaysWhatToDo() throws IOException {
        Path file =
                SampleCache.open(new MadeSource(9, SIZE, List.of()), settings()).file();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {-1, -1, -1, -1, 127}), CacheFile.HEADER_BYTES + 8 + 6 + 40);
            for (int at = CacheFile.HEADER_BYTES; at < 400; at++) {
                channel.write(ByteBuffer.wrap(new byte[] {-1}), at);
            }
        }
        CachedDataset cached = SampleCache.open(new MadeSource(9, SIZE, List.of()), settings());
        assertThatThrownBy(() -> cached.read(0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("delete the file");
    }

    @Test
    void aSourceOfWhichNothingCanBeUsedIsRefusedAndLeavesNothing() throws IOException {
        assertThatThrownBy(() -> SampleCache.open(new MadeSource(1, SIZE, List.of()), settings()))
                .isInstanceOf(DatasetLayoutException.class)
                .hasMessageContaining("none of its 1 files can be used; the first: it has no object");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.filter(file -> !file.toString().endsWith(".lock"))).isEmpty();
        }
    }

    @Test
    void ofSeveralOpeningsAtOnceOneReads() throws Exception {
        MadeSource source = new MadeSource(60, SIZE, List.of());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> sizes = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                sizes.add(threads.submit(
                        () -> SampleCache.open(source, settings()).size()));
            }
            for (Future<Integer> size : sizes) {
                assertThat(size.get()).isEqualTo(source.expected().size());
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(source.reads).hasValue(60);
    }

    private Path theCache() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".samples"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
