package dev.margo.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.margo.mask.PixelBox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** {@code margo annotate} in a process of its own, with one picture, and a program that asks it over HTTP as the page does. */
final class AnnotateClient implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SLICE = "\"slice\":{\"axis\":\"z\",\"index\":0}";

    private final Process process;
    private final URI root;
    private final String token;
    private final String document;
    private final HttpClient client = HttpClient.newHttpClient();

    /** Starts {@code command}, a launcher of Margo such as {@code ./margo}, and opens the picture. */
    AnnotateClient(List<String> command, Path picture, Path projects) throws IOException {
        List<String> options =
                List.of("annotate", picture.toString(), "--no-browser", "--projects", projects.toString());
        process = new ProcessBuilder(
                        Stream.concat(command.stream(), options.stream()).toList())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String address = process.inputReader().readLine();
        if (address == null || !address.contains("?token=")) {
            process.destroy();
            throw new IOException("'%s annotate' printed '%s', expected its address; run it by hand to see why"
                    .formatted(String.join(" ", command), address));
        }
        root = URI.create(address.substring(0, address.indexOf('?'))).resolve("/api/v1/");
        token = address.substring(address.indexOf('=') + 1);
        document = "documents/"
                + ask("GET", "worklist", "").path("items").get(0).path("id").asText();
        ask("PUT", document, "");
        ask("PUT", document + "/view", "{\"axis\":\"z\",\"index\":0}");
    }

    /** A box for an object, a new one if it is not there; the answer is its mask. */
    void box(int object, PixelBox box) throws IOException {
        prompt(
                object,
                "{\"kind\":\"box\",\"x0\":%s,\"y0\":%s,\"x1\":%s,\"y1\":%s}"
                        .formatted(box.x0(), box.y0(), box.x1(), box.y1()));
    }

    /** A click on what is not part of an object. */
    void exclude(int object, double x, double y) throws IOException {
        prompt(object, point(x, y, "background"));
    }

    private void prompt(int object, String prompt) throws IOException {
        JsonNode answer = ask(
                "POST",
                document + "/interactions",
                "{\"kind\":\"prompt\",\"object\":%s,%s,\"prompt\":%s}".formatted(object, SLICE, prompt));
        if (!answer.hasNonNull("mask")) {
            throw new IOException("expected a mask, found " + answer);
        }
    }

    /** The mask that a click would give. */
    void hover(double x, double y) throws IOException {
        JsonNode answer =
                ask("POST", document + "/preview", "{%s,\"prompt\":%s}".formatted(SLICE, point(x, y, "foreground")));
        if (!answer.path("ready").asBoolean()) {
            throw new IOException("expected a preview, found " + answer);
        }
    }

    private static String point(double x, double y, String label) {
        return String.format(Locale.ROOT, "{\"kind\":\"point\",\"x\":%.1f,\"y\":%.1f,\"label\":\"%s\"}", x, y, label);
    }

    private JsonNode ask(String method, String path, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(root.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            JsonNode answer = MAPPER.readTree(response.body());
            if (response.statusCode() >= 300) {
                throw new IOException("%s %s: %s".formatted(method, path, answer));
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
