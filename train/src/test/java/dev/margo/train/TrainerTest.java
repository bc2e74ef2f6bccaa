package dev.margo.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.margo.checkpoint.Checkpoint;
import dev.margo.objective.Computing;
import dev.margo.objective.Dialogue;
import dev.margo.optimise.TrainedParts;
import dev.margo.sam.Sam;
import dev.margo.sam.SamCheckpoint;
import dev.margo.sam.SamConfig;
import dev.margo.tensor.Autocast;
import dev.margo.tensor.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.9})
    void anInterruptedRunGoesOnBitByBit(double average) throws Exception {
        List<Double> whole;
        try (Sam sam = TinyRuns.freshSam()) {
            whole = TinyRuns.run(sam, TinyRuns.plan(8, average), folder.resolve("whole"), false);
        }
        List<Double> parts = new ArrayList<>();
        try (Sam sam = TinyRuns.freshSam()) {
            parts.addAll(TinyRuns.run(sam, TinyRuns.plan(4, average), folder.resolve("parts"), false));
        }
        try (Sam other = Sam.load(SamConfig.tiny(), Device.cpu(), new FreshWeights(2))) {
            parts.addAll(TinyRuns.run(other, TinyRuns.plan(8, average), folder.resolve("parts"), true));
        }

        assertThat(parts).isEqualTo(whole);
        assertThat(Files.readAllBytes(folder.resolve("parts/latest.safetensors")))
                .isEqualTo(Files.readAllBytes(folder.resolve("whole/latest.safetensors")));
    }

    @Test
    void learningMakesTheLossSmaller() throws Exception {
        try (Sam sam = TinyRuns.freshSam()) {
            List<Double> losses = TinyRuns.run(sam, TinyRuns.plan(24, 0), folder, false);

            assertThat(mean(losses.subList(losses.size() - 8, losses.size())))
                    .isLessThan(0.85 * mean(losses.subList(0, 8)));
        }
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    @Test
    void theCheckpointIsOneOfSam() throws Exception {
        try (Sam sam = TinyRuns.freshSam()) {
            TinyRuns.run(sam, TinyRuns.plan(3, 0.9), folder, false);
        }
        for (String name : List.of("latest.safetensors", "best.safetensors")) {
            try (Checkpoint checkpoint = Checkpoint.open(folder.resolve(name))) {
                assertThat(SamCheckpoint.recognise(checkpoint)).isEqualTo(SamConfig.tiny());
            }
        }
    }

    @Test
    void whatIsNotNamedStaysAsItIs() throws Exception {
        try (Sam sam = TinyRuns.freshSam()) {
            Map<String, float[]> before = values(sam);
            TrainingPlan plan = new TrainingPlan(
                    TrainedParts.of("mask_decoder.*", "-*iou*"),
                    Optional.empty(),
                    TinyRuns.pace(0),
                    TinyRuns.rhythm(2),
                    Autocast.Type.FLOAT32,
                    5);
            TinyRuns.run(sam, plan, folder, false);

            values(sam).forEach((name, now) -> {
                if (!name.startsWith("mask_decoder.") || name.contains("iou")) {
                    assertThat(now).as(name).isEqualTo(before.get(name));
                }
            });
            assertThat(changed(before, values(sam))).isGreaterThan(50);
        }
    }

    @Test
    void lowRankFactorsLearnAndAreMergedOnExport() throws Exception {
        try (Sam sam = TinyRuns.freshSam()) {
            Map<String, float[]> before = values(sam);
            TrainingPlan plan = new TrainingPlan(
                    TrainedParts.of("mask_decoder.*"),
                    Optional.of(new TrainingPlan.Adaptation(TrainedParts.of("image_encoder.*.qkv.weight"), 2)),
                    TinyRuns.pace(0),
                    TinyRuns.rhythm(3),
                    Autocast.Type.FLOAT32,
                    5);
            TinyRuns.run(sam, plan, folder, false);

            String name = "image_encoder.blocks.1.attn.qkv.weight"; // 96 x 32: queries, keys, values
            assertThat(values(sam).get(name)).as("the network's own").isEqualTo(before.get(name));
            float[] exported = exported(name);
            int third = exported.length / 3;
            assertThat(Arrays.copyOfRange(exported, third, 2 * third))
                    .as("keys")
                    .isEqualTo(Arrays.copyOfRange(before.get(name), third, 2 * third));
            assertThat(Arrays.copyOfRange(exported, 0, third))
                    .as("queries")
                    .isNotEqualTo(Arrays.copyOfRange(before.get(name), 0, third));
        }
    }

    private float[] exported(String name) throws IOException {
        try (Checkpoint checkpoint = Checkpoint.open(folder.resolve("latest.safetensors"));
                Sam loaded = SamCheckpoint.load(checkpoint, SamConfig.tiny(), Device.cpu())) {
            return loaded.parameters().get(name).value().toFloats();
        }
    }

    @Test
    void computingAgainGivesTheSameGradients() throws Exception {
        Dialogue dialogue = Dialogue.medicoSam().withRounds(2).withObjects(2);
        List<List<Double>> losses = new ArrayList<>();
        for (boolean recompute : new boolean[] {false, true}) {
            try (Sam sam = TinyRuns.freshSam()) {
                Computing computing = new Computing(Device.cpu(), Autocast.Type.FLOAT32, false, recompute);
                losses.add(TinyRuns.run(
                        sam,
                        TinyRuns.objective(sam, dialogue, computing),
                        TinyRuns.plan(6, 0),
                        folder.resolve("" + recompute),
                        false));
            }
        }
        for (int i = 0; i < losses.get(0).size(); i++) {
            assertThat(losses.get(1).get(i)).isCloseTo(losses.get(0).get(i), within(1e-5));
        }
    }

    @Test
    void theStepwiseDialogueOfSamMed2dLearns() throws Exception {
        try (Sam sam = TinyRuns.freshSam()) {
            Map<String, float[]> before = values(sam);
            Dialogue dialogue = Dialogue.samMed2d().withRounds(3).withObjects(2);
            TinyRuns.run(sam, TinyRuns.objective(sam, dialogue, Computing.plain()), TinyRuns.plan(2, 0), folder, false);

            assertThat(changed(before, values(sam))).isGreaterThan(100);
        }
    }

    @Test
    void aStateOfAnotherConfigurationIsRefusedInWords() throws Exception {
        try (Sam sam = TinyRuns.freshSam()) {
            TinyRuns.run(sam, TinyRuns.plan(1, 0), folder, false);

            assertThatThrownBy(() -> TinyRuns.run(sam, TinyRuns.plan(2, 0.9), folder, true))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another configuration");
        }
    }

    private static Map<String, float[]> values(Sam sam) {
        Map<String, float[]> values = new TreeMap<>();
        sam.parameters()
                .forEach((name, parameter) -> values.put(name, parameter.value().toFloats()));
        return values;
    }

    private static long changed(Map<String, float[]> before, Map<String, float[]> after) {
        return before.keySet().stream()
                .filter(name -> !Arrays.equals(before.get(name), after.get(name)))
                .count();
    }
}
