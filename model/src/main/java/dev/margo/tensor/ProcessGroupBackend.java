package dev.margo.tensor;

import java.time.Duration;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.chrono.Milliseconds;
import org.bytedeco.pytorch.Backend;
import org.bytedeco.pytorch.GlooDeviceVector;
import org.bytedeco.pytorch.PrefixStore;
import org.bytedeco.pytorch.ProcessGroupGloo;
import org.bytedeco.pytorch.Store;
import org.bytedeco.pytorch.global.torch_nccl;
import org.bytedeco.pytorch.nccl.ProcessGroupNCCL;

/** Connects one rank to the others through libtorch: by Gloo for the processor, by NCCL for CUDA. */
record ProcessGroupBackend(int rank, int size, Device device, Duration patience) {
    /**
     * Gloo tries five times to connect, each time this long. The ranks have met before, so all are there; only one that
     * ends in this moment makes the others wait.
     */
    private static final long CONNECTING_MILLIS = 3000;

    /** Refuses what this libtorch cannot do, before any other rank waits for this one. */
    void requireAvailable() {
        if (!Loader.getPlatform().startsWith("linux")) {
            throw new IllegalStateException(
                    "several processes train together on Linux only; train with one process here");
        }
        if (device.kind() == Device.Kind.CUDA) {
            requireNccl();
        }
    }

    private static void requireNccl() {
        try {
            Loader.load(torch_nccl.class);
        } catch (LinkageError | TypeNotPresentException e) {
            throw new IllegalStateException(
                    "this build of libtorch has no NCCL, by which CUDA devices exchange gradients; build with"
                            + " -Dnative.platform=linux-x86_64-gpu, or train on the cpu",
                    e);
        }
    }

    Backend connect(String run, Store store, String ownAddress) {
        Store ofThisRun = new PrefixStore(run, store);
        return device.kind() == Device.Kind.CUDA ? nccl(ofThisRun) : gloo(ofThisRun, ownAddress);
    }

    private Backend gloo(Store store, String ownAddress) {
        ProcessGroupGloo.Options options = ProcessGroupGloo.Options.create(new Milliseconds(CONNECTING_MILLIS));
        options.devices(new GlooDeviceVector(ProcessGroupGloo.createDeviceForHostname(ownAddress)));
        return new ProcessGroupGloo(store, rank, size, options);
    }

    private Backend nccl(Store store) {
        ProcessGroupNCCL.Options options = ProcessGroupNCCL.Options.create();
        options.timeout(new Milliseconds(patience.toMillis()));
        return new ProcessGroupNCCL(store, rank, size, options);
    }
}
