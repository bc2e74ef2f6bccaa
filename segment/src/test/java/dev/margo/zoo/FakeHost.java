package dev.margo.zoo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;

/** A server on this machine that gives out one file the way a test wants it. */
final class FakeHost implements AutoCloseable {
    static final String TAG = "\"v1\"";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Phaser underWay = new Phaser(1);
    private final HttpServer server;

    FakeHost(HttpHandler first) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        answer(first);
        server.start();
    }

    /** The same bytes as in the script that made the facts of {@link FileHashTest}. */
    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 131 + (i >> 8) * 17 + 7);
        }
        return bytes;
    }

    /** Answers from now on with {@code handler}. */
    void answer(HttpHandler handler) {
        try {
            server.removeContext("/");
        } catch (IllegalArgumentException noneYet) {
            // the first
        }
        server.createContext("/", exchange -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            underWay.register();
            try (exchange) {
                handler.handle(exchange);
            } finally {
                requests.add((range == null ? "whole" : range) + " " + exchange.getResponseCode());
                underWay.arriveAndDeregister();
            }
        });
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/file");
    }

    /** What was asked for and answered, request by request: {@code whole 200}, or the Range header and status. */
    List<String> requests() {
        underWay.arriveAndAwaitAdvance(); // a client may have its answer before the handler is done
        return requests;
    }

    /** A proper server: ranges of the version that {@code If-Range} names, else the whole. */
    static HttpHandler serving(byte[] file, String tag) {
        return exchange -> {
            exchange.getResponseHeaders().set("ETag", tag);
            String range = exchange.getRequestHeaders().getFirst("Range");
            boolean same = tag.equals(exchange.getRequestHeaders().getFirst("If-Range"));
            if (range == null || !same) {
                send(exchange, 200, file);
                return;
            }
            int from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
            if (from >= file.length) {
                exchange.getResponseHeaders().set("Content-Range", "bytes */" + file.length);
                send(exchange, 416, new byte[0]);
                return;
            }
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes %s-%s/%s".formatted(from, file.length - 1, file.length));
            send(exchange, 206, Arrays.copyOfRange(file, from, file.length));
        };
    }

    /** Announces the whole, sends {@code sent} bytes and hangs up. */
    static HttpHandler cutting(byte[] file, int sent, String tag) {
        return exchange -> {
            exchange.getResponseHeaders().set("ETag", tag);
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file, 0, sent);
            exchange.getResponseBody().flush();
        };
    }

    static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
