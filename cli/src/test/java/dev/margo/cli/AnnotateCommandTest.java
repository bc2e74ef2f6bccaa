package dev.margo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AnnotateCommandTest {
    private static final String PASSWORD = "a long enough one";
    private static final Pattern ITEM = Pattern.compile("\"id\":\"([0-9a-f]{16})\"");

    @TempDir
    private Path folder;

    private Path image;
    private Path passwordFile;

    @BeforeEach
    void files() throws IOException {
        image = Files.copy(Cli.IMAGE, folder.resolve("image.png"));
        passwordFile = Files.writeString(folder.resolve("password.txt"), PASSWORD + "\n");
    }

    @Test
    void itListensAtThePortAskedForAndKeepsProjectsInTheFolderAskedFor() throws Exception {
        int port = freePort();
        Path projects = folder.resolve("projects");
        try (Running server =
                Running.of(image, "--port", port, "--no-browser", "--projects", projects, "-m", Cli.MODEL)) {
            assertThat(server.address()).startsWith("http://127.0.0.1:" + port + "/?token=");
            HttpResponse<String> list = server.get("/api/v1/worklist", "Bearer " + server.token());
            assertThat(list.body()).contains("image.png");
            Matcher id = ITEM.matcher(list.body());
            assertThat(id.find()).isTrue();
            String path = "/api/v1/documents/" + id.group(1);
            assertThat(server.send("PUT", path).statusCode()).isEqualTo(200);
            assertThat(server.get("/api/v1/worklist", "Bearer wrong").statusCode())
                    .isEqualTo(401);
        }
        try (Stream<Path> made = Files.list(projects)) {
            assertThat(made)
                    .singleElement()
                    .extracting(Path::toString)
                    .asString()
                    .contains("image.png-");
        }
        assertThat(folder.resolve("image.png.margo")).doesNotExist();
    }

    @Test
    void whatIsAnnotatedIsSaidAndTheEndIsNoFailure() throws Exception {
        Running server = Running.of(image, "--no-browser", "-m", Cli.MODEL);
        server.close();
        assertThat(server.exitCode()).isZero();
        assertThat(server.err())
                .contains("image.png to annotate; Ctrl-C ends the server")
                .doesNotContain("exposed");
    }

    @Test
    void settingsOfPropagationAreCheckedBeforeAnythingStarts() {
        Cli run = Cli.run("annotate", image, "--no-browser", "-m", Cli.MODEL, "--iou", "2");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines()).singleElement().asString().contains("the least IoU lies in 0 to 1, got 2.0");
        Cli preset = Cli.run("annotate", image, "--no-browser", "-m", Cli.MODEL, "--preset", folder.resolve("no.json"));
        assertThat(preset.exitCode()).isEqualTo(3);
        assertThat(preset.errLines()).singleElement().asString().contains("no.json");
    }

    @Test
    void aTakenPortIsOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Cli run = Cli.run("annotate", image, "--no-browser", "-m", Cli.MODEL, "--port", taken.getLocalPort());
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.errLines().get(0))
                    .contains("cannot listen at 127.0.0.1, port " + taken.getLocalPort())
                    .contains("choose another --port");
        }
    }

    @Test
    void withAKeyStoreItSpeaksTlsAndThePasswordLetsIn() throws Exception {
        Path keys = keyStore();
        try (Running server = Running.of(
                image,
                "--no-browser",
                "-m",
                Cli.MODEL,
                "--tls",
                keys,
                "--tls-password-file",
                passwordFile,
                "--password-file",
                passwordFile)) {
            assertThat(server.address()).startsWith("https://127.0.0.1:");
            server.trust(keys, PASSWORD);
            assertThat(server.get("/api/v1/info", basic(PASSWORD)).statusCode()).isEqualTo(200);
            HttpResponse<String> refused = server.get("/api/v1/info", basic("a wrong password"));
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(value -> assertThat(value).startsWith("Basic"));
        }
    }

    @Test
    void whatOthersCanReachIsSaid() {
        assertThat(listening("--listen", "0.0.0.0", "--plain-http", "--password-file", passwordFile)
                        .exposure(3))
                .contains(
                        "exposed to other machines, NOT ENCRYPTED: the 3 images of the work list, and all that is annotated"
                                + " there");
        assertThat(listening("--listen", "0.0.0.0", "--tls", "k.p12", "--password-file", passwordFile)
                        .exposure(1))
                .contains(
                        "exposed to other machines, encrypted: the image of the work list, and all that is annotated there");
        assertThat(listening("--listen", "127.0.0.1").exposure(3)).isEmpty();
        assertThat(listening().exposure(3)).isEmpty();
    }

    @Test
    void optionsThatDoNotSuitEachOtherAreOneLine() throws Exception {
        Path shortPassword = Files.writeString(folder.resolve("short.txt"), "secret");
        Path empty = Files.writeString(folder.resolve("empty.txt"), "");
        Path noKeys = Files.writeString(folder.resolve("no.p12"), "no key store");
        Path keys = keyStore();
        misuse("--listen 0.0.0.0 lets other machines in; give --password-file", "--listen", "0.0.0.0");
        misuse("give --tls, or --plain-http", "--listen", "0.0.0.0", "--password-file", passwordFile);
        misuse("expected at least 12", "--listen", "0.0.0.0", "--plain-http", "--password-file", shortPassword);
        misuse("should be a password, found none", "--listen", "0.0.0.0", "--plain-http", "--password-file", empty);
        misuse("--plain-http without --listen", "--plain-http");
        misuse("--tls-password-file without --tls", "--tls-password-file", passwordFile);
        misuse("give --tls-password-file to open it", "--tls", keys);
        misuse("not opened by the first line of", "--tls", noKeys, "--tls-password-file", passwordFile);
        misuse("not opened by the first line of", "--tls", keys, "--tls-password-file", shortPassword);
        misuse(
                "--tls and --plain-http: give one of them",
                "--listen",
                "0.0.0.0",
                "--plain-http",
                "--tls",
                keys,
                "--tls-password-file",
                passwordFile,
                "--password-file",
                passwordFile);
        misuse("--port 70000; expected 1 to 65535", "--port", "70000");
        misuse("--listen [::zz]: no such address", "--listen", "[::zz]");
    }

    @Test
    void filesThatAreNotThereAreOneLine() {
        Path nowhere = folder.resolve("nowhere.txt");
        for (List<Object> arguments : List.<List<Object>>of(
                List.of(nowhere),
                List.of(image, "--password-file", nowhere),
                List.of(image, "--tls", nowhere, "--tls-password-file", passwordFile))) {
            Cli run = annotate(arguments);
            assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
            assertThat(run.errLines()).as(run.err()).hasSize(1);
        }
    }

    private void misuse(String expected, Object... options) {
        Cli run = annotate(Stream.concat(Stream.of(image), Stream.of(options)).toList());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.errLines().get(0)).contains(expected);
        assertThat(run.err()).doesNotContain("Exception").doesNotContain(PASSWORD);
        assertThat(run.out()).isEmpty();
    }

    private static Cli annotate(List<?> arguments) {
        return Cli.run(Stream.concat(Stream.of("annotate", "--no-browser", "-m", Cli.MODEL), arguments.stream())
                .toArray());
    }

    private static ListenOptions listening(Object... options) {
        return CommandLine.populateCommand(
                new ListenOptions(), Stream.of(options).map(Object::toString).toArray(String[]::new));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String basic(String password) {
        return "Basic " + Base64.getEncoder().encodeToString(("margo:" + password).getBytes(StandardCharsets.UTF_8));
    }

    private Path keyStore() throws Exception {
        Path file = folder.resolve("keys.p12");
        if (Files.notExists(file)) {
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-keystore",
                            file.toString(),
                            "-storetype",
                            "PKCS12",
                            "-storepass",
                            PASSWORD,
                            "-alias",
                            "margo",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=127.0.0.1",
                            "-ext",
                            "SAN=ip:127.0.0.1")
                    .inheritIO()
                    .start();
            assertThat(keytool.waitFor()).isZero();
        }
        return file;
    }

    /** The command as it runs, in a thread that is interrupted as Ctrl-C would end the process. */
    private static final class Running implements AutoCloseable {
        private static final long PATIENCE_SECONDS = 300;

        private final StringWriter out = new StringWriter();
        private final StringWriter err = new StringWriter();
        private final CompletableFuture<Integer> end = new CompletableFuture<>();
        private final Thread thread;
        private HttpClient client = HttpClient.newHttpClient();

        private Running(String... arguments) {
            thread = new Thread(() ->
                    end.complete(CommandLines.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments)));
            thread.start();
        }

        static Running of(Object... arguments) throws InterruptedException {
            Running running = new Running(Stream.concat(Stream.of("annotate"), Stream.of(arguments))
                    .map(Object::toString)
                    .toArray(String[]::new));
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!running.out.toString().contains("\n") && !running.end.isDone() && System.nanoTime() < until) {
                Thread.sleep(20);
            }
            assertThat(running.out.toString()).as(running.err.toString()).startsWith("http");
            return running;
        }

        String address() {
            return out.toString().strip();
        }

        String token() {
            return address().substring(address().indexOf('=') + 1);
        }

        String err() {
            return err.toString();
        }

        int exitCode() throws Exception {
            return end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }

        void trust(Path keys, String password) throws Exception {
            TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(KeyStore.getInstance(keys.toFile(), password.toCharArray()));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trusted.getTrustManagers(), null);
            client = HttpClient.newBuilder().sslContext(context).build();
        }

        HttpResponse<String> get(String path, String authorization) throws Exception {
            return send("GET", path, authorization);
        }

        HttpResponse<String> send(String method, String path) throws Exception {
            return send(method, path, "Bearer " + token());
        }

        private HttpResponse<String> send(String method, String path, String authorization) throws Exception {
            URI address = URI.create(address()).resolve(path);
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(PATIENCE_SECONDS))
                    .header("Authorization", authorization)
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }

        @Override
        public void close() throws Exception {
            thread.interrupt();
            exitCode();
        }
    }
}
