package dev.margo.zoo;

import java.net.URI;
import java.util.Set;

/** What an address must be before anything is asked of it. */
final class SafeUrl {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private SafeUrl() {}

    /** https anywhere; http only to this machine itself, which is how tests are served. */
    static boolean allows(URI url) {
        if (url.getHost() == null || url.getUserInfo() != null) {
            return false;
        }
        return "https".equals(url.getScheme()) || "http".equals(url.getScheme()) && LOOPBACK.contains(url.getHost());
    }

    /** Whether a server at {@code from} may send us on to {@code to}: never from https to anything less. */
    static boolean allowsRedirect(URI from, URI to) {
        return allows(to) && (!"https".equals(from.getScheme()) || "https".equals(to.getScheme()));
    }
}
