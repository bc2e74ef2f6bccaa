package dev.margo.annotate.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.margo.annotate.server.Problem.Refused;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bodies of requests, up to a limit, whatever their headers say. */
final class Bodies {
    static final int MOST_JSON = 4 << 20;
    static final long MOST_LABELS = 256L << 20;

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int BUFFER = 1 << 16;

    private Bodies() {}

    /** The JSON object that was sent. */
    static JsonNode json(Context ctx) throws IOException {
        requireLength(ctx, MOST_JSON);
        String type = String.valueOf(ctx.contentType());
        if (!type.startsWith("application/json")) { // what a form of another page cannot send
            throw new Refused(Problem.BAD_REQUEST, "bad_request", "the body should be application/json, found " + type);
        }
        byte[] bytes = ctx.bodyInputStream().readNBytes(MOST_JSON + 1);
        if (bytes.length > MOST_JSON) {
            throw tooLarge(ctx, MOST_JSON);
        }
        JsonNode json = MAPPER.readTree(bytes);
        if (json == null || !json.isObject()) {
            throw new Refused(Problem.BAD_REQUEST, "bad_request", "the body should be one JSON object");
        }
        return json;
    }

    /** Puts a file that was sent into {@code target}. */
    static void file(Context ctx, Path target) throws IOException {
        requireLength(ctx, MOST_LABELS);
        byte[] buffer = new byte[BUFFER];
        long total = 0;
        try (InputStream in = ctx.bodyInputStream();
                OutputStream out = Files.newOutputStream(target)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                total += read;
                if (total > MOST_LABELS) {
                    throw tooLarge(ctx, MOST_LABELS);
                }
                out.write(buffer, 0, read);
            }
        }
    }

    /** What says beforehand that it is too large is not read at all. */
    static void requireLength(Context ctx, long most) {
        if (ctx.req().getContentLengthLong() > most) {
            throw tooLarge(ctx, most);
        }
    }

    private static Refused tooLarge(Context ctx, long most) {
        ctx.header("Connection", "close");
        return new Refused(
                Problem.TOO_LARGE, "too_large", "the body is larger than the %s bytes allowed here".formatted(most));
    }
}
