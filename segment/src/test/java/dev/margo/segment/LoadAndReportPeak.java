package dev.margo.segment;

import dev.margo.tensor.Device;
import java.io.IOException;
import java.nio.file.Path;

/** Loads a model and prints the peak resident memory of this process. */
final class LoadAndReportPeak {
    private LoadAndReportPeak() {}

    public static void main(String[] args) throws IOException {
        try (Segmenter segmenter = Segmenter.load(Path.of(args[0]), Device.cpu())) {
            System.out.println(ChildJava.bytes("VmHWM"));
        }
    }
}
