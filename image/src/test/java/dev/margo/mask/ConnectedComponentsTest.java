package dev.margo.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectedComponentsTest {

    @ParameterizedTest
    @EnumSource(Connectivity.class)
    void labelsAreThoseOfAFloodFill(Connectivity connectivity) {
        Random random = new Random(4);
        for (int round = 0; round < 500; round++) {
            Mask mask = Samples.random(random);
            assertThat(ConnectedComponents.of(mask, connectivity)).isEqualTo(floodFill(mask, connectivity));
        }
    }

    @Test
    void aCornerJoinsOnlyWithEightNeighbours() {
        Mask mask = Samples.drawn("#..#", ".##.");
        assertThat(ConnectedComponents.of(mask, Connectivity.EIGHT).toArray()).containsExactly(1, 0, 0, 1, 0, 1, 1, 0);
        assertThat(ConnectedComponents.of(mask, Connectivity.FOUR).toArray()).containsExactly(1, 0, 0, 2, 0, 3, 3, 0);
    }

    @Test
    void aSpiralIsOnePiece() {
        Mask spiral = Samples.drawn("#######", "......#", "#####.#", "#...#.#", "#.###.#", "#.....#", "#######");
        assertThat(ConnectedComponents.of(spiral, Connectivity.FOUR).sizes())
                .containsExactly(Map.entry(1, spiral.area()));
    }

    @Test
    void sizesAreThoseOfScipyLabel() {
        // scipy.ndimage.label with a 3 x 3 structure on golden/amg masks 1 and 2
        assertThat(sizes(AmgGolden.mask("masks", 1))).containsExactly(15, 15, 317, 894, 931);
        assertThat(sizes(AmgGolden.mask("masks", 2))).containsExactly(144, 2665);
        assertThat(sizes(AmgGolden.mask("masks", 2).not())).containsExactly(47, 100, 524, 1320);
    }

    private static List<Integer> sizes(Mask mask) {
        List<Integer> sizes = new ArrayList<>(
                ConnectedComponents.of(mask, Connectivity.EIGHT).sizes().values());
        Collections.sort(sizes);
        return sizes;
    }

    private static LabelImage floodFill(Mask mask, Connectivity connectivity) {
        int[] ids = new int[mask.width() * mask.height()];
        int next = 1;
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] == 0 && mask.has(i % mask.width(), i / mask.width())) {
                spread(mask, connectivity, ids, i, next++);
            }
        }
        return LabelImage.of(mask.width(), mask.height(), ids);
    }

    private static void spread(Mask mask, Connectivity connectivity, int[] ids, int start, int id) {
        Deque<Integer> open = new ArrayDeque<>(List.of(start));
        ids[start] = id;
        while (!open.isEmpty()) {
            int at = open.pop();
            for (int d = 0; d < 9; d++) {
                int dx = d % 3 - 1;
                int dy = d / 3 - 1;
                int x = at % mask.width() + dx;
                int y = at / mask.width() + dy;
                boolean neighbour = connectivity == Connectivity.EIGHT || dx == 0 || dy == 0;
                if (neighbour && mask.has(x, y) && ids[y * mask.width() + x] == 0) {
                    ids[y * mask.width() + x] = id;
                    open.push(y * mask.width() + x);
                }
            }
        }
    }
}
