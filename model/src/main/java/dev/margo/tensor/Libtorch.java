package dev.margo.tensor;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.global.torch;

/** Loads libtorch once, and holds the settings that belong to the whole process. */
public final class Libtorch {
    private static final String PHYSICAL_LIMIT = "org.bytedeco.javacpp.maxPhysicalBytes";

    static {
        // JavaCPP would derive a limit from -Xmx and refuse to allocate beyond it, but tensors are not heap memory
        if (System.getProperty(PHYSICAL_LIMIT) == null) {
            System.setProperty(PHYSICAL_LIMIT, "0");
        }
        unpackAll();
        Loader.load(torch.class);
        torch.set_num_threads(1);
        openblas.blas_set_num_threads(1); // libtorch does not pass its own number on
    }

    private Libtorch() {}

    /**
     * Unpacks every native library before the first is loaded. JavaCPP would unpack and load them one by one, and the
     * process crashes where libtorch is loaded before the libraries it needs are there: on every fresh machine.
     */
    private static void unpackAll() {
        try {
            Loader.cacheResources(
                    org.bytedeco.pytorch.presets.torch.class, "/org/bytedeco/pytorch/" + Loader.getPlatform() + "/");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot unpack libtorch into " + cacheFolder() + "; check its free space and permissions, or name"
                            + " another folder with -Dorg.bytedeco.javacpp.cachedir=FOLDER",
                    e);
        }
    }

    private static String cacheFolder() {
        return System.getProperty("org.bytedeco.javacpp.cachedir", System.getProperty("user.home") + "/.javacpp/cache");
    }

    /** Loads the native libraries if this has not happened yet. The first time on a machine, they are unpacked. */
    static void load() {
        // the work is done by the static initialiser
    }

    /** Number of threads that one computation may use: those of {@link Workers}. */
    public static int threads() {
        return Workers.threads();
    }

    /**
     * Sets the number of threads that all computations of this process share.
     *
     * @throws IllegalArgumentException if {@code threads} is below 1
     */
    public static void setThreads(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
        Workers.setThreads(threads);
    }

    /**
     * Lets every libtorch operation that the calling thread runs use all threads by itself, as training wants, which
     * cuts nothing into tiles. At first an operation uses one, because {@link Workers} run many at once. Matrix products
     * stay in libtorch's hands too: with threads of OpenBLAS beside its own, a training step takes three times as long.
     */
    public static void parallelOperationsHere() {
        torch.set_num_threads(threads());
    }

    /** The widest instructions of this processor that libtorch uses, such as {@code AVX512}. */
    public static String processorCapability() {
        try (PointerScope temporaries = new PointerScope()) {
            return torch.get_cpu_capability().getString();
        }
    }

    /** Whether this libtorch build sees a CUDA device. */
    public static boolean cudaAvailable() {
        try (PointerScope temporaries = new PointerScope()) {
            return torch.cuda_is_available();
        }
    }
}
