package dev.margo.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.distributed.Replicas;
import dev.margo.objective.LossReport;
import dev.margo.objective.Validation;
import dev.margo.speed.ResidentMemory;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What takes minutes: eight pictures learnt by heart, by every strategy, and memory over many steps. */
@Tag("heavy")
class OverfitTest {
    private static final double LEARNT = 0.05; // 1 - Dice
    private static final int WINDOW = 8; // batches that show every picture twice

    @TempDir
    Path folder;

    private ConfigSource config(String strategy, int steps) throws Exception {
        return TinyFolder.with(folder, 8)
                .config(strategy, steps)
                .set("augmentation", "none")
                .set("validation.share", 0.0)
                .set("schedule.decay", "constant")
                .set("computing.threads", 2);
    }

    @ParameterizedTest
    @CsvSource({
        "medicosam, 3e-3, 1500",
        "simple, 3e-3, 1500",
        "medsam, 3e-3, 1500",
        "medsam-v1, 3e-3, 3000",
        "sam-med2d, 2e-3, 1000",
        "ft-sam, 2e-3, 2000",
        "lora, 3e-3, 3000"
    })
    void everyStrategyLearnsEightPicturesByHeart(String strategy, double rate, int steps) throws Exception {
        ConfigSource config = config(strategy, steps).set("schedule.learning-rate", rate);
        Falling falling = new Falling();
        new TrainingRun(TrainingConfig.read(config), folder.resolve("run"), Replicas.single())
                .run(false, falling, () -> falling.lowest < LEARNT);

        assertThat(falling.lowest).as("1 - Dice after %s steps", falling.steps).isLessThan(LEARNT);
    }

    @Test
    void memoryDoesNotGrowWithTheSteps() throws Exception {
        ConfigSource config = config("medicosam", 400);
        Falling steps = new Falling();
        new TrainingRun(TrainingConfig.read(config), folder.resolve("run"), Replicas.single())
                .run(false, steps, () -> false);

        assertThat(steps.resident[1] - steps.resident[0])
                .as("bytes gained over 300 steps")
                .isLessThan(48L << 20);
    }

    /** The mean of the last batches, and what is resident after 100 and 400 steps. */
    private static final class Falling implements RunWatcher {
        private final double[] recent = new double[WINDOW];
        private final long[] resident = new long[2];
        private double lowest = 1;
        private long steps;

        @Override
        public void stepped(long step, LossReport report, double rate, double gradientNorm) {
            steps = step;
            recent[(int) (step % WINDOW)] = report.lastDice();
            if (step >= WINDOW) {
                double sum = 0;
                for (double one : recent) {
                    sum += one;
                }
                lowest = Math.min(lowest, sum / WINDOW);
            }
            if (step == 100 || step == 400) {
                System.gc();
                resident[step == 100 ? 0 : 1] =
                        ResidentMemory.now().map(ResidentMemory::bytes).orElse(0L);
            }
        }

        @Override
        public void validated(long step, Validation found, boolean best) {
            // there is no validation
        }

        @Override
        public void reading(String dataset, int files, int of) {
            // how far does not matter
        }

        @Override
        public void began(long step, long steps) {
            // nothing waits for it
        }

        @Override
        public void note(String line) {
            // not about losses
        }
    }
}
