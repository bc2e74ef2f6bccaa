package dev.margo.tensor;

import java.nio.file.Path;

/** The place where the processes of a {@link ProcessGroup} find each other. */
public sealed interface ProcessGroupStore {
    /**
     * A file that all processes can open, on one machine: what they say to each other afterwards stays on the loopback
     * interface. The file need not exist, one left by an earlier run does no harm, and it is gone when all have met.
     */
    record InFile(Path path) implements ProcessGroupStore {
        @Override
        public String toString() {
            return "file:" + path;
        }
    }

    /**
     * A port of the machine on which rank 0 runs. What the processes say to each other afterwards goes over the
     * interfaces by which they reach {@code host}: with a loopback address, it stays on this machine. Between machines,
     * give an address in numbers where rank 0's machine takes its own name for a loopback address. libtorch opens the
     * port itself on every interface of rank 0's machine and asks nobody for a password, so choose this only in a
     * network that you trust.
     */
    record AtPort(String host, int port) implements ProcessGroupStore {
        public AtPort {
            if (port < 1 || port > 0xFFFF) {
                throw new IllegalArgumentException("a port lies between 1 and 65535, got " + port);
            }
        }

        @Override
        public String toString() {
            return host.contains(":") ? "tcp:[%s]:%s".formatted(host, port) : "tcp:%s:%s".formatted(host, port);
        }
    }

    /** Reads {@code file:PATH}, {@code tcp:HOST:PORT}, or {@code tcp:PORT} for a port of this machine alone. */
    static ProcessGroupStore parse(String text) {
        if (text.startsWith("file:") && text.length() > "file:".length()) {
            return new InFile(Path.of(text.substring("file:".length())));
        }
        if (text.matches("tcp:\\d{1,5}")) {
            return new AtPort("127.0.0.1", Integer.parseInt(text.substring("tcp:".length())));
        }
        if (text.matches("tcp:(\\[[0-9a-fA-F:.]+]|[^:\\[\\]]+):\\d{1,5}")) {
            int colon = text.lastIndexOf(':');
            String host = text.substring("tcp:".length(), colon).replaceAll("[\\[\\]]", "");
            return new AtPort(host, Integer.parseInt(text.substring(colon + 1)));
        }
        throw new IllegalArgumentException(
                "store '%s' is unknown; write file:PATH, tcp:HOST:PORT, or tcp:PORT for this machine alone"
                        .formatted(text));
    }
}
