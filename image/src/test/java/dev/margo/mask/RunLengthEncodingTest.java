package dev.margo.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunLengthEncodingTest {

    @Test
    void writesTheRunsOfTheReference() {
        List<int[]> counts = AmgGolden.counts();
        long[] areas = AmgGolden.FILE.get("rle_area").longs();
        assertThat(counts).hasSize(AmgGolden.MASKS);
        for (int i = 0; i < AmgGolden.MASKS; i++) {
            Mask mask = AmgGolden.mask("masks", i);
            RunLengthEncoding runs = RunLengthEncoding.of(mask);
            assertThat(runs.counts()).containsExactly(counts.get(i));
            assertThat((long) runs.area()).isEqualTo(areas[i]).isEqualTo(mask.area());
            assertThat(RunLengthEncoding.ofCounts(AmgGolden.WIDTH, AmgGolden.HEIGHT, counts.get(i))
                            .toMask())
                    .isEqualTo(mask);
        }
    }

    @Test
    void runsDownTheColumnsAndStartsWithBackground() {
        assertThat(RunLengthEncoding.of(Samples.drawn("#..", "##.")).counts()).containsExactly(0, 2, 1, 1, 2);
        assertThat(RunLengthEncoding.of(Mask.empty(3, 2)).counts()).containsExactly(6);
    }

    @Test
    void randomMasksComeBackFromRunsAndFromTheCompressedString() {
        Random random = new Random(2);
        for (int round = 0; round < 500; round++) {
            Mask mask = Samples.random(random);
            RunLengthEncoding runs = RunLengthEncoding.of(mask);
            assertThat(runs.toMask()).isEqualTo(mask);
            assertThat(runs.area()).isEqualTo(mask.area());
            assertThat(RunLengthEncoding.ofCompressed(mask.width(), mask.height(), runs.toCompressed()))
                    .isEqualTo(runs);
        }
    }

    // strings that COCO's own tools wrote: cocodataset/cocoapi, results/instances_val2014_fakesegm100_results.json
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "640, 426, YoX42V=5K3M3N2HE^C=a<72M3N1O1L4L4Khkk3",
                "640, 426, mRT41Y=4L5L1N000000000000O100000000000000000001OUPm3",
                "640, 426, \"c]e32X=1N3N2I7M3N2N2MFbCJ`<1eCN\\<NiCOZd`4\"",
                "640, 426, ll\\6f1n9f1000O1000001O00000000001O00001O001N2O]Re1",
                "640, 426, ZjX74k<;E;D<E;D=E:00000000000000000001O0000000000000000001O0000000000000000001O0000000000000000001O0000000000000000001O0000000000000000001O000000000000000000001O00000_I",
                "640, 480, WXd71m>4M2O0O2O0000010O0KHcA8Y>NeA1[>0fANZ><0O10000O10O101N10000000000N2N2O1001O011N3M4L3N1N1O01O000010O001O2N2OdWQ1"
            })
    void readsAndWritesTheStringsOfCoco(int width, int height, String compressed) {
        RunLengthEncoding runs = RunLengthEncoding.ofCompressed(width, height, compressed);
        assertThat(runs.toCompressed()).isEqualTo(compressed);
        assertThat(RunLengthEncoding.of(runs.toMask())).isEqualTo(runs);
    }

    @Test
    void compressesByHandCheckedRules() {
        // 6 -> '6'; 1 -> '1'; 40 = 01000 + 00001 -> 'X' '1'; 3 - 1 = 2 -> '2'; 10 - 40 = -30 = 00010, -1 -> 'R' 'O'
        assertThat(RunLengthEncoding.ofCounts(6, 10, 6, 1, 40, 3, 10).toCompressed())
                .isEqualTo("61X12RO");
    }

    @Test
    void acceptsEmptyRunsFromElsewhere() {
        assertThat(RunLengthEncoding.ofCounts(3, 1, 1, 0, 0, 1, 1).toMask()).isEqualTo(Samples.drawn(".#."));
    }

    @Test
    void refusesRunsThatDoNotFillTheImage() {
        assertThatThrownBy(() -> RunLengthEncoding.ofCounts(4, 4, 10, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 runs add up to 15 pixels, but 4 x 4 is 16");
        assertThatThrownBy(() -> RunLengthEncoding.ofCounts(4, 4, 20, -4)).hasMessageContaining("run 1 has length -4");
        assertThatThrownBy(() -> RunLengthEncoding.ofCounts(2, 2, Integer.MAX_VALUE, Integer.MAX_VALUE, 6))
                .hasMessageContaining("4294967300 pixels");
        assertThatThrownBy(() -> RunLengthEncoding.ofCounts(100000, 100000, 5)).hasMessageContaining("100000 x 100000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "61X", "61X1", "61X12RO1", "ooooooooooooo", "oooooo_", "6 1", "é", "O", "6111n", "o"})
    void refusesStringsThatAreCutOffOrForeign(String compressed) {
        assertThatThrownBy(() -> RunLengthEncoding.ofCompressed(6, 10, compressed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(?s).*(cut off|characters|code|has length|add up).*");
    }

    @Test
    void randomStringsAreReadOrRefusedWithWords() {
        Random random = new Random(3);
        for (int round = 0; round < 5000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(6); i >= 0; i--) {
                text.append((char) (40 + random.nextInt(75)));
            }
            try {
                assertThat(RunLengthEncoding.ofCompressed(5, 5, text.toString())
                                .toMask()
                                .area())
                        .isBetween(0, 25);
            } catch (IllegalArgumentException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }
}
