package dev.margo.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RegionsTest {
    // not stated beside the golden data; the regions that went and that stayed leave 28 to 34
    private static final int GOLDEN_MIN_AREA = 30;

    @Test
    void smallHolesAreFilledAsInTheReference() {
        byte[] changed = AmgGolden.FILE.get("removed_holes_changed").bytes();
        for (int i = 0; i < AmgGolden.MASKS; i++) {
            Regions.Cleaned cleaned = Regions.removeSmallHoles(AmgGolden.mask("masks", i), GOLDEN_MIN_AREA);
            assertThat(cleaned.mask()).isEqualTo(AmgGolden.mask("removed_holes", i));
            assertThat(cleaned.changed()).isEqualTo(changed[i] != 0);
        }
    }

    @Test
    void smallIslandsAreDroppedAsInTheReference() {
        byte[] changed = AmgGolden.FILE.get("removed_islands_changed").bytes();
        for (int i = 0; i < AmgGolden.MASKS; i++) {
            Regions.Cleaned cleaned = Regions.removeSmallIslands(AmgGolden.mask("masks", i), GOLDEN_MIN_AREA);
            assertThat(cleaned.mask()).isEqualTo(AmgGolden.mask("removed_islands", i));
            assertThat(cleaned.changed()).isEqualTo(changed[i] != 0);
        }
    }

    @Test
    void theLimitItselfIsNotSmall() {
        Mask mask = Samples.drawn("##...", "....#");
        assertThat(Regions.removeSmallIslands(mask, 2).mask()).isEqualTo(Samples.drawn("##...", "....."));
        assertThat(Regions.removeSmallIslands(mask, 1)).isEqualTo(new Regions.Cleaned(mask, false));
    }

    @Test
    void theLargestIslandStaysIfAllAreSmall() {
        Mask mask = Samples.drawn("#..##", "#....", "#..#.");
        Mask kept = Samples.drawn("#....", "#....", "#....");
        assertThat(Regions.removeSmallIslands(mask, 50)).isEqualTo(new Regions.Cleaned(kept, true));
        assertThat(Regions.removeSmallIslands(kept, 50)).isEqualTo(new Regions.Cleaned(kept, true));
        assertThat(Regions.largestIsland(mask, Connectivity.EIGHT)).isEqualTo(kept);
    }

    @Test
    void anEmptyMaskHasNoIslandsAndAFullOneNoHoles() {
        Mask empty = Mask.empty(4, 4);
        assertThat(Regions.removeSmallIslands(empty, 9)).isEqualTo(new Regions.Cleaned(empty, false));
        assertThat(Regions.removeSmallHoles(empty.not(), 9)).isEqualTo(new Regions.Cleaned(empty.not(), false));
        assertThat(Regions.fillHoles(empty)).isEqualTo(empty);
        assertThat(Regions.largestIsland(empty, Connectivity.FOUR)).isEqualTo(empty);
    }

    @Test
    void aSmallCornerOfTheImageCountsAsAHoleForTheReferenceOnly() {
        Mask mask = Samples.drawn(".###", "#.##", "####");
        assertThat(Regions.removeSmallHoles(mask, 3).mask().area()).isEqualTo(12);
        assertThat(Regions.fillHoles(mask)).isEqualTo(Samples.drawn(".###", "####", "####"));
    }

    @Test
    void filledHolesAreBackgroundThatCannotReachTheBorder() {
        Random random = new Random(10);
        for (int round = 0; round < 300; round++) {
            Mask mask = Samples.random(random);
            assertThat(Regions.fillHoles(mask)).isEqualTo(outside(mask).not());
        }
    }

    /** Background reached from the border, found by growing it until it stays the same. */
    private static Mask outside(Mask mask) {
        int width = mask.width();
        int height = mask.height();
        Mask grown = Mask.of(width, height, (x, y) -> x == 0 || y == 0 || x == width - 1 || y == height - 1)
                .minus(mask);
        while (true) {
            Mask before = grown;
            grown = Mask.of(
                            width,
                            height,
                            (x, y) -> before.has(x, y)
                                    || before.has(x - 1, y)
                                    || before.has(x + 1, y)
                                    || before.has(x, y - 1)
                                    || before.has(x, y + 1))
                    .minus(mask);
            if (grown.equals(before)) {
                return grown;
            }
        }
    }
}
