package dev.margo.sam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.nn.Parameter;
import dev.margo.testkit.NeedsShared;
import dev.margo.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The declared parameters are the published state dicts: same names, same shapes, same order. */
@NeedsShared("spec/state-dict")
class StateDictTest {
    static Stream<Arguments> published() {
        return Stream.of(
                Arguments.of("sam_vit_b", SamConfig.vitB()),
                Arguments.of("sam_vit_l", SamConfig.vitL()),
                Arguments.of("sam_vit_h", SamConfig.vitH()),
                Arguments.of("mobile_sam_vit_t", SamConfig.vitT()),
                Arguments.of("sam_med2d_b", SamConfig.samMed2d(true)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("published")
    void declaresThePublishedStateDict(String file, SamConfig config) throws IOException {
        List<String> expected = Files.readAllLines(Shared.path("spec/state-dict/" + file + ".tsv")).stream()
                .filter(line -> line.contains("\t"))
                .map(line -> line.split("\t")[0] + " " + line.split("\t")[1].replace('x', ','))
                .toList();
        List<String> declared = Sam.parametersOf(config).values().stream()
                .map(parameter -> parameter.name() + " " + shape(parameter))
                .toList();
        assertThat(declared).hasSameSizeAs(expected).containsExactlyElementsOf(expected);
    }

    private static String shape(Parameter parameter) {
        return Arrays.toString(parameter.shape()).replaceAll("[\\[\\] ]", "");
    }
}
