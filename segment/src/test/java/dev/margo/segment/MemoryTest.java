package dev.margo.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.sam.SamConfig;
import dev.margo.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Resident memory, measured in processes of their own. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "reads the kernel's figures from /proc")
class MemoryTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void aThousandPredictionsAndTwentyEmbeddingsLeaveMemoryFlat() throws IOException, InterruptedException {
        List<Long> resident = ChildJava.run(
                PredictALot.class,
                Golden.path("sam_tiny/sam_tiny.pth").toString(),
                Golden.path("sam_tiny/image.png").toString(),
                "40",
                "2000");
        long afterWarmUp = resident.get(resident.size() / 2 - 1); // the first 20 embeddings and 1000 predictions
        long atTheEnd = resident.get(resident.size() - 1);
        assertThat(atTheEnd - afterWarmUp).as("bytes grown, of %s", resident).isLessThan(16 * MIB);
    }

    @Test
    @Tag("heavy")
    void loadsViTHWithLittleMoreThanItsSize() throws IOException, InterruptedException {
        Path file = FormulaCheckpoints.write(SamConfig.vitH(), folder.resolve("sam_vit_h.pth"));
        long peak = ChildJava.run(LoadAndReportPeak.class, file.toString()).get(0);
        assertThat((double) peak / Files.size(file))
                .as("peak resident bytes per byte of file")
                .isLessThan(1.2);
    }
}
