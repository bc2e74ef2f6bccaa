package dev.margo.annotate.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.margo.annotate.document.WorkList;
import dev.margo.annotate.session.Desk;
import dev.margo.annotate.session.ModelInUse;
import dev.margo.segment.EmbeddingCache;
import dev.margo.segment.Segmenter;
import dev.margo.volume.PropagationSettings;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The server of {@code margo annotate}. It runs from {@link #start} until it is closed. */
public final class AnnotatorServer implements AutoCloseable {
    private static final int MOST_THREADS = 48;
    private static final int LEAST_THREADS = 8;
    private static final int THREAD_IDLE_MS = 60_000;
    private static final int QUEUE = 1024;
    private static final int MOST_CONNECTIONS = 256;
    private static final long IDLE_MS = 30_000;
    private static final long PING_SECONDS = 10;
    private static final long LEAST_BYTES_PER_SECOND = 1024; // of a body; slower clients are hung up on
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:;"
                    + " connect-src 'self'; font-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'none'";

    private final ServerOptions options;
    private final Gate gate;
    private final EventHub events = new EventHub();
    private final Desk desk;
    private final Javalin javalin;

    /**
     * What a server needs to know.
     *
     * @param modelName for people
     * @param cache of embeddings; absent: in memory only
     * @param carrying how objects are carried from slice to slice
     * @param bugs takes what nobody expected
     */
    public record Setup(
            WorkList workList,
            String modelName,
            Callable<Segmenter> model,
            Optional<EmbeddingCache> cache,
            PropagationSettings carrying,
            String version,
            Consumer<Throwable> bugs) {}

    private AnnotatorServer(ServerOptions options, Setup setup) {
        this.options = options;
        gate = new Gate(options);
        AtomicReference<ModelInUse> loading = new AtomicReference<>();
        ModelInUse model = ModelInUse.load(setup.modelName(), setup.model(), () -> tellModel(loading));
        loading.set(model);
        desk = new Desk(
                setup.workList(), new Desk.Tools(model, setup.cache(), setup.carrying()), events, events::closed);
        Routes routes = new Routes(desk, events, new ServerInfo(setup.version(), model));
        javalin = Javalin.create(config -> configure(config, routes, setup.bugs()));
    }

    private void tellModel(AtomicReference<ModelInUse> loading) {
        ModelInUse model = loading.get();
        if (model != null) { // else the page asks later than it was loaded
            events.model(ServerInfo.model(model));
        }
    }

    /**
     * Starts a server.
     *
     * @throws IOException if it cannot listen there
     */
    public static AnnotatorServer start(ServerOptions options, Setup setup) throws IOException {
        AnnotatorServer server = new AnnotatorServer(options, setup);
        try {
            server.javalin.start(options.address().getHostAddress(), options.port());
            server.gate.listens(server.javalin.port());
            return server;
        } catch (RuntimeException e) {
            server.desk.close();
            throw new IOException(
                    "cannot listen at %s, port %s (%s); choose another --port"
                            .formatted(
                                    options.address().getHostAddress(),
                                    options.port(),
                                    e.getCause() == null
                                            ? e.getMessage()
                                            : e.getCause().getMessage()),
                    e);
        }
    }

    /** The port it listens at. */
    public int port() {
        return javalin.port();
    }

    /** The address to open, with the token. */
    public String address() {
        String host = options.address().isLoopbackAddress() || options.address().isAnyLocalAddress()
                ? "127.0.0.1"
                : options.address().getHostAddress();
        return "%s://%s:%s/?token=%s".formatted(options.scheme(), host, port(), options.token());
    }

    private void configure(JavalinConfig config, Routes routes, Consumer<Throwable> bugs) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = Bodies.MOST_JSON;
        config.http.compressionStrategy = CompressionStrategy.NONE; // to the same machine
        config.jetty.threadPool =
                new QueuedThreadPool(MOST_THREADS, LEAST_THREADS, THREAD_IDLE_MS, new ArrayBlockingQueue<>(QUEUE));
        config.jetty.modifyHttpConfiguration(AnnotatorServer::limit);
        config.jetty.modifyServer(server -> server.setHandler(new MinimumDataRateHandler(LEAST_BYTES_PER_SECOND, 0)));
        config.jetty.addConnector(this::connector);
        config.routes.before(ctx -> enter(ctx));
        routes.add(config.routes);
        config.routes.ws(Routes.API + "/events", ws -> {
            ws.onConnect(ctx -> {
                events.join(ctx.session);
                ctx.enableAutomaticPings(PING_SECONDS, TimeUnit.SECONDS); // a user may do nothing for hours
            });
            ws.onClose(ctx -> events.leave(ctx.session));
            ws.onError(ctx -> events.leave(ctx.session));
        });
        config.routes.wsBeforeUpgrade(gate::require);
        config.routes.get("/", Page::send);
        config.routes.get("/<path>", Page::send);
        config.routes.exception(Exception.class, (e, ctx) -> tell(ctx, e, bugs));
        config.routes.error(404, ctx -> tellUnknown(ctx));
    }

    private static void limit(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setIdleTimeout(IDLE_MS);
        http.setRequestHeaderSize(16 << 10);
    }

    private Connector connector(Server server, HttpConfiguration http) {
        ServerConnector connector = options.tls()
                .map(tls -> secure(server, http, tls))
                .orElseGet(() -> new ServerConnector(server, new HttpConnectionFactory(http)));
        connector.setHost(options.address().getHostAddress());
        connector.setPort(options.port());
        connector.setIdleTimeout(IDLE_MS);
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
        return connector;
    }

    private static ServerConnector secure(Server server, HttpConfiguration http, ServerOptions.KeyStoreFile tls) {
        SslContextFactory.Server context = new SslContextFactory.Server();
        context.setKeyStorePath(tls.file().toAbsolutePath().toString());
        context.setKeyStorePassword(tls.password());
        http.addCustomizer(new SecureRequestCustomizer(false)); // the Gate looks at the Host
        return new ServerConnector(
                server, new SslConnectionFactory(context, "http/1.1"), new HttpConnectionFactory(http));
    }

    private void enter(Context ctx) {
        ctx.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Frame-Options", "DENY")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin");
        if (gate.admitted(ctx)) {
            ctx.skipRemainingHandlers();
        } else {
            gate.require(ctx);
            Bodies.requireLength(ctx, Bodies.MOST_LABELS);
        }
    }

    private static void tell(Context ctx, Exception thrown, Consumer<Throwable> bugs) {
        Problem problem = Problem.of(thrown);
        if (problem.status() == Problem.BUG) {
            bugs.accept(thrown);
        }
        send(ctx, problem);
    }

    private static void tellUnknown(Context ctx) {
        if (!String.valueOf(ctx.res().getContentType()).startsWith("application/json")) {
            send(
                    ctx,
                    new Problem(
                            Problem.NOT_FOUND,
                            "not_found",
                            "there is nothing at this address; see /api/v1/openapi.yaml"));
        }
    }

    private static void send(Context ctx, Problem problem) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("error").put("code", problem.code()).put("message", problem.message());
        Routes.json(ctx.status(problem.status()), json);
    }

    /** Stops it; what is open is closed, and all of it is on the disk already. */
    @Override
    public void close() throws IOException {
        javalin.stop();
        desk.close();
    }
}
