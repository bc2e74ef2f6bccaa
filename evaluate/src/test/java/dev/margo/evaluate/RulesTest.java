package dev.margo.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.margo.dataset.Sample;
import dev.margo.image.ByteImage;
import dev.margo.image.Size;
import dev.margo.mask.LabelImage;
import dev.margo.mask.Mask;
import dev.margo.mask.PixelBox;
import dev.margo.metric.Overlap;
import dev.margo.prompt.Point;
import dev.margo.simulate.LargestErrorCentre;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RulesTest {
    private static final RandomGenerator RANDOM = RandomGenerator.getDefault();

    @Test
    void theEllipseTouchesTheFourSidesOfItsBox() {
        PixelBox box = new PixelBox(10, 20, 49, 39);
        Mask ellipse = InscribedEllipse.in(box, 80, 60);
        assertThat(ellipse.bounds()).contains(box);
        assertThat(ellipse.area()).isCloseTo((int) (Math.PI * 20 * 10), within(8));
        Mask filled = Mask.of(80, 60, box::contains);
        double quarter = Math.PI / 4;
        assertThat(Overlap.of(filled, ellipse).dice()).isCloseTo(2 * quarter / (1 + quarter), within(5e-3));
    }

    @Test
    void theEllipseInThinBoxesIsTheBox() {
        for (PixelBox box : List.of(new PixelBox(4, 4, 4, 4), new PixelBox(0, 7, 1, 8))) {
            assertThat(InscribedEllipse.in(box, 10, 10)).isEqualTo(Mask.of(10, 10, box::contains));
        }
        assertThat(InscribedEllipse.in(new PixelBox(0, 0, 9, 0), 10, 10).isEmpty())
                .isFalse();
    }

    @Test
    void clicksTheMiddleOfTheDeeperError() {
        Mask object = Mask.of(60, 40, (x, y) -> x >= 10 && x < 40 && y >= 10 && y < 30);
        Mask missesMore = Mask.of(60, 40, (x, y) -> x >= 25 && x < 45 && y >= 10 && y < 30);
        assertThat(click(object, missesMore)).containsExactly(Point.foreground(17, 17));
        Mask coversMore = Mask.of(60, 40, (x, y) -> x >= 15 && x < 55 && y >= 10 && y < 30);
        assertThat(click(object, coversMore)).containsExactly(Point.background(47, 17));
        assertThat(click(object, object)).isEmpty();
    }

    private static List<Point> click(Mask object, Mask answer) {
        return new LargestErrorCentre().correct(object, answer, RANDOM);
    }

    @Test
    void piecesAreObjectsIfLargeEnough() {
        LabelImage labels = LabelImage.of(9, 3, new int[] {
            1, 1, 0, 0, 0, 0, 2, 2, 2, //
            1, 1, 0, 0, 1, 1, 0, 0, 0, //
            0, 0, 0, 0, 1, 0, 0, 0, 0
        });
        Sample picture = picture(List.of(labels));
        assertThat(names(new ObjectRule(true, 3, 100), picture)).containsExactly("1.1", "1.2", "2.1");
        assertThat(names(new ObjectRule(true, 4, 100), picture)).containsExactly("1.1");
        assertThat(names(new ObjectRule(false, 4, 100), picture)).containsExactly("1");
        assertThat(names(new ObjectRule(false, 1, 100), picture(List.of(labels, labels))))
                .containsExactly("0/1", "0/2", "1/1", "1/2");
    }

    @Test
    void ofTooManyObjectsTheSameAreDrawnForTheSameSeed() {
        int[] ids = new int[900];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = 1 + i / 9;
        }
        Sample picture = picture(List.of(LabelImage.of(30, 30, ids)));
        ObjectRule ten = new ObjectRule(false, 1, 10);
        List<String> drawn = names(ten, picture);
        assertThat(drawn).hasSize(10).isEqualTo(names(ten, picture));
        assertThat(ten.in("d", picture, 2).stream().map(ObjectRule.Wanted::name).toList())
                .isNotEqualTo(drawn);
        assertThatThrownBy(() -> new ObjectRule(false, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> names(ObjectRule rule, Sample picture) {
        return rule.in("d", picture, 1).stream().map(ObjectRule.Wanted::name).toList();
    }

    private static Sample picture(List<LabelImage> layers) {
        Size size = new Size(layers.get(0).width(), layers.get(0).height());
        return new Sample("p", ByteImage.gray(size, new byte[size.area()]), layers, Optional.empty());
    }

    @Test
    void labelsOfAnotherSizeThanThePictureAreRefused() {
        List<LabelImage> layers = List.of(LabelImage.of(2, 2, new int[4]));
        ByteImage picture = ByteImage.gray(new Size(2, 3), new byte[6]);
        assertThatThrownBy(() -> new Sample("p", picture, layers, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 x 3");
    }

    @Test
    void fieldsComeBackAsTheyWere() {
        List<String> fields = List.of("plain", "a, b", "the \"quoted\"", "", "#end", "ümläut");
        assertThat(Csv.fields(Csv.line(fields))).isEqualTo(fields);
        assertThat(Csv.line(fields)).doesNotStartWith("#");
        List<String> broken = new ArrayList<>(List.of("a\nb", " ", "c\r"));
        broken.forEach(
                name -> assertThatThrownBy(() -> Csv.requirePlain(name)).isInstanceOf(IllegalArgumentException.class));
    }
}
