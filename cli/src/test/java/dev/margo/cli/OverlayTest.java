package dev.margo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.image.ByteImage;
import dev.margo.image.Size;
import dev.margo.mask.Mask;
import dev.margo.prompt.Box;
import dev.margo.prompt.ObjectPrompts;
import dev.margo.prompt.Point;
import dev.margo.prompt.Prompt;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverlayTest {
    private static final int SIDE = 768; // 8 canvas pixels per picture pixel
    private static final Mask SQUARE = Mask.of(96, 96, (x, y) -> x >= 30 && x < 60 && y >= 40 && y < 70);

    @ParameterizedTest
    @ValueSource(ints = {0, 60, 128, 200, 255})
    void theOutlineShowsOnEveryGrayAndWithoutColour(int gray) {
        ByteImage drawn = draw(gray, Point.foreground(5, 5));
        int least = 255;
        int most = 0;
        for (int x = 30 * 8 - 4; x <= 30 * 8 + 4; x++) { // across the left edge
            least = Math.min(least, luminance(drawn, x, 55 * 8));
            most = Math.max(most, luminance(drawn, x, 55 * 8));
        }
        assertThat(most - least).isGreaterThan(70);
    }

    @Test
    void theOutlineRunsAlongPixelEdgesAndTheRestStaysAsItWas() {
        ByteImage drawn = draw(100, Point.foreground(5, 5));
        assertThat(drawn.size()).isEqualTo(new Size(SIDE, SIDE));
        assertThat(rgb(drawn, 90 * 8, 90 * 8)).containsExactly(100, 100, 100);
        assertThat(rgb(drawn, 45 * 8, 55 * 8)).containsExactly(96, 122, 137); // 28 % of 56b4e9 over gray 100
        assertThat(rgb(drawn, 60 * 8, 55 * 8)).containsExactly(0x56, 0xB4, 0xE9); // right edge: pixel 59 ends at 480
    }

    @Test
    void positiveAndNegativePointsDifferInShape() {
        ByteImage plus = draw(100, Point.foreground(10, 10));
        ByteImage minus = draw(100, Point.background(10, 10));
        int centre = 84; // (10 + 0.5) * 8
        assertThat(rgb(plus, centre, centre - 4)).containsExactly(255, 255, 255);
        assertThat(rgb(minus, centre, centre - 4)).isNotEqualTo(rgb(plus, centre, centre - 4));
        assertThat(rgb(minus, centre - 4, centre)).containsExactly(255, 255, 255);
    }

    @Test
    void boxesAreDashedThroughPixelCentres() {
        ByteImage drawn = draw(100, new Box(10, 10, 80, 85));
        long white = 0;
        for (int x = 100; x < 600; x++) {
            white += luminance(drawn, x, 84) > 230 ? 1 : 0;
        }
        assertThat(white).isBetween(150L, 400L);
    }

    @Test
    void anIdNeverCoversTheMarkerOfAPoint() {
        Prompt widest = Point.foreground(44, 54);
        ByteImage plain = draw(100, widest);
        ByteImage numbered = draw(100, widest, true);
        int centre = 356; // (44 + 0.5) * 8, and 436 likewise
        for (int y = 436 - 8; y <= 436 + 8; y++) {
            for (int x = centre - 8; x <= centre + 8; x++) {
                assertThat(rgb(numbered, x, y)).containsExactly(rgb(plain, x, y));
            }
        }
        assertThat(numbered).as("it is written elsewhere").isNotEqualTo(plain);
    }

    @Test
    void largePicturesKeepTheirSize() {
        ByteImage picture = ByteImage.gray(new Size(1200, 10), new byte[12_000]);
        PromptedObject object = PromptedObject.single(ObjectPrompts.of(Point.foreground(3, 3)));
        assertThat(Overlay.draw(picture, List.of(object), List.of(Mask.empty(1200, 10)), true)
                        .size())
                .isEqualTo(picture.size());
    }

    private static ByteImage draw(int gray, Prompt prompt) {
        return draw(gray, prompt, false);
    }

    private static ByteImage draw(int gray, Prompt prompt, boolean numbered) {
        byte[] values = new byte[96 * 96];
        Arrays.fill(values, (byte) gray);
        PromptedObject object = PromptedObject.single(ObjectPrompts.of(prompt));
        return Overlay.draw(ByteImage.gray(new Size(96, 96), values), List.of(object), List.of(SQUARE), numbered);
    }

    private static int[] rgb(ByteImage image, int x, int y) {
        return new int[] {image.value(x, y, 0), image.value(x, y, 1), image.value(x, y, 2)};
    }

    private static int luminance(ByteImage image, int x, int y) {
        return (299 * image.value(x, y, 0) + 587 * image.value(x, y, 1) + 114 * image.value(x, y, 2)) / 1000;
    }
}
