package dev.margo.annotate.server;

import dev.margo.annotate.server.Problem.Refused;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** The files of the page, from the resources and from nowhere else. */
final class Page {
    private static final String FOLDER = "/dev/margo/annotate/page/";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2",
            "webmanifest", "application/manifest+json");

    private Page() {}

    /** Sends the file at the request's path; the first page for {@code /}. */
    static void send(Context ctx) throws IOException {
        String path = ctx.path().equals("/") ? "index.html" : ctx.path().substring(1);
        String ending = path.substring(path.lastIndexOf('.') + 1);
        boolean plain = path.matches("([A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+"); // never up, never hidden
        try (InputStream in =
                plain && TYPES.containsKey(ending) ? Page.class.getResourceAsStream(FOLDER + path) : null) {
            if (in == null) {
                throw new Refused(
                        Problem.NOT_FOUND, "not_found", "there is nothing at this address; open / for the page");
            }
            ctx.contentType(TYPES.get(ending))
                    .header("Cache-Control", "no-cache")
                    .result(in.readAllBytes());
        }
    }
}
