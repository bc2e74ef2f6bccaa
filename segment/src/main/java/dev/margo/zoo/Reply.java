package dev.margo.zoo;

import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server answered: its status, the headers a download needs, and the body still to come. */
record Reply(HttpResponse<BodyChunks> response) implements AutoCloseable {
    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");
    private static final Pattern UNSATISFIED = Pattern.compile("bytes \\*/(\\d{1,18})");

    int status() {
        return response.statusCode();
    }

    boolean isRedirect() {
        int s = status();
        return s == 301 || s == 302 || s == 303 || s == 307 || s == 308;
    }

    /** Whether the body is the rest of the file from byte {@code have} on. */
    boolean goesOnFrom(long have) {
        Matcher range = RANGE.matcher(header("Content-Range"));
        return status() == 206 && range.matches() && Long.parseLong(range.group(1)) == have;
    }

    /** Whether the server says that {@code have} bytes are all there is. */
    boolean saysWhole(long have) {
        Matcher range = UNSATISFIED.matcher(header("Content-Range"));
        return status() == 416 && range.matches() && Long.parseLong(range.group(1)) == have;
    }

    Optional<String> strongTag() {
        return PartFile.strongTag(header("ETag"));
    }

    /** Announced length of this body; empty if it is not announced, or not as a number below 10^18. */
    OptionalLong bodyLength() {
        String length = header("Content-Length");
        return length.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(length)) : OptionalLong.empty();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    BodyChunks body() {
        return response.body();
    }

    @Override
    public void close() {
        response.body().close();
    }
}
