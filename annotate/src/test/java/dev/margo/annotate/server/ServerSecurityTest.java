package dev.margo.annotate.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.annotate.document.WorkList;
import dev.margo.image.ByteImage;
import dev.margo.image.Size;
import dev.margo.io.raster.RasterWriter;
import dev.margo.volume.PropagationSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, the server refuses or serves, and is there afterwards. */
class ServerSecurityTest {
    private static final String INFO = "/api/v1/info";

    @TempDir
    private static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        Path images = Files.createDirectory(folder.resolve("images"));
        RasterWriter.writePng(images.resolve("a.png"), ByteImage.gray(new Size(8, 6), new byte[48]));
        Files.writeString(folder.resolve("secret.txt"), "nobody's business");
        RasterWriter.writePng(folder.resolve("outside.png"), ByteImage.gray(new Size(8, 6), new byte[48]));
        Files.createSymbolicLink(images.resolve("link.png"), folder.resolve("outside.png"));
        server = new TestServer(images, () -> {
            throw new IOException("there is no model in this test");
        });
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @AfterEach
    void itIsStillThere() throws Exception {
        assertThat(server.get("/info").path("name").asText()).isEqualTo("Margo");
        assertThat(server.bugs).isEmpty();
    }

    private String ask(String path, String... headers) throws IOException {
        return Raw.ask(server.port(), Raw.get(path, headers));
    }

    private static void assertRefused(String answer, int status, String code) {
        assertThat(answer).startsWith("HTTP/1.1 " + status).contains("\"code\":\"" + code + "\"");
    }

    @Test
    void withoutTheTokenNothingIsTold() throws IOException {
        assertRefused(ask(INFO, server.host()), 401, "not_allowed");
        assertRefused(ask(INFO, server.host(), "Authorization: Bearer wrong"), 401, "not_allowed");
        assertRefused(ask(INFO, server.host(), "Cookie: margo-" + server.port() + "=wrong"), 401, "not_allowed");
        assertRefused(ask("/", server.host()), 401, "not_allowed");
        assertRefused(ask("/?token=wrong", server.host()), 401, "not_allowed");
        assertRefused(ask("/api/v1/nowhere", server.host()), 401, "not_allowed");
    }

    @Test
    void theTokenBecomesACookieThatOtherSitesDoNotSend() throws IOException {
        String answer = ask("/?token=" + TestServer.TOKEN, server.host());
        assertThat(answer).startsWith("HTTP/1.1 302").contains("HttpOnly").contains("SameSite=Strict");
        assertThat(answer).doesNotContain("Location: /?token");
        assertThat(ask(INFO, server.host(), "Cookie: margo-" + server.port() + "=" + TestServer.TOKEN))
                .startsWith("HTTP/1.1 200")
                .contains("default-src 'none'")
                .contains("nosniff")
                .doesNotContain("Access-Control-Allow");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Host: evil.example", "Host: 127.0.0.1", "Host: 127.0.0.1.evil.example:80", "Host: 127.0.0.1:1"})
    void aForeignHostIsRefused(String host) throws IOException {
        assertRefused(ask(INFO, host, server.bearer()), 421, "foreign_host");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://evil.example",
                "Origin: null",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site"
            })
    void aForeignPageIsRefused(String header) throws IOException {
        assertRefused(ask(INFO, server.host(), server.bearer(), header), 403, "foreign_origin");
    }

    @Test
    void aForeignPageGetsNoEvents() throws IOException {
        String[] upgrade = {
            "Upgrade: websocket", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13"
        };
        String head = "GET /api/v1/events HTTP/1.1\r\nConnection: Upgrade\r\n" + String.join("\r\n", upgrade) + "\r\n";
        assertThat(first(head + server.host() + "\r\n" + server.bearer() + "\r\nOrigin: http://evil.example\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(first(head + server.host() + "\r\n\r\n")).startsWith("HTTP/1.1 401");
        assertThat(first(head + server.host() + "\r\n" + server.bearer() + "\r\n\r\n"))
                .startsWith("HTTP/1.1 101");
    }

    /** The first bytes that come back. */
    private static String first(String request) throws IOException {
        try (Socket socket = Raw.open(server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../secret.txt",
                "/..%2f..%2fsecret.txt",
                "/%2e%2e/openapi.yaml",
                "/..;/openapi.yaml",
                "/page/../../openapi.yaml",
                "//etc/passwd",
                "/..\\..\\secret.txt",
                "/api/v1/documents/..%2f..%2fsecret.txt",
                "/api/v1/documents/0000000000000000",
                "/index.html%00.js",
                "/.hidden.js"
            })
    void noPathLeadsOut(String path) throws IOException {
        assertThat(ask(path, server.host(), server.bearer()))
                .matches("(?s)HTTP/1.1 4\\d\\d.*")
                .doesNotContain("nobody's business")
                .doesNotContain("openapi: 3");
    }

    @Test
    void aLinkOutOfTheFolderIsNoItem() throws Exception {
        assertThat(server.get("/worklist").path("items")).hasSize(1);
    }

    @Test
    void aBodyOfAGigabyteIsRefusedBeforeItIsSent() throws Exception {
        String document = server.document("a.png");
        String head = "POST /api/v1" + document + "/interactions HTTP/1.1\r\n" + server.host() + "\r\n"
                + server.bearer() + "\r\nContent-Type: application/json\r\n";
        assertRefused(answerTo(head + "Content-Length: 1073741824\r\n\r\n", 0), 413, "too_large");
        assertRefused(answerTo(head + "Transfer-Encoding: chunked\r\n\r\n", 64 << 20), 413, "too_large");
    }

    /** Sends so many bytes in chunks, as long as the server takes them. */
    private static String answerTo(String head, int bytes) throws IOException {
        try (Socket socket = Raw.open(server.port())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            byte[] chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
            try {
                for (int sent = 0; sent < bytes && socket.getInputStream().available() == 0; sent += 0x10000) {
                    socket.getOutputStream().write(chunk);
                }
            } catch (SocketException e) {
                // hung up on, after the answer
            }
            return new String(socket.getInputStream().readNBytes(900), StandardCharsets.ISO_8859_1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "\"text\"",
                "{\"kind\":5}",
                "{\"kind\":\"prompt\"}",
                "null",
                "{\"kind\":\"create\",\"name\":\"\"}"
            })
    void nonsenseIsToldInOneLine(String json) throws Exception {
        String document = server.document("a.png");
        var response = server.send("POST", document + "/interactions", Optional.of(json));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(server.json(response).path("error").path("code").asText()).isEqualTo("bad_request");
    }

    @Test
    void aFormOfAnotherPageIsNotTaken() throws Exception {
        String document = server.document("a.png");
        String answer = Raw.ask(
                server.port(),
                "POST /api/v1" + document + "/interactions HTTP/1.1\r\n" + server.host() + "\r\n" + server.bearer()
                        + "\r\nContent-Type: text/plain\r\nContent-Length: 17\r\nConnection: close\r\n\r\n{\"kind\":\"create\"}");
        assertRefused(answer, 400, "bad_request");
    }

    @Test
    void slowClientsDoNotKeepOthersWaiting() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 60; i++) {
                Socket socket = Raw.open(server.port());
                slow.add(socket);
                socket.getOutputStream()
                        .write("GET /api/v1/info HTTP/1.1\r\nHost:".getBytes(StandardCharsets.ISO_8859_1));
            }
            assertThat(server.get("/info").path("name").asText()).isEqualTo("Margo");
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void twoHundredAtOnceAreServedOrToldToComeAgain() throws Exception {
        String document = server.document("a.png");
        ExecutorService many = Executors.newFixedThreadPool(200);
        List<Future<Integer>> statuses = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            boolean step = i % 2 == 0;
            statuses.add(many.submit(() -> (step
                            ? server.send("POST", document + "/interactions", Optional.of("{\"kind\":\"create\"}"))
                            : server.send("GET", document, Optional.empty()))
                    .statusCode()));
        }
        int done = 0;
        for (int i = 0; i < 200; i++) {
            int status = statuses.get(i).get();
            assertThat(status).isIn(200, 429);
            done += i % 2 == 0 && status == 200 ? 1 : 0;
        }
        many.shutdown();
        assertThat(server.get(document + "/state").path("objects")).hasSize(done);
    }

    @Test
    void aServerForOthersDemandsAPassword() throws IOException {
        InetAddress any = InetAddress.getByName("0.0.0.0");
        assertThatThrownBy(() -> new ServerOptions(any, 0, "t", Optional.empty(), Optional.empty(), List.of()))
                .hasMessageContaining("give it a password");
        assertThatThrownBy(() -> new ServerOptions(any, 0, "t", Optional.of("short"), Optional.empty(), List.of()))
                .hasMessageContaining("at least 12");
    }

    @Test
    void thePasswordLetsInAndTooManyWrongOnesDoNot() throws Exception {
        ServerOptions options = new ServerOptions(
                InetAddress.getByName("127.0.0.1"),
                0,
                TestServer.TOKEN,
                Optional.of("correct horse battery"),
                Optional.empty(),
                List.of());
        AnnotatorServer.Setup setup = new AnnotatorServer.Setup(
                WorkList.of(List.of(folder.resolve("outside.png")), Optional.empty()),
                "none",
                () -> {
                    throw new IOException("there is no model in this test");
                },
                Optional.empty(),
                PropagationSettings.boxes(),
                "test",
                bug -> {});
        try (AnnotatorServer guarded = AnnotatorServer.start(options, setup)) {
            String host = "Host: 127.0.0.1:" + guarded.port();
            String right = "Authorization: Basic bWFyZ286Y29ycmVjdCBob3JzZSBiYXR0ZXJ5"; // margo:correct horse battery
            assertThat(Raw.ask(guarded.port(), Raw.get(INFO, host))).contains("WWW-Authenticate: Basic");
            assertThat(Raw.ask(guarded.port(), Raw.get(INFO, host, right))).startsWith("HTTP/1.1 200");
            String last = "";
            for (int i = 0; i < 25; i++) {
                last = Raw.ask(guarded.port(), Raw.get(INFO, host, "Authorization: Basic bWFyZ286d3Jvbmc="));
            }
            assertRefused(last, 429, "busy");
        }
    }
}
