package dev.margo.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.margo.sam.SamConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loads the largest model in a process of its own, whose peak the kernel counts. */
@Tag("heavy")
class LargeModelMemoryTest {
    @TempDir
    Path folder;

    @Test
    void loadsViTHWithLittleMoreThanItsSize() throws IOException, InterruptedException {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "needs /proc, to read the peak resident memory");
        Path file = FormulaCheckpoints.write(SamConfig.vitH(), folder.resolve("sam_vit_h.pth"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoadAndReportPeak.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes()).strip();
        assertThat(process.waitFor()).isZero();
        long peak = Long.parseLong(printed);
        // beside the weights: Java itself, libtorch's own code and its start-up, 0.35 GiB on an idle load
        assertThat((double) peak / Files.size(file))
                .as("peak resident bytes per byte of file")
                .isLessThan(1.2);
    }
}
