package dev.margo.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Segments a picture and annotates it, as a user would, so that Java meets the classes that this takes. The launcher runs it
 * once after a build and lets Java keep these classes in a file, which makes later starts faster. Its argument is the
 * picture; what it makes goes into a folder that it deletes.
 */
public final class Rehearsal {
    private static final String BOX = "20,20,90,90";
    private static final String PROMPT = """
            {"kind": "prompt", "object": 1, "slice": {"axis": "z", "index": 0},
             "prompt": {"kind": "box", "x0": 20, "y0": 20, "x1": 90, "y1": 90}}""";

    private final PrintWriter notes = new PrintWriter(System.err, true);
    private final HttpClient client = HttpClient.newHttpClient();
    private final String picture;
    private final Path folder;

    private Rehearsal(String picture, Path folder) {
        this.picture = picture;
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        System.setProperty("java.awt.headless", "true");
        try (TemporaryFolder folder = TemporaryFolder.of("margo-rehearsal")) {
            Rehearsal rehearsal = new Rehearsal(args[0], folder.path());
            rehearsal.segment();
            rehearsal.annotate();
        }
    }

    private void segment() {
        String mask = folder.resolve("mask.png").toString();
        String overlay = folder.resolve("overlay.png").toString();
        int end = CommandLines.run(notes, notes, "segment", picture, "--box", BOX, "--out", mask, "--overlay", overlay);
        if (end != 0) {
            throw new IllegalStateException("segmenting %s ended with %s, see above".formatted(picture, end));
        }
    }

    private void annotate() throws IOException, InterruptedException {
        String projects = folder.resolve("projects").toString();
        try (PipedReader printed = new PipedReader();
                PrintWriter out = new PrintWriter(new PipedWriter(printed), true)) {
            Thread server = new Thread(
                    () -> CommandLines.run(out, notes, "annotate", picture, "--projects", projects, "--no-browser"),
                    "margo-annotate");
            server.start();
            try {
                ask(URI.create(new BufferedReader(printed).readLine()));
            } finally {
                server.interrupt();
                server.join();
            }
        }
    }

    private void ask(URI address) throws IOException, InterruptedException {
        String token = address.getQuery().replace("token=", "");
        URI api = address.resolve("/api/v1/");
        send(HttpRequest.newBuilder(address).build());
        String document = "documents/"
                + send(request(api.resolve("worklist"), token).build())
                        .at("/items/0/id")
                        .asText();
        send(request(api.resolve(document), token).PUT(BodyPublishers.noBody()).build());
        send(request(api.resolve(document + "/interactions"), token)
                .POST(BodyPublishers.ofString(PROMPT))
                .build());
    }

    private static HttpRequest.Builder request(URI uri, String token) {
        return HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    /** The answer, if it is JSON. */
    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() >= 400) {
            throw new IOException(response + ": " + new String(response.body(), StandardCharsets.UTF_8));
        }
        boolean json = response.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
        return json ? new ObjectMapper().readTree(response.body()) : new ObjectMapper().nullNode();
    }
}
