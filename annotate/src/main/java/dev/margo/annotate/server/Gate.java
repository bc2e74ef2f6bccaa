package dev.margo.annotate.server;

import dev.margo.annotate.server.Problem.Refused;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who may ask. The Host must be one of this server, against names that lead here from elsewhere (DNS rebinding); the Origin
 * must be this server's, against pages of others; and a token or the password must come with every request.
 */
final class Gate {
    private static final int FAILURES_PER_MINUTE = 20;
    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";

    private final ServerOptions options;
    private Set<String> hosts = Set.of();
    private String cookie = "margo";
    private int failures;
    private long since = System.nanoTime();

    Gate(ServerOptions options) {
        this.options = options;
    }

    /** The server listens now at {@code port}. */
    synchronized void listens(int port) {
        Set<String> names = new HashSet<>(Set.of("127.0.0.1", "localhost", "[::1]"));
        options.names().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        if (options.address().isAnyLocalAddress()) {
            names.addAll(ofThisMachine());
        } else {
            names.add(text(options.address().getHostAddress()));
        }
        Set<String> all = new HashSet<>();
        names.forEach(name -> all.add(name + ":" + port));
        hosts = Set.copyOf(all);
        cookie = "margo-" + port; // cookies know no ports
    }

    private static Set<String> ofThisMachine() {
        Set<String> names = new HashSet<>();
        try {
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .forEach(address -> names.add(text(address.getHostAddress())));
        } catch (SocketException e) {
            return names; // loopback and the names given are left
        }
        return names;
    }

    private static String text(String address) {
        return address.contains(":") ? "[" + address.replaceAll("%.*", "") + "]" : address;
    }

    /** @throws Refused unless the request may pass */
    void require(Context ctx) {
        requireHost(ctx);
        requireOrigin(ctx);
        if (!isAllowed(ctx)) {
            if (options.password().isPresent()) {
                ctx.header("WWW-Authenticate", "Basic realm=\"Margo\", charset=\"UTF-8\"");
            }
            throw new Refused(
                    Problem.NOT_ALLOWED,
                    "not_allowed",
                    "the token is missing or wrong; open the address that 'margo annotate' has printed");
        }
    }

    private synchronized void requireHost(Context ctx) {
        String host = String.valueOf(ctx.header("Host")).toLowerCase(Locale.ROOT);
        if (!hosts.contains(host)) {
            throw new Refused(
                    Problem.FOREIGN_HOST,
                    "foreign_host",
                    "this server is not called by the Host of the request; open the address that 'margo annotate' has printed");
        }
    }

    private void requireOrigin(Context ctx) {
        String origin = ctx.header("Origin");
        boolean own = origin == null || origin.equalsIgnoreCase(options.scheme() + "://" + ctx.header("Host"));
        String site = ctx.header("Sec-Fetch-Site");
        boolean foreign = site != null && !site.equals("same-origin") && !site.equals("none");
        boolean entry = ctx.path().equals("/") && "navigate".equals(ctx.header("Sec-Fetch-Mode"));
        if (!own || foreign && !entry) {
            throw new Refused(
                    Problem.FORBIDDEN,
                    "foreign_origin",
                    "the request comes from a page of another server; it is refused");
        }
    }

    private boolean isAllowed(Context ctx) {
        String header = Optional.ofNullable(ctx.header("Authorization")).orElse("");
        String given = ctx.cookie(cookie);
        if (header.startsWith(BEARER)) {
            return same(header.substring(BEARER.length()), options.token());
        }
        if (given != null && same(given, options.token())) {
            return true;
        }
        if (options.password().isPresent() && header.startsWith(BASIC)) {
            boolean right = knowsPassword(header.substring(BASIC.length()));
            if (right) {
                admit(ctx); // WebSockets may come without the password
            }
            return right;
        }
        return false;
    }

    private synchronized boolean knowsPassword(String basic) {
        if (System.nanoTime() - since > MINUTE_NANOS) {
            since = System.nanoTime();
            failures = 0;
        }
        if (failures >= FAILURES_PER_MINUTE) {
            throw new Refused(Problem.BUSY, "busy", "too many wrong passwords; wait for a minute");
        }
        boolean right = same(password(basic), options.password().orElseThrow());
        failures += right ? 0 : 1;
        return right;
    }

    private static String password(String basic) {
        try {
            String pair = new String(Base64.getDecoder().decode(basic.strip()), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** In a time that tells nothing of how much is right. */
    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    /** Lets in whoever comes with the token in the address: gives the cookie, and takes the token out of the address. */
    boolean admitted(Context ctx) {
        String token = ctx.queryParam("token");
        if (!ctx.path().equals("/") || token == null) {
            return false;
        }
        requireHost(ctx);
        requireOrigin(ctx);
        if (!same(token, options.token())) {
            throw new Refused(
                    Problem.NOT_ALLOWED,
                    "not_allowed",
                    "the token is wrong; open the address that 'margo annotate' has printed last");
        }
        admit(ctx);
        ctx.redirect("/");
        return true;
    }

    private synchronized void admit(Context ctx) {
        Cookie given = new Cookie(cookie, options.token());
        given.setHttpOnly(true);
        given.setSameSite(SameSite.STRICT);
        given.setSecure(options.tls().isPresent());
        given.setPath("/");
        ctx.cookie(given);
    }
}
