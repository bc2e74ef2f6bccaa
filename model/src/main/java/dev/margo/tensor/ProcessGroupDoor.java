package dev.margo.tensor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.pytorch.FileStore;
import org.bytedeco.pytorch.PrefixStore;
import org.bytedeco.pytorch.Store;
import org.bytedeco.pytorch.TCPStore;
import org.bytedeco.pytorch.TCPStoreOptions;

/**
 * Opens libtorch's store at a {@link ProcessGroupStore}, for one rank.
 *
 * <p>A store made by its Java constructor is freed with its Java object, whoever else refers to it; what {@code clone}
 * makes is counted. So only clones are handed to other native objects.
 */
record ProcessGroupDoor(ProcessGroupStore place, int rank) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int PROBE_MILLIS = 1000;
    /** How a store file of libtorch begins: the length of its first key, and the key. */
    private static final byte[] FILE_START = "\t\0\0\0refcount/".getBytes(StandardCharsets.US_ASCII);

    /** A store whose owners are counted. The one it is cloned from lives as long as the caller's temporaries. */
    Store open(ProcessGroupPatience patience) {
        Store store = place instanceof ProcessGroupStore.AtPort port ? openPort(port, patience) : openFile(file());
        Store counted = store.clone();
        counted.setTimeout(patience.milliseconds());
        return counted;
    }

    /** The part of {@code store} that belongs to the run of that name; its owners are counted as well. */
    static Store partOf(Store store, String run) {
        return new PrefixStore(run, store).clone();
    }

    private Path file() {
        return ((ProcessGroupStore.InFile) place).path().toAbsolutePath();
    }

    private static Store openFile(Path file) {
        try {
            requireOurs(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the store file " + file, e);
        }
        return new FileStore(file.toString(), -1); // -1: libtorch leaves the file where it is
    }

    /** The file is removed later, so it must not be somebody's data. */
    private static void requireOurs(Path file) throws IOException {
        if (!Files.isDirectory(file.getParent())) {
            throw new IllegalArgumentException("the folder of the store file %s does not exist".formatted(file));
        }
        if (Files.exists(file) && !isStore(start(file))) {
            throw new IllegalArgumentException(
                    "%s is not the store of an earlier run; name a file that does not exist".formatted(file));
        }
    }

    /** Another rank may be writing these bytes, so there may be fewer. */
    static boolean isStore(byte[] start) {
        return Arrays.equals(start, Arrays.copyOf(FILE_START, start.length));
    }

    private static byte[] start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(FILE_START.length);
        }
    }

    private Store openPort(ProcessGroupStore.AtPort port, ProcessGroupPatience patience) {
        if (rank != 0) { // libtorch would print pages of warnings until rank 0 is there
            patience.waitUntil(
                    () -> answers(port), () -> "found nobody at %s; is rank 0 started there?".formatted(port));
        }
        TCPStoreOptions options = new TCPStoreOptions();
        options.isServer(rank == 0).waitWorkers(false).timeout(patience.milliseconds());
        options.port((short) port.port());
        try {
            return new TCPStore(rank == 0 ? LOOPBACK : port.host(), options);
        } catch (RuntimeException e) {
            throw new ProcessGroupException(
                    "rank %s cannot open %s; is the port taken by another program? Then choose another for all ranks"
                            .formatted(rank, port),
                    e);
        }
    }

    private static boolean answers(ProcessGroupStore.AtPort port) {
        try (Socket probe = new Socket()) {
            probe.connect(new InetSocketAddress(port.host(), port.port()), PROBE_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The address at which this process listens for the others. */
    String ownAddress() {
        if (!(place instanceof ProcessGroupStore.AtPort port)) {
            return LOOPBACK;
        }
        try (DatagramSocket towardsRank0 = new DatagramSocket()) { // sends nothing, but picks the interface
            towardsRank0.connect(new InetSocketAddress(port.host(), port.port()));
            return towardsRank0.getLocalAddress().getHostAddress();
        } catch (IOException | RuntimeException e) {
            throw new ProcessGroupException(
                    "rank %s has no way to %s; is the name right?".formatted(rank, port.host()), e);
        }
    }

    /** Removes what the meeting left on disk; called when all ranks are connected. */
    void clear() {
        if (rank == 0 && place instanceof ProcessGroupStore.InFile) {
            try {
                Files.deleteIfExists(file());
            } catch (IOException e) {
                throw new UncheckedIOException("cannot remove the store file " + file(), e);
            }
        }
    }
}
