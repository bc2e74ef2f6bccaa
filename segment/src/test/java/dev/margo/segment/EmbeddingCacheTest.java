package dev.margo.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.image.ByteImage;
import dev.margo.image.Size;
import dev.margo.prompt.Box;
import dev.margo.tensor.Device;
import dev.margo.tensor.Precision;
import dev.margo.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingCacheTest {
    private static final Path MODEL = Golden.path("sam_tiny/sam_tiny.pth");

    @TempDir
    Path folder;

    private Segmenter segmenter;
    private final ByteImage picture = GoldenPictures.read(Golden.path("sam_tiny/image.png"));

    @BeforeEach
    void load() throws IOException {
        segmenter = Segmenter.load(MODEL, Device.cpu());
    }

    @AfterEach
    void close() {
        segmenter.close();
    }

    @Test
    void givesTheSameEmbeddingFromTheFileAsFromTheEncoder() throws IOException {
        EmbeddingCache cache = EmbeddingCache.in(folder);
        try (EmbeddedImage encoded = cache.embed(segmenter, picture);
                EmbeddedImage stored = cache.embed(segmenter, picture)) {
            assertThat(files()).hasSize(1);
            assertThat(stored.embedding()).isEqualTo(encoded.embedding());
            Box box = new Box(40, 30, 170, 140);
            assertThat(stored.predict(box).best().mask())
                    .isEqualTo(encoded.predict(box).best().mask());
        }
    }

    @Test
    void keepsPrecisionsApart() throws IOException {
        EmbeddingCache cache = EmbeddingCache.in(folder);
        LoadOptions options = LoadOptions.defaults().withPrecision(Precision.BFLOAT16);
        try (Segmenter rough = Segmenter.load(MODEL, Device.cpu(), options);
                EmbeddedImage exact = cache.embed(segmenter, picture);
                EmbeddedImage rounded = cache.embed(rough, picture)) {
            assertThat(files()).hasSize(2);
            assertThat(rounded.embedding()).isNotEqualTo(exact.embedding());
        }
    }

    @Test
    void doesNotEncodeWhatItHas() throws IOException {
        EmbeddingCache cache = EmbeddingCache.in(folder);
        cache.embed(segmenter, picture).close();
        Path file = files().get(0);
        var written = Files.getLastModifiedTime(file);
        cache.embed(segmenter, picture).close();
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(written);
    }

    @Test
    void keepsPicturesAndModelsApart() throws IOException {
        EmbeddingCache cache = EmbeddingCache.in(folder);
        byte[] other = picture.bytes();
        other[0]++;
        cache.embed(segmenter, picture).close();
        cache.embed(segmenter, ByteImage.rgb(picture.size(), other)).close();
        cache.embed(segmenter, ByteImage.rgb(new Size(picture.height(), picture.width()), picture.bytes()))
                .close();
        LoadOptions medSam = LoadOptions.defaults().withPreprocessing(Preprocessing.MEDSAM);
        try (Segmenter stretched = Segmenter.load(MODEL, Device.cpu(), medSam)) {
            cache.embed(stretched, picture).close();
        }
        assertThat(files()).hasSize(4);
    }

    @Test
    void makesADamagedFileAnewWhereverItIsDamaged() throws IOException {
        EmbeddingCache cache = EmbeddingCache.in(folder);
        float[] expected;
        try (EmbeddedImage embedded = cache.embed(segmenter, picture)) {
            expected = embedded.embedding();
        }
        Path file = files().get(0);
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at += 257) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 0x10;
            checkAnew(cache, file, flipped, whole, expected);
        }
        for (int length : new int[] {0, 1, 100, whole.length - 1}) {
            checkAnew(cache, file, Arrays.copyOf(whole, length), whole, expected);
        }
    }

    private void checkAnew(EmbeddingCache cache, Path file, byte[] damaged, byte[] whole, float[] expected)
            throws IOException {
        Files.write(file, damaged);
        try (EmbeddedImage embedded = cache.embed(segmenter, picture)) {
            assertThat(embedded.embedding()).isEqualTo(expected);
        }
        // a flip in the header's padding or format name may go unnoticed, and then does no harm
        if (Files.readAllBytes(file).length != whole.length) {
            throw new AssertionError("the damaged file of " + damaged.length + " bytes was kept");
        }
    }

    @Test
    void servesManyThreadsAtOnce() throws Exception {
        EmbeddingCache cache = EmbeddingCache.in(folder);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<float[]>> results = new ArrayList<>();
            Callable<float[]> embed = () -> {
                try (EmbeddedImage embedded = cache.embed(segmenter, picture)) {
                    return embedded.embedding();
                }
            };
            for (int i = 0; i < 32; i++) {
                results.add(threads.submit(embed));
            }
            float[] first = results.get(0).get();
            for (Future<float[]> result : results) {
                assertThat(result.get()).isEqualTo(first);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(files()).hasSize(1);
    }

    @Test
    void knowsAModelAgainByItsWeights() throws IOException {
        try (Segmenter again = Segmenter.load(MODEL, Device.cpu())) {
            assertThat(again.fingerprint()).isEqualTo(segmenter.fingerprint());
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
