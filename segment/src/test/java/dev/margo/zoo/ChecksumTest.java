package dev.margo.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumTest {

    @Test
    void readsBackWhatItWrites() {
        String text = "md5:3bb6db55bd0c9ca30b61248bca72f8d6";
        assertThat(Checksum.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3bb6db55bd0c9ca30b61248bca72f8d6",
                "md5:3bb6",
                "md5:3BB6DB55BD0C9CA30B61248BCA72F8D6",
                "sha1:3bb6db55bd0c9ca30b61248bca72f8d6",
                "sha256:3bb6db55bd0c9ca30b61248bca72f8d6"
            })
    void refusesWhatIsNotAWholeHash(String text) {
        assertThatThrownBy(() -> Checksum.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .containsPattern("expected|is written|is 32|is 64");
    }
}
