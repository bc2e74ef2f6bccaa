package dev.margo.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.margo.checkpoint.Checkpoint;
import dev.margo.distributed.LocalLaunch;
import dev.margo.distributed.Replicas;
import dev.margo.image.ByteImage;
import dev.margo.image.Size;
import dev.margo.segment.LoadOptions;
import dev.margo.segment.Preprocessing;
import dev.margo.segment.Segmenter;
import dev.margo.tensor.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class TrainingRunTest {
    @TempDir
    Path folder;

    private TinyFolder tiny;

    @BeforeEach
    void makePictures() throws IOException {
        tiny = TinyFolder.with(folder, 6);
    }

    private TinyFolder.Watcher run(String name, ConfigSource source, boolean resume) throws Exception {
        return run(name, source, resume, Integer.MAX_VALUE);
    }

    /** @param stopAfter steps of this call */
    private TinyFolder.Watcher run(String name, ConfigSource source, boolean resume, int stopAfter) throws Exception {
        TinyFolder.Watcher watcher = new TinyFolder.Watcher();
        new TrainingRun(TrainingConfig.read(source), folder.resolve(name), Replicas.single())
                .run(resume, watcher, () -> watcher.losses.size() >= stopAfter);
        return watcher;
    }

    @Test
    void aFolderOfPicturesBecomesACheckpointThatSegments() throws Exception {
        Files.writeString(folder.resolve("images/broken.png"), "no picture");
        run("run", tiny.config("medicosam", 4), false);

        RunFolder run = new RunFolder(folder.resolve("run"), Map.of());
        assertThat(Files.readString(run.skipped())).contains("broken.png").endsWith("\n");
        assertThat(Files.readAllLines(run.metrics())).hasSize(5);
        assertThat(Files.readAllLines(run.validation())).hasSize(2);
        assertThat(folder.resolve("run/events")).isNotEmptyDirectory();
        for (Path file : List.of(run.best(), run.latest())) {
            try (Segmenter segmenter = Segmenter.load(file, Device.cpu());
                    var embedded = segmenter.embed(ByteImage.gray(new Size(20, 20), new byte[400]))) {
                assertThat(segmenter.info().preprocessing().reason()).isEqualTo("stated in the checkpoint");
            }
        }
        try (Checkpoint latest = Checkpoint.open(run.latest())) {
            assertThat(latest.metadata())
                    .containsEntry("margo.strategy", "medicosam")
                    .containsEntry("margo.step", "4");
        }
    }

    @Test
    void whatTheCheckpointIsUsedToIsHandedOn() throws Exception {
        ConfigSource first =
                tiny.config("medicosam", 2).set("prompts.box-mask", true).set("focus", "on");
        run("first", first, false);
        RunFolder begun = new RunFolder(folder.resolve("first"), Map.of());
        ConfigSource second =
                tiny.config("medicosam", 2).set("model", begun.latest().toString());
        run("second", second, false);

        try (Checkpoint latest = Checkpoint.open(new RunFolder(folder.resolve("second"), Map.of()).latest())) {
            assertThat(latest.metadata()).containsEntry("margo.focus", "on").containsEntry("margo.box_mask", "ellipse");
        }
    }

    @Test
    void anInterruptedRunGoesOnBitByBit() throws Exception {
        List<Double> whole = run("whole", tiny.config("medicosam", 6), false).losses;
        List<Double> parts = new ArrayList<>(run("parts", tiny.config("medicosam", 6), false, 2).losses);
        parts.addAll(run("parts", tiny.config("medicosam", 6), true).losses);

        assertThat(parts).hasSize(6).isEqualTo(whole);
        for (String file : List.of("latest.safetensors", "best.safetensors")) {
            assertThat(folder.resolve("parts").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("whole").resolve(file));
        }
        assertThat(Files.readAllLines(folder.resolve("parts/metrics.csv"))).hasSize(7);
    }

    @Test
    void whatWouldChangeTheResultIsRefusedOnResume() throws Exception {
        run("run", tiny.config("medicosam", 2), false);

        assertThat(run("run", tiny.config("medicosam", 3).set("computing.workers", 2), true).losses)
                .hasSize(1);
        assertThatThrownBy(() -> run("run", tiny.config("simple", 4).set("schedule.batch", 1), true))
                .isInstanceOf(TrainingConfigException.class)
                .hasMessageContaining("strategy was medicosam, now simple")
                .hasMessageContaining("schedule.batch was 2, now 1");
        assertThatThrownBy(() -> run("run", tiny.config("medicosam", 2), true)).hasMessageContaining("schedule.steps");
        assertThatThrownBy(() -> run("run", tiny.config("medicosam", 4), false)).hasMessageContaining("--resume");
        assertThatThrownBy(() -> run("none", tiny.config("medicosam", 4), true)).hasMessageContaining("no run");
    }

    @Test
    void keptEmbeddingsGiveTheSameLosses() throws Exception {
        ConfigSource without = tiny.config("medsam-v1", 4).set("cache.embeddings", false);
        List<Double> plain = run("plain", without, false).losses;
        List<Double> first = run("first", tiny.config("medsam-v1", 4), false).losses;
        List<Double> second = run("second", tiny.config("medsam-v1", 4), false).losses;

        assertThat(folder.resolve("cache/embeddings")).isNotEmptyDirectory();
        assertThat(second).isEqualTo(first);
        for (int i = 0; i < plain.size(); i++) {
            assertThat(first.get(i)).isCloseTo(plain.get(i), within(1e-4));
        }
    }

    @Test
    void aPlainSamGetsFreshAdaptersAndKeepsItsPositions() throws Exception {
        TinyFolder.Watcher watcher = run("run", tiny.config("sam-med2d", 2).set("image-size", 64), false);

        assertThat(watcher.notes).anyMatch(note -> note.contains("has no adapters: they start fresh"));
        try (Checkpoint latest = Checkpoint.open(folder.resolve("run/latest.safetensors"))) {
            var info = Segmenter.describe(latest, LoadOptions.defaults());
            assertThat(info.imageSize()).isEqualTo(64);
            assertThat(info.preprocessing().preprocessing()).isEqualTo(Preprocessing.SAM_MED2D);
            assertThat(latest.get("image_encoder.pos_embed").orElseThrow().shape())
                    .containsExactly(1, 8, 8, 32);
            assertThat(Segmenter.describe(latest, LoadOptions.defaults().withImageSize(128))
                            .imageSize())
                    .isEqualTo(128);
        }
    }

    @Test
    void patternsThatFitNothingAreRefused() {
        assertThatThrownBy(() -> run("run", tiny.config("simple", 2).setYaml("trained", "[decoder.*]"), false))
                .isInstanceOf(TrainingConfigException.class)
                .hasMessageContaining("pattern 'decoder.*' fits no weight");
    }

    @Test
    void twoProcessesEqualOneWithTheJointBatch() throws Exception {
        // one round: later ones ask about single pixels, which turn on the last bit of a logit
        ConfigSource one = tiny.config("medicosam", 4).set("prompts.rounds", 1).set("schedule.batch", 4);
        List<Double> alone = run("one", one, false).losses;
        ConfigSource two = one.set("schedule.batch", 2).set("computing.processes", 2);
        Path config = Files.writeString(
                folder.resolve("two.yaml"), TrainingConfig.read(two).yaml());
        List<String> warnings = new ArrayList<>();
        int exitCode = new LocalLaunch(
                        2,
                        LaunchedRun.class,
                        List.of(config.toString(), folder.resolve("two").toString()))
                .run(line -> {}, warnings::add);

        assertThat(exitCode).as(warnings.toString()).isZero();
        List<String> rows = Files.readAllLines(folder.resolve("two/metrics.csv"));
        for (int i = 0; i < alone.size(); i++) {
            assertThat(Double.parseDouble(rows.get(i + 1).split(",")[1])).isCloseTo(alone.get(i), within(1e-5));
        }
    }

    @Test
    void whatWasSavedOutlivesAKill() throws Exception {
        ConfigSource endless =
                tiny.config("simple", 1_000_000).set("save-every", 1).set("validate-every", 2);
        Path config = Files.writeString(
                folder.resolve("run.yaml"), TrainingConfig.read(endless).yaml());
        Path run = folder.resolve("run");
        long before = 0;
        for (int kill = 0; kill < 3; kill++) {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    LaunchedRun.class.getName(),
                    config.toString(),
                    run.toString()));
            if (kill > 0) {
                command.add("--resume");
            }
            Process child = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("out.txt").toFile())
                    .start();
            long wanted = before + 3;
            while (child.isAlive() && lastStep(run) < wanted) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            child.destroyForcibly().waitFor();
            long saved = savedStep(run.resolve("state.safetensors"));
            assertThat(saved).as(Files.readString(folder.resolve("out.txt"))).isGreaterThanOrEqualTo(wanted - 1);
            assertThat(savedStep(run.resolve("latest.safetensors"))).isBetween(saved - 1, saved);
            before = saved;
        }
        run("run", endless.set("validate-every", 2), true, 1);
        assertThat(savedStep(run.resolve("state.safetensors"))).isEqualTo(before + 1);
        try (var files = Files.list(run)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".tmp"));
        }
    }

    private static long lastStep(Path run) throws IOException {
        Path metrics = run.resolve("metrics.csv");
        List<String> rows = Files.exists(metrics) ? Files.readAllLines(metrics) : List.of();
        return rows.size() < 2 ? 0 : rows.size() - 1;
    }

    private static long savedStep(Path file) throws IOException {
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            return Long.parseLong(checkpoint.metadata().get("margo.step"));
        }
    }
}
