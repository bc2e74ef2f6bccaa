package dev.margo.cli;

import dev.margo.train.ConfigSource;
import picocli.CommandLine.Option;

/** On what is computed, and with how many processes. */
final class TrainComputingOptions {
    @Option(names = "--device", paramLabel = "cpu|cuda|cuda:N", description = "Where to compute; default: cpu.")
    private String device;

    @Option(names = "--threads", paramLabel = "N", description = "Processor threads; default: all.")
    private Integer threads;

    @Option(
            names = "--precision",
            paramLabel = "float32|bfloat16|float16",
            description = "Numbers of the forward pass; default: float32. bfloat16 where the device is made for it.")
    private String precision;

    @Option(
            names = "--recompute",
            negatable = true,
            description = "Compute the encoder twice and save most of its memory; default: for large models.")
    private Boolean recompute;

    @Option(
            names = "--nproc",
            paramLabel = "N",
            description = "Train with N processes on this machine; each takes --batch pictures.")
    private Integer nproc;

    @Option(names = "--rank", paramLabel = "R", description = "For other launchers: which process this is, from 0,")
    private Integer rank;

    @Option(names = "--world-size", paramLabel = "N", description = "of how many,")
    private Integer worldSize;

    @Option(names = "--store", paramLabel = "S", description = "and where they meet: tcp://HOST:PORT or file://PATH.")
    private String store;

    /** Lays these over {@code config}. */
    void into(ConfigSource config) {
        if (nproc != null && (rank != null || worldSize != null || store != null)) {
            throw new UsageException("--nproc starts all processes itself; leave out --rank, --world-size and --store");
        }
        TrainDataOptions.set(config, "computing.device", device);
        TrainDataOptions.set(config, "computing.threads", threads);
        TrainDataOptions.set(config, "computing.precision", precision);
        if (recompute != null) {
            config.set("computing.recompute", recompute);
        }
        TrainDataOptions.set(config, "computing.processes", worldSize != null ? worldSize : nproc);
    }
}
