package dev.margo.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelImageTest {

    @Test
    void laterMasksOverwriteEarlierOnes() {
        LabelImage labels = LabelImage.ofMasks(List.of(Samples.drawn("##.."), Samples.drawn(".##.")));
        assertThat(labels.toArray()).containsExactly(1, 2, 2, 0);
        assertThat(labels.maskOf(1)).isEqualTo(Samples.drawn("#..."));
        assertThat(labels.maskOf(0)).isEqualTo(Samples.drawn("...#"));
        assertThat(labels.maskOf(9).isEmpty()).isTrue();
    }

    @Test
    void countsHugeIdsWithoutATableOfAllIds() {
        LabelImage labels = LabelImage.of(3, 1, new int[] {Integer.MAX_VALUE, 7, Integer.MAX_VALUE});
        assertThat(labels.sizes()).hasToString("{7=1, 2147483647=2}");
    }

    @Test
    void refusesNegativeIdsAndMasksOfDifferentSizes() {
        assertThatThrownBy(() -> LabelImage.of(2, 1, new int[] {0, -3})).hasMessageContaining("(1, 0) has id -3");
        assertThatThrownBy(() -> LabelImage.ofMasks(List.of(Mask.empty(2, 2), Mask.empty(2, 3))))
                .hasMessageContaining("mask 1 has 2 x 3");
        assertThatThrownBy(() -> LabelImage.ofMasks(List.of())).hasMessageContaining("at least one");
    }
}
