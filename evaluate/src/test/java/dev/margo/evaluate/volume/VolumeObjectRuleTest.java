package dev.margo.evaluate.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.evaluate.volume.VolumeObjectRule.Wanted;
import dev.margo.mask.Mask;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VolumeObjectRuleTest {
    private static final int SIDE = 20;

    private interface Solid {
        boolean has(int x, int y, int z);
    }

    private static SortedMap<String, SortedMap<Integer, Mask>> object(Solid solid) {
        SortedMap<Integer, Mask> slices = new TreeMap<>();
        for (int z = 0; z < SIDE; z++) {
            int slice = z;
            Mask mask = Mask.of(SIDE, SIDE, (x, y) -> solid.has(x, y, slice));
            if (!mask.isEmpty()) {
                slices.put(z, mask);
            }
        }
        return new TreeMap<>(Map.of("7", slices));
    }

    private static List<String> names(VolumeObjectRule rule, Solid solid) {
        return rule.in(object(solid)).stream()
                .map(wanted -> wanted.name() + " " + wanted.voxels())
                .toList();
    }

    @Test
    void whatTouchesAtACornerIsOnePiece() {
        VolumeObjectRule rule = new VolumeObjectRule(true, 1);
        Solid touching = (x, y, z) -> z < 5 ? x < 5 && y < 5 : z < 10 && x >= 5 && x < 10 && y >= 5 && y < 10;
        assertThat(names(rule, touching)).containsExactly("7.1 250");
        Solid apart = (x, y, z) -> z < 5 ? x < 5 && y < 5 : z < 10 && x >= 6 && x < 11 && y >= 5 && y < 10;
        assertThat(names(rule, apart)).containsExactly("7.1 125", "7.2 125");
        Solid withAGap = (x, y, z) -> x < 5 && y < 5 && z != 7 && z < 14;
        assertThat(names(rule, withAGap)).containsExactly("7.1 175", "7.2 150");
    }

    @Test
    void legsThatMeetLateAreOnePiece() {
        Solid table = (x, y, z) -> y < 4 && (z == 10 || z < 10 && (x < 4 || x >= 8 && x < 12 || x >= 16));
        assertThat(names(new VolumeObjectRule(true, 1), table)).containsExactly("7.1 " + (4 * 20 + 10 * 3 * 16));
    }

    @Test
    void wholeIdsAreNotTakenApartAndMustBeThereInTheMiddle() {
        VolumeObjectRule whole = new VolumeObjectRule(false, 1);
        assertThat(names(whole, (x, y, z) -> z < 9 && (x < 4 || x > 10))).containsExactly("7 " + 13 * 20 * 9);
        assertThat(names(whole, (x, y, z) -> z < 5 || z > 15)).isEmpty();
        assertThat(names(whole, (x, y, z) -> z < 5 && x < 3 && y < 3)).isEmpty(); // 9 px in its middle slice
    }

    @Test
    void smallObjectsAreNotAskedFor() {
        Solid two = (x, y, z) -> z < 4 && y < 5 && (x < 5 || x >= 10 && x < 14);
        assertThat(names(new VolumeObjectRule(true, 100), two)).containsExactly("7.1 100");
        assertThat(names(new VolumeObjectRule(true, 101), two)).isEmpty();
    }

    @Test
    void anObjectIsStartedInTheMiddleOfItsSlices() {
        List<Wanted> found = new VolumeObjectRule(true, 1).in(object((x, y, z) -> x < 5 && y < 5 && z >= 4 && z < 14));
        assertThat(found).singleElement().matches(wanted -> wanted.middle() == 8);
    }
}
