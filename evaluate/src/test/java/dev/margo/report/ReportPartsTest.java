package dev.margo.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.margo.evaluate.Correction;
import dev.margo.evaluate.InteractiveProtocol;
import dev.margo.evaluate.Start;
import dev.margo.mask.Mask;
import dev.margo.mask.PixelBox;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ReportPartsTest {

    @Test
    void numbersArePrintedAlike() {
        assertThat(Numbers.share(0.87349)).isEqualTo("0.873");
        assertThat(Numbers.share(Double.NaN)).isEqualTo("–");
        assertThat(Numbers.difference(0.0123)).isEqualTo("+0.012");
        assertThat(Numbers.difference(-0.0345)).startsWith("−0.03");
        assertThat(Numbers.difference(-0.0001)).isEqualTo("0.000");
        assertThat(Numbers.difference(Double.POSITIVE_INFINITY)).isEqualTo("–");
        assertThat(Numbers.fixed(-0.0001, 2)).isEqualTo("0.00");
        assertThat(Numbers.percent(OptionalDouble.of(0.336))).isEqualTo("34\u202F%");
        assertThat(Numbers.percent(OptionalDouble.empty())).isEqualTo("–");
        assertThat(Numbers.count(9999)).isEqualTo("9999");
        assertThat(Numbers.count(1234567)).isEqualTo("1\u202F234\u202F567");
        assertThat(Numbers.counted(1, "image")).isEqualTo("1 image");
        assertThat(Numbers.counted(0, "image")).isEqualTo("0 images");
        assertThat(Numbers.tick(-0.05)).isEqualTo("−0.05");
        assertThat(Numbers.tick(0.30000000000000004)).isEqualTo("0.3");
        assertThat(Numbers.tick(100000)).isEqualTo("100\u202F000");
        assertThat(Numbers.coordinate(-10.5)).isEqualTo("-10.5");
        assertThat(Numbers.coordinate(100)).isEqualTo("100");
    }

    @Test
    void aScaleHasRoundEndsAndTicks() {
        Scale scale = Scale.around(DoubleStream.of(0.13, -0.022, Double.NaN), 0, 0, 200);
        assertThat(scale.low()).isCloseTo(-0.05, within(1e-12));
        assertThat(scale.high()).isCloseTo(0.15, within(1e-12));
        assertThat(scale.ticks()).hasSize(5);
        assertThat(scale.at(0)).isCloseTo(50, within(1e-9));
        assertThat(Scale.around(DoubleStream.empty(), 0, 0, 1).ticks()).isNotEmpty();
    }

    @Test
    void countsFarApartLieOnALogarithmicScale() {
        Scale sizes = Scale.fitting(new double[] {20, 5000}, 0, 100);
        assertThat(sizes.logarithmic()).isTrue();
        assertThat(sizes.ticks()).containsExactly(100.0, 1000.0);
        assertThat(sizes.at(5000)).isCloseTo(100, within(1e-9));
        assertThat(Scale.fitting(new double[] {0.01, 1}, 0, 100).logarithmic()).isFalse();
        assertThat(Scale.fitting(new double[] {7, 7}, 0, 100).at(7)).isFinite();
    }

    @Test
    void longNamesAreWrappedAndCut() {
        double room = Lettering.width("cervical spinal ", 12);
        List<String> lines = Lettering.wrap("cervical spinal cord, grey matter", 12, room, 2);
        assertThat(lines.get(0)).isEqualTo("cervical spinal");
        assertThat(lines.get(1)).endsWith("…");
        List<String> unbroken = Lettering.wrap("x".repeat(100), 12, room, 3);
        assertThat(unbroken).hasSize(3).allMatch(line -> Lettering.width(line, 12) <= room);
        assertThat(Lettering.wrap("", 12, room, 2)).containsExactly("");
        assertThat(Lettering.cut("😀😀😀😀", 12, 26)).doesNotContain("\uFFFD").endsWith("…");
    }

    @Test
    void roundsAreChosenEvenly() {
        assertThat(Rounds.shown(7, 9)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(Rounds.shown(31, 5)).containsExactly(0, 8, 16, 23, 31);
        assertThat(Rounds.note(7, Rounds.shown(7, 9))).isEmpty();
    }

    @Test
    void protocolsAreTold() {
        String label = InteractiveProtocol.medicoSam(Start.box()).label();
        assertThat(Names.protocol(label)).isEqualTo("Start with a box");
        assertThat(Names.corrections(label))
                .isEqualTo(
                        "corrected by a click where the answer misses the object and one where it is wrong; each answer"
                                + " shown to the model again");
        String own = new InteractiveProtocol(
                        new Start("loose-box", Start.box().rule()),
                        new Correction("mine", Correction.pair().rule()),
                        1,
                        false,
                        1)
                .label();
        assertThat(Names.protocol(own)).isEqualTo("Start with loose-box");
        assertThat(Names.protocol("box-loose-0.1")).isEqualTo("box-loose-0.1");
        assertThat(Names.protocol("my own")).isEqualTo("my own");
    }

    @Test
    void markupIsClosedAndEscaped() {
        Markup markup = new Markup().open("p", "class", "\"<&").text("a < b & c > d\u0000");
        assertThatThrownBy(markup::toString)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("<p>");
        assertThat(markup.close().toString())
                .isEqualTo("<p class=\"&quot;&lt;&amp;\">a &lt; b &amp; c &gt; d\uFFFD</p>\n");
        assertThatThrownBy(() -> markup.style("a > b { } <")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWindowHoldsObjectAndAnswerAndStaysOnThePicture() {
        Mask truth = Mask.of(300, 200, (x, y) -> x >= 250 && x < 290 && y < 20);
        Mask answer = Mask.of(300, 200, (x, y) -> x >= 280 && y < 30);
        PixelBox window = CropWindow.around(truth, answer);
        assertThat(window.width()).isEqualTo(window.height()).isEqualTo(80); // 50 columns, and 0.3 of them on each side
        assertThat(window.x1()).isEqualTo(299);
        assertThat(window.y0()).isZero();
        assertThat(window.x0()).isLessThanOrEqualTo(250);
        Mask small = Mask.of(30, 200, (x, y) -> x == 5 && y == 199);
        assertThat(CropWindow.around(small, Mask.empty(30, 200))).isEqualTo(new PixelBox(0, 152, 29, 199));
    }
}
