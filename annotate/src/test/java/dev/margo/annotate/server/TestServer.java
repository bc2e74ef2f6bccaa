package dev.margo.annotate.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.margo.annotate.document.WorkList;
import dev.margo.segment.Segmenter;
import dev.margo.volume.PropagationSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A server and a client that it trusts. */
final class TestServer implements AutoCloseable {
    static final String TOKEN = "0123456789abcdef";

    private final AnnotatorServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper mapper = new ObjectMapper();
    final ConcurrentLinkedQueue<Throwable> bugs = new ConcurrentLinkedQueue<>();

    TestServer(Path given, Callable<Segmenter> model) throws IOException {
        this(given, model, PropagationSettings.boxes());
    }

    TestServer(Path given, Callable<Segmenter> model, PropagationSettings carrying) throws IOException {
        server = AnnotatorServer.start(
                ServerOptions.local(0, TOKEN),
                new AnnotatorServer.Setup(
                        WorkList.of(List.of(given), Optional.empty()),
                        "test",
                        model,
                        Optional.empty(),
                        carrying,
                        "test",
                        bugs::add));
    }

    int port() {
        return server.port();
    }

    String host() {
        return "Host: 127.0.0.1:" + port();
    }

    String bearer() {
        return "Authorization: Bearer " + TOKEN;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + "/api/v1" + path);
    }

    HttpResponse<byte[]> send(String method, String path, Optional<String> json) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + TOKEN);
        json.ifPresent(body -> request.header("Content-Type", "application/json"));
        request.method(
                method, json.map(HttpRequest.BodyPublishers::ofString).orElse(HttpRequest.BodyPublishers.noBody()));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> upload(String path, byte[] bytes) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    JsonNode json(HttpResponse<byte[]> response) throws IOException {
        return mapper.readTree(response.body());
    }

    JsonNode get(String path) throws Exception {
        return json(send("GET", path, Optional.empty()));
    }

    /** What comes back to a step that is to succeed. */
    JsonNode post(String path, String json) throws Exception {
        HttpResponse<byte[]> response = send("POST", path, Optional.of(json));
        assertThat(response.statusCode())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isLessThan(300);
        return json(response);
    }

    /** The id of the only item, or of the one called {@code name}. */
    String document(String name) throws Exception {
        for (JsonNode item : get("/worklist").path("items")) {
            if (item.path("name").asText().equals(name)) {
                return "/documents/" + item.path("id").asText();
            }
        }
        throw new IllegalArgumentException("no item " + name);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
