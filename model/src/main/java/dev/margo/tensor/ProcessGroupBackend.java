package dev.margo.tensor;

import java.time.Duration;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.chrono.Milliseconds;
import org.bytedeco.pytorch.Backend;
import org.bytedeco.pytorch.GlooDeviceVector;
import org.bytedeco.pytorch.ProcessGroupGloo;
import org.bytedeco.pytorch.Store;
import org.bytedeco.pytorch.global.torch_nccl;
import org.bytedeco.pytorch.nccl.ProcessGroupNCCL;

/** Connects one rank to the others through libtorch: by Gloo for the processor, by NCCL for CUDA. */
record ProcessGroupBackend(int rank, int size, Device device, Duration patience) {
    /**
     * The most that Gloo waits for each step of connecting; it tries five times, so it must not be as long as any
     * patience. The ranks have met before, so all are there. But libtorch's port asks the name service about everyone
     * who connects, one after the other, and that takes seconds each where there is none.
     */
    private static final long CONNECTING_MILLIS = 60_000;

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

    /** Connects through {@code store}, which must hold nothing of an earlier run. */
    Backend connect(Store store, String ownAddress) {
        return device.kind() == Device.Kind.CUDA ? nccl(store) : gloo(store, ownAddress);
    }

    private Backend gloo(Store store, String ownAddress) {
        ProcessGroupGloo.Options options =
                ProcessGroupGloo.Options.create(new Milliseconds(Math.min(CONNECTING_MILLIS, patience.toMillis())));
        options.devices(new GlooDeviceVector(ProcessGroupGloo.createDeviceForHostname(ownAddress)));
        return new ProcessGroupGloo(store, rank, size, options);
    }

    private Backend nccl(Store store) {
        ProcessGroupNCCL.Options options = ProcessGroupNCCL.Options.create();
        options.timeout(new Milliseconds(patience.toMillis()));
        return new ProcessGroupNCCL(store, rank, size, options);
    }
}
