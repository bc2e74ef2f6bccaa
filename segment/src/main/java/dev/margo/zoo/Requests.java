package dev.margo.zoo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Asks for a file, following redirects one by one so that each is checked.
 *
 * @param patience how long to wait for a connection, for an answer, and for each next piece of a body
 */
record Requests(HttpClient client, Duration patience) {
    private static final int MAX_REDIRECTS = 10;

    static Requests waiting(Duration patience) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1) // one large file: nothing to multiplex
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
        return new Requests(client, patience);
    }

    /** Asks for the whole file. */
    Reply whole(URI url) throws IOException, InterruptedException {
        return follow(url, HttpRequest.newBuilder());
    }

    /** Asks for the rest from byte {@code from}, or the whole if the version tagged is no longer served. */
    Reply rest(URI url, long from, String tag) throws IOException, InterruptedException {
        return follow(
                url,
                HttpRequest.newBuilder().header("Range", "bytes=" + from + "-").header("If-Range", tag));
    }

    private Reply follow(URI url, HttpRequest.Builder request) throws IOException, InterruptedException {
        URI at = url;
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            Reply reply = ask(url, request.uri(at).timeout(patience).build());
            if (!reply.isRedirect()) {
                return reply;
            }
            try (reply) {
                at = target(url, at, reply.header("Location"));
            }
        }
        throw ModelDownloadException.badRedirect(url, "more than " + MAX_REDIRECTS + " times");
    }

    private Reply ask(URI url, HttpRequest request) throws IOException, InterruptedException {
        try {
            return new Reply(client.send(request, (HttpResponse.ResponseInfo info) -> new BodyChunks(patience)));
        } catch (IOException e) {
            throw ModelDownloadException.unreachable(url, e);
        } catch (IllegalArgumentException e) { // what the JDK 17 client makes of a Content-Length that is no number
            throw ModelDownloadException.unreadable(url, e);
        }
    }

    private static URI target(URI url, URI from, String location) throws ModelDownloadException {
        URI to;
        try {
            to = from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw ModelDownloadException.badRedirect(url, "not to an address");
        }
        if (!SafeUrl.allowsRedirect(from, to)) { // host only: the rest may carry a key
            throw ModelDownloadException.badRedirect(
                    url, "to %s://%s, and only https is followed".formatted(to.getScheme(), to.getHost()));
        }
        return to;
    }
}
