package dev.margo.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to a file, what comes out is values or one of this package's exceptions, soon. */
class DamagedCheckpointTest {
    private static final int MUTATIONS = 4_000; // per file; 20,000 each passed once

    @TempDir
    Path folder;

    static Stream<Path> smallFiles() {
        return Stream.of(
                Golden.path("containers/plain.pth"),
                Golden.path("containers/legacy.pth"),
                Golden.path("containers/plain_expected.safetensors"),
                CheckpointFiles.resource("torch_em_like.pth"),
                CheckpointFiles.resource("strides.pth"));
    }

    @ParameterizedTest
    @MethodSource("smallFiles")
    void aFileCutAnywhereIsRefused(Path file) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Path cut = folder.resolve("cut");
            Files.write(cut, Arrays.copyOf(whole, length));
            assertThat(outcome(cut)).as("cut to %s bytes", length).contains(cut + ": ");
        }
    }

    @ParameterizedTest
    @MethodSource("smallFiles")
    void aMutatedFileGivesValuesOrOneClearLine(Path file) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(7);
        Path mutated = folder.resolve("mutated");
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bytes = whole.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                mutate(bytes, random);
            }
            Files.write(mutated, bytes);
            String outcome = Assertions.assertTimeout(Duration.ofSeconds(5), () -> outcome(mutated));
            refused += outcome.isEmpty() ? 0 : 1;
        }
        assertThat(refused).as("of %s", MUTATIONS).isGreaterThan(MUTATIONS / 20);
    }

    private static void mutate(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(4)) {
            case 0 -> bytes[at] = (byte) random.nextInt(256);
            case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> bytes[at] = (byte) (random.nextBoolean() ? 0xFF : 0x80);
            default -> {
                int from = random.nextInt(bytes.length);
                int length = Math.min(random.nextInt(9), bytes.length - Math.max(at, from));
                System.arraycopy(bytes.clone(), from, bytes, at, length);
            }
        }
    }

    /** The message of the refusal, empty if there is none; any other exception passes through. */
    private static String outcome(Path file) throws IOException {
        try {
            CheckpointFiles.readAll(file);
            return "";
        } catch (CheckpointFormatException | UnsafeCheckpointException e) {
            assertThat(e.getMessage())
                    .startsWith(file + ": ")
                    .doesNotContain("\n")
                    .hasSizeLessThan(2000);
            return e.getMessage();
        }
    }
}
