package dev.margo.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TrainingConfigTest {
    private static final String SMALLEST = "model: vit_b.pth\ndata:\n  - {images: i, masks: m}\n";

    @TempDir
    Path folder;

    private ConfigSource source(String yaml) throws IOException {
        return ConfigSource.of(Files.writeString(folder.resolve("run.yaml"), yaml));
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void whatIsWrittenReadsTheSame(Strategy strategy) throws IOException {
        TrainingConfig first = TrainingConfig.read(source(SMALLEST + "strategy: " + strategy.label() + "\n"));
        TrainingConfig second = TrainingConfig.read(source(first.yaml()));

        assertThat(second.yaml()).isEqualTo(first.yaml());
        assertThat(ConfigDifference.between(first.yaml(), second.yaml())).isEmpty();
        assertThat(second.start()).isEqualTo(first.start());
        assertThat(second.learning()).isEqualTo(first.learning());
        assertThat(second.schedule()).isEqualTo(first.schedule());
    }

    @Test
    void everyKindOfDataIsRead() throws IOException {
        TrainingConfig config = TrainingConfig.read(source("""
                fresh: margo-tiny
                tempering: 0
                data:
                  - {table: splits.csv, root: data, manual-only: true, weights: {nuclei: 2, polyps: 0.5}}
                  - {images: i, masks: m, layout: file-per-object, window: '-160,240', patients: '^(P[0-9]+)'}
                  - {sa-med2d: SAMed2Dv1, fraction: 0.1, datasets: [ACDC]}
                  - {sam-med2d: image2label_train.json, least-area: 50}
                  - {medsam: npz}
                  - {hdf5: shards, content: single-pictures}
                  - {phantoms: 1000, weight: 3}
                low-rank: {rank: 8}
                schedule: {epochs: 2.5, learning-rate: 1e-4, decay: cosine, warm-up: 100}
                """));

        assertThat(config.data().entries()).hasSize(7);
        assertThat(config.schedule().rate().peak()).isEqualTo(1e-4);
        assertThat(config.learning().adapted().orElseThrow().rank()).isEqualTo(8);
        assertThat(TrainingConfig.read(source(config.yaml())).yaml()).isEqualTo(config.yaml());
    }

    @Test
    void fileNamesCountFromTheFilesFolder() throws IOException {
        assertThat(TrainingConfig.read(source(SMALLEST)).start().model())
                .contains(folder.resolve("vit_b.pth").toAbsolutePath());
    }

    @Test
    void flagsComeBeforeTheFile() throws IOException {
        ConfigSource source = source(SMALLEST + "schedule: {batch: 3}\n")
                .set("schedule.batch", 5)
                .setYaml("trained", "[mask_decoder.*]");

        assertThat(TrainingConfig.read(source).schedule().batch()).isEqualTo(5);
        assertThat(TrainingConfig.read(source).learning().parts().patterns()).containsExactly("mask_decoder.*");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            strateg: simple                        | strateg: unknown; did you mean 'strategy'?
            schedule: {bach: 2}                    | schedule.bach: unknown; did you mean 'batch'?
            schedule: {batch: two}                 | schedule.batch: expected a whole number of at least 1, found "two"
            schedule: {batch: 0}                   | schedule.batch: expected a whole number of at least 1, found 0
            schedule: {batch: 9999999999}          | schedule.batch: expected a whole number of at most 2147483647
            schedule: {learning-rate: fast}        | schedule.learning-rate: expected a number from 0.0 to 1.0
            schedule: {steps: 5, epochs: 2}        | schedule.epochs: given beside steps
            schedule: 5                            | schedule: expected keys and values, found 5
            strategy: best                         | strategy: strategy 'best' is unknown; write one of medicosam
            augmentation: wild                     | augmentation: expected one of none, light, standard, strong, found 'wild'
            fresh: margo-tiny                      | model: given beside fresh
            computing: {device: gpu}               | computing.device: expected cpu, cuda or cuda:N, found 'gpu'
            computing: {recompute: maybe}          | computing.recompute: expected true or false, found "maybe"
            trained: 5                             | trained: expected a list, found 5
            seed: 1.5                              | seed: expected a whole number, found 1.5
            seed: [                                | not YAML
            """)
    void whatIsNotUnderstoodIsToldInOneLine(String line, String words) {
        assertThatThrownBy(() -> TrainingConfig.read(source(SMALLEST + line)))
                .isInstanceOf(TrainingConfigException.class)
                .hasMessageContaining("run.yaml")
                .hasMessageContaining(words)
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            data: [{images: i, masks: m}]                         | model: missing; give a checkpoint
            model: a.pth                                          | data: missing; expected a list of entries
            {model: a.pth, data: [{images: i}]}                   | data[0].masks: missing; expected a file or folder
            {model: a.pth, data: [{images: i, masks: m, x: 1}]}   | data[0].x: unknown
            {model: a.pth, data: [{phantom: 1}]}                  | data[0].images: missing; an entry of data has
            {model: a.pth, data: [3]}                             | data[0]: expected keys and values, found 3
            {model: a.pth, data: [{images: i, masks: m, window: x}]} | data[0].window: expected low,high or one of auto
            {model: a.pth, data: [{images: i, masks: m, patients: '^x'}]} | data[0].patients: pattern '^x' has no group
            {model: a.pth, model: b.pth}                          | not YAML: Duplicate
            - model                                               | expected keys and values
            """)
    void whatIsMissingOrMisplacedIsToldByItsPath(String yaml, String words) {
        assertThatThrownBy(() -> TrainingConfig.read(source(yaml)))
                .isInstanceOf(TrainingConfigException.class)
                .hasMessageContaining(words);
    }
}
