package dev.margo.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that lie about lengths, below what an HTTP library would let a test say. */
@Timeout(30)
class HostileLengthTest {
    private static final String SHA = "sha256:" + "0".repeat(64);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 9223372036854775807",
                "Content-Length: 99999999999999999999999999",
                "Content-Length: 999999999999999999",
                "Content-Length: 17179869185",
                "Content-Length: -1",
                "Content-Length: 0x10",
                "Content-Length: 9",
                "Content-Length: 11",
            })
    void aLengthThatCannotBeRightFailsInOneLineAndKeepsNothing(String header) throws IOException {
        assertRefused(header + "\r\n\r\n0123456789", OptionalLong.of(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807", "17179869185", "-5"})
    void aLengthBeyondAnyModelIsRefusedEvenWhenNoneIsKnown(String length) throws IOException {
        assertRefused("Content-Length: " + length + "\r\n\r\n0123456789", OptionalLong.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Transfer-Encoding: chunked\r\n"})
    void aBodyThatDoesNotEndIsCutAtTheKnownLength(String header) throws IOException {
        String piece = header.isEmpty() ? "0123456789abcdef" : "10\r\n0123456789abcdef\r\n";
        assertRefused(header + "\r\n" + piece.repeat(10_000), OptionalLong.of(1000));
    }

    @Test
    void twoLengthsThatDisagreeAreLeftToTheHash() throws IOException {
        assertFails("Content-Length: 10\r\nContent-Length: 20\r\n\r\n0123456789", OptionalLong.of(10), SHA);
    }

    private void assertRefused(String headersAndBody, OptionalLong bytes) throws IOException {
        assertFails(headersAndBody, bytes, "http://127.0.0.1:");
    }

    private void assertFails(String headersAndBody, OptionalLong bytes, String told) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> answer(server, "HTTP/1.1 200 OK\r\n" + headersAndBody));
            thread.setDaemon(true);
            thread.start();
            URI url = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/file");
            ModelSource source = new ModelSource(url, Optional.of(url), "MIT", List.of(Checksum.parse(SHA)), bytes);
            KnownModel model = new KnownModel("model", "model.pt", source, "sam", "for tests");
            ModelDownload download = new ModelDownload(Duration.ofSeconds(2));
            assertThatThrownBy(() -> download.pull(model, new ModelStore(folder), ProgressListener.silent()))
                    .isInstanceOf(ModelDownloadException.class)
                    .message()
                    .contains(told)
                    .doesNotContain("\n");
            assertThat(folder).isDirectoryNotContaining("glob:**.{part,pt}");
        }
    }

    private static void answer(ServerSocket server, String text) {
        try (Socket socket = server.accept();
                InputStream in = socket.getInputStream();
                OutputStream out = socket.getOutputStream()) {
            in.read(new byte[4096]);
            out.write(text.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            in.read(); // until the client hangs up
        } catch (IOException clientHungUp) {
            // as it should
        }
    }
}
