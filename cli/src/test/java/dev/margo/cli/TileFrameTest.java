package dev.margo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.margo.image.Affine;
import dev.margo.image.Axis;
import dev.margo.image.PixelSpacing;
import dev.margo.image.Size;
import dev.margo.image.SliceOrientation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileFrameTest {
    /** Letters at left, right, top and bottom; y and z of RAS grow to the front and the head, so these are at the bottom. */
    @ParameterizedTest
    @CsvSource({"Z,RLAP,LRPA", "Y,RLIS,LRIS", "X,APIS,PAIS"})
    void lettersSayWhereThePatientsSidesAre(Axis axis, String lps, String ras) {
        Affine frame = Affine.spaced(1, 1, 1);
        assertThat(letters(frame, axis)).isEqualTo(lps);
        assertThat(letters(frame.flippedXy(), axis)).isEqualTo(ras);
    }

    @Test
    void aMillimetreIsAsLongAcrossAsDown() {
        TileFrame frame = TileFrame.of(
                SliceOrientation.asStored(Affine.spaced(1, 1, 1), Axis.X),
                new Size(256, 20),
                new PixelSpacing(0.5, 6.4));
        assertThat(frame.size()).isEqualTo(new Size(280, 280));
        assertThat(frame.pixelsPerMm()).isCloseTo(280 / 128.0, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"100,1,100 mm,100", "99,1,50 mm,50", "99,2.5,20 mm,50", "98,140,0.5 mm,70", "98,0.01,5000 mm,50"})
    void scaleBarsAreRound(double room, double pixelsPerMm, String text, double pixels) {
        ScaleBar bar = ScaleBar.within(room, pixelsPerMm);
        assertThat(bar.text()).isEqualTo(text);
        assertThat(bar.pixels()).isCloseTo(pixels, within(1e-9));
    }

    private static String letters(Affine toPatient, Axis axis) {
        TileFrame frame =
                TileFrame.of(SliceOrientation.asStored(toPatient, axis), new Size(4, 4), new PixelSpacing(1, 1));
        return "%s%s%s%s"
                .formatted(
                        frame.orientation().left(),
                        frame.orientation().right(),
                        frame.orientation().top(),
                        frame.orientation().bottom());
    }
}
