package dev.margo.annotate.server;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a server listens, and who may ask.
 *
 * @param port 0 for any that is free
 * @param token of those who may ask
 * @param password that does as well, for a server that is reached from elsewhere
 * @param tls absent: plain HTTP
 * @param names further hosts that clients may call it by
 */
public record ServerOptions(
        InetAddress address,
        int port,
        String token,
        Optional<String> password,
        Optional<KeyStoreFile> tls,
        List<String> names) {
    private static final int SHORTEST_PASSWORD = 12;

    /** A PKCS12 or JKS file with the key and certificate of the server. */
    public record KeyStoreFile(Path file, String password) {}

    /** @throws IllegalArgumentException if it is reached from elsewhere without a password, or the password is short */
    public ServerOptions {
        names = List.copyOf(names);
        if (!address.isLoopbackAddress() && password.isEmpty()) {
            throw new IllegalArgumentException(
                    "a server at %s is reached from other machines; give it a password".formatted(address));
        }
        if (password.isPresent() && password.get().length() < SHORTEST_PASSWORD) {
            throw new IllegalArgumentException("the password has %s characters; expected at least %s"
                    .formatted(password.get().length(), SHORTEST_PASSWORD));
        }
    }

    /** On this machine only. */
    public static ServerOptions local(int port, String token) {
        return new ServerOptions(
                InetAddress.getLoopbackAddress(), port, token, Optional.empty(), Optional.empty(), List.of());
    }

    String scheme() {
        return tls.isPresent() ? "https" : "http";
    }
}
