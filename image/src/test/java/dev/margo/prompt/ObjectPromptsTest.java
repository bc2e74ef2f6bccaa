package dev.margo.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.mask.Mask;
import dev.margo.mask.Vertex;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectPromptsTest {
    private static final Lasso LASSO = new Lasso(
            List.of(new Vertex(-0.5, -0.5), new Vertex(4.5, -0.5), new Vertex(4.5, 4.5), new Vertex(-0.5, 4.5)));

    @Test
    void everyKindComesDownToPointsABoxAndAMask() {
        Scribble scribble = new Scribble(List.of(new Vertex(0, 7), new Vertex(8, 7)), Label.BACKGROUND);
        LogitsPrompt logits = new LogitsPrompt(1, new float[1]);
        ResolvedPrompts resolved = ObjectPrompts.of(Point.foreground(1, 1), scribble, LASSO, logits)
                .resolve(10, 8);
        assertThat(resolved.points())
                .containsExactly(
                        Point.foreground(1, 1),
                        Point.background(0, 7),
                        Point.background(2, 7),
                        Point.background(4, 7),
                        Point.background(6, 7),
                        Point.background(8, 7),
                        Point.foreground(2, 2));
        assertThat(resolved.box()).contains(new Box(0, 0, 4.5, 4.5));
        assertThat(resolved.mask()).contains(logits);
    }

    @Test
    void aMeasuredLesionIsABoxClippedToTheImage() {
        assertThat(ObjectPrompts.of(Recist.of(0, 4, 8, 4)).resolve(20, 6).box()).contains(new Box(0, 0, 8, 5));
    }

    @Test
    void refinementAddsToWhatWasSaid() {
        ObjectPrompts refined = ObjectPrompts.of(new Box(0, 0, 3, 3)).with(Point.background(5, 5));
        assertThat(refined.resolve(8, 8).points()).containsExactly(Point.background(5, 5));
        assertThat(refined.resolve(8, 8).box()).contains(new Box(0, 0, 3, 3));
    }

    @Test
    void refusesTwoBoxesWhateverTheyCameFrom() {
        Box box = new Box(0, 0, 3, 3);
        for (Prompt other : List.of(box, LASSO, Recist.of(0, 0, 5, 5))) {
            assertThatThrownBy(() -> ObjectPrompts.of(box, other).resolve(8, 8))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("2 boxes")
                    .hasMessageContaining("expected at most one");
        }
    }

    @Test
    void refusesTwoMasksAndMasksOfAnotherSize() {
        BinaryMaskPrompt mask = new BinaryMaskPrompt(Mask.empty(8, 8).not());
        assertThatThrownBy(() -> ObjectPrompts.of(mask, mask).resolve(8, 8)).hasMessageContaining("2 masks");
        assertThatThrownBy(() -> ObjectPrompts.of(mask).resolve(8, 9))
                .hasMessageContaining("8 x 8 pixels, the image 8 x 9");
    }

    @Test
    void refusesNothingAtAll() {
        assertThatThrownBy(() -> ObjectPrompts.of()).hasMessageContaining("at least one");
        assertThatThrownBy(() -> new ResolvedPrompts(List.of(), Optional.empty(), Optional.empty()))
                .hasMessageContaining("at least one point, box or mask");
    }

    @ParameterizedTest
    @CsvSource({"-0.1, 3", "10, 3", "3, -1", "3, 8"})
    void refusesAClickOutsideTheImage(double x, double y) {
        assertThatThrownBy(() -> ObjectPrompts.of(Point.foreground(x, y)).resolve(10, 8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("FOREGROUND point (" + x + ", " + y + ") lies outside the 10 x 8 image");
    }

    @Test
    void acceptsTheLastPartOfTheLastPixel() {
        assertThat(ObjectPrompts.of(Point.foreground(9.99, 0)).resolve(10, 8).points())
                .hasSize(1);
    }

    @Test
    void refusesABoxBesideTheImage() {
        assertThatThrownBy(() -> ObjectPrompts.of(new Box(10, 0, 12, 3)).resolve(10, 8))
                .hasMessageContaining("outside the 10 x 8 image");
    }

    @Test
    void backgroundAloneDoesNotSayWhereTheObjectIs() {
        Scribble beside = new Scribble(List.of(new Vertex(1, 1), new Vertex(5, 1)), Label.BACKGROUND);
        assertThat(ObjectPrompts.of(Point.background(1, 1), beside).sayWhere()).isFalse();
        assertThat(ObjectPrompts.of(beside, Point.foreground(2, 2)).sayWhere()).isTrue();
        assertThat(ObjectPrompts.of(new Box(1, 1, 2, 2)).sayWhere()).isTrue();
    }
}
