package dev.margo.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://e.org/m, true",
        "http://e.org/m, false",
        "http://127.0.0.1:80/m, true",
        "http://[::1]:80/m, true",
        "http://localhost/m, true",
        "http://127.0.0.1.e.org/m, false",
        "http://localhost@e.org/m, false",
        "https://me:secret@e.org/m, false",
        "https:///m, false",
        "file:///etc/passwd, false",
        "ftp://e.org/m, false",
    })
    void onlyHttpsOrThisVeryMachineIsAsked(URI url, boolean allowed) {
        assertThat(SafeUrl.allows(url)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "https://e.org/m, https://f.org/m, true",
        "https://e.org/m, http://f.org/m, false",
        "https://e.org/m, http://127.0.0.1/m, false",
        "http://127.0.0.1/m, http://127.0.0.1/n, true",
        "http://127.0.0.1/m, http://f.org/n, false",
        "https://e.org/m, file:///etc/passwd, false",
    })
    void noRedirectLeavesHttps(URI from, URI to, boolean allowed) {
        assertThat(SafeUrl.allowsRedirect(from, to)).isEqualTo(allowed);
    }
}
