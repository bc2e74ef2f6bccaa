package dev.margo.cli;

import dev.margo.annotate.server.ServerOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a server listens, and what that demands. */
final class ListenOptions {
    private static final int TOKEN_BYTES = 24;
    private static final int MOST_PORT = 65535;

    @Option(names = "--port", paramLabel = "P", description = "Port to listen at; default: any that is free.")
    private int port;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            description = "Address to listen at; default: this machine only.")
    private Optional<String> address = Optional.empty();

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description =
                    "Its first line is a password, of at least 12 characters, that lets users in; needed for --listen.")
    private Optional<Path> passwordFile = Optional.empty();

    @Option(names = "--tls", paramLabel = "KEYSTORE", description = "A .p12 or .jks file with the key and certificate.")
    private Optional<Path> keyStore = Optional.empty();

    @Option(names = "--tls-password-file", paramLabel = "FILE", description = "Its first line opens the key store.")
    private Optional<Path> keyStorePasswordFile = Optional.empty();

    @Option(
            names = "--plain-http",
            description =
                    "Let images and password travel readable by anyone on the way, as behind a proxy that adds TLS.")
    private boolean plainHttp;

    @Option(
            names = "--host-name",
            paramLabel = "NAME",
            description = "A name that others reach this machine by; may be repeated.")
    private List<String> names = List.of();

    /** @throws UsageException if what was asked for would expose the images without need */
    ServerOptions options() throws IOException {
        if (port < 0 || port > MOST_PORT) {
            throw new UsageException("--port %s; expected 1 to %s, or 0 for any".formatted(port, MOST_PORT));
        }
        InetAddress at = inetAddress();
        if (at.isLoopbackAddress()) {
            requireNothingForOthers();
        } else {
            requireProtection(at);
        }
        Optional<String> password =
                passwordFile.isPresent() ? Optional.of(firstLine(passwordFile.get())) : Optional.empty();
        Optional<ServerOptions.KeyStoreFile> tls = keyStore();
        return UsageException.unless(() -> new ServerOptions(at, port, token(), password, tls, names));
    }

    private void requireProtection(InetAddress at) {
        if (passwordFile.isEmpty()) {
            throw new UsageException(
                    "--listen %s lets other machines in; give --password-file".formatted(at.getHostAddress()));
        }
        if (keyStore.isPresent() && plainHttp) {
            throw new UsageException("--tls and --plain-http: give one of them");
        }
        if (keyStore.isEmpty() && !plainHttp) {
            throw new UsageException(
                    "--listen %s without encryption; give --tls, or --plain-http if something else encrypts"
                            .formatted(at.getHostAddress()));
        }
    }

    private void requireNothingForOthers() {
        if (plainHttp) {
            throw new UsageException("--plain-http without --listen: only this machine is let in; leave it out");
        }
    }

    private InetAddress inetAddress() {
        try {
            return address.isPresent() ? InetAddress.getByName(address.get()) : InetAddress.getByName("127.0.0.1");
        } catch (UnknownHostException e) {
            throw new UsageException("--listen %s: no such address".formatted(address.orElseThrow()), e);
        }
    }

    private Optional<ServerOptions.KeyStoreFile> keyStore() throws IOException {
        if (keyStore.isEmpty()) {
            if (keyStorePasswordFile.isPresent()) {
                throw new UsageException("--tls-password-file without --tls; give the key store that it opens");
            }
            return Optional.empty();
        }
        if (keyStorePasswordFile.isEmpty()) {
            throw new UsageException("--tls %s: give --tls-password-file to open it".formatted(keyStore.get()));
        }
        String password = firstLine(keyStorePasswordFile.get());
        Path file = keyStore.get().toRealPath();
        requireKey(file, password);
        return Optional.of(new ServerOptions.KeyStoreFile(file, password));
    }

    /** Before anything is started, so that it is told what is wrong. */
    private void requireKey(Path file, String password) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance(file.toFile(), password.toCharArray());
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    return;
                }
            }
            throw new UsageException(
                    "--tls %s: certificates only; expected a private key, too".formatted(keyStore.get()));
        } catch (IOException | GeneralSecurityException e) {
            throw new UsageException(
                    "--tls %s: not opened by the first line of %s; expected a .p12 or .jks file and its password"
                            .formatted(keyStore.get(), keyStorePasswordFile.get()),
                    e);
        }
    }

    private static String firstLine(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || lines.get(0).isBlank()) {
            throw new UsageException(file + ": the first line should be a password, found none");
        }
        return lines.get(0).strip();
    }

    private static String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** What others can reach, in one line; nothing where they cannot. */
    Optional<String> exposure(int images) {
        return address.isEmpty() || inetAddress().isLoopbackAddress()
                ? Optional.empty()
                : Optional.of("exposed to other machines, %s: %s of the work list, and all that is annotated there"
                        .formatted(
                                keyStore.isPresent() ? "encrypted" : "NOT ENCRYPTED",
                                images == 1 ? "the image" : "the " + images + " images"));
    }
}
