package dev.margo.segment;

import dev.margo.tensor.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Loads a model and prints the peak resident memory of this process, in bytes. */
final class LoadAndReportPeak {
    private LoadAndReportPeak() {}

    public static void main(String[] args) throws IOException {
        try (Segmenter segmenter = Segmenter.load(Path.of(args[0]), Device.cpu())) {
            String peak = Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .findFirst()
                    .orElseThrow();
            System.out.println(Long.parseLong(peak.replaceAll("\\D", "")) * 1024);
        }
    }
}
