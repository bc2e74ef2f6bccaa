package dev.margo.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileHashTest {
    @TempDir
    Path folder;

    // xxhash.xxh128(data).hexdigest() of python-xxhash 3.0.0 on libxxhash 0.8.1; the lengths lie on both sides of
    // each of the algorithm's changes of method, the last on both sides of our buffer
    @ParameterizedTest(name = "{0} bytes")
    @CsvSource({
        "0, 99aa06d3014798d86001c324468d497f",
        "1, 495b62073ef70ca44c5cca45d0f4811f",
        "3, 390cdc5b4a895dd76e3e2670e61106ac",
        "8, 6a86a3bda6af4e3d61ddbe7f31a6100d",
        "9, 664c7ca18afd62558c7b67fd458a936b",
        "16, 7f9a218b0425449ae2ce54a7c19c730d",
        "17, 66fc23f6439dbd778d96ef110fcdebb4",
        "128, aec730751478556cff361dec1385710a",
        "129, 98cd36ccbb5579264545b3a09738e31a",
        "240, 5293e17bf553903d3f2c53e72293711f",
        "241, b53840fe3fedf161956cae592c67279e",
        "1024, f3fc143cd81d51baa1e16f2edf2cbed6",
        "1025, 90bcb44432d2e5020a6d2c17259fe4bb",
        "1048579, bf79b33cb81dc433c2e78c09ee860b42",
    })
    void xxh128IsThatOfTheReferenceLibrary(int length, String hex) throws IOException {
        assertThat(FileHash.of(file(length), HashAlgorithm.XXH128).hex()).isEqualTo(hex);
    }

    @Test
    void oneReadingGivesEveryHashAskedFor() throws IOException {
        assertThat(FileHash.of(file((1 << 20) + 3), EnumSet.allOf(HashAlgorithm.class)))
                .extracting(Checksum::toString) // Python's hashlib on the same bytes
                .containsExactly(
                        "xxh128:bf79b33cb81dc433c2e78c09ee860b42",
                        "sha256:ed1aa3e296a9c8f25cc7eec881fd892ab688d01f121072a36ffc1158fdcfa2a8",
                        "md5:263de05cd4f82589430f4e190338630c");
    }

    private Path file(int length) throws IOException {
        return Files.write(folder.resolve("file"), FakeHost.bytes(length));
    }
}
