package dev.margo.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.evaluate.RoundScore.Turn;
import dev.margo.mask.Mask;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReleasedScoresTest {
    private static final Optional<Turn> ANSWER = Optional.of(new Turn("box", 0, 0, 0));

    private static Mask column(int at) {
        return Mask.of(12, 5, (x, y) -> x == at);
    }

    private static ClassMask mask(int image, String label, Optional<Turn> turn) {
        return ClassMask.of("d", "p%s.png".formatted(image), label, turn, column(image));
    }

    @Test
    void anAbsentClassShiftsThePairsOfTheReleasedCodeAndNotOfNames() {
        ReleasedScores scores = new ReleasedScores();
        for (int image : new int[] {10, 1, 2}) { // by digits 1, 2, 10
            scores.add(mask(image, "1", Optional.empty()));
            scores.add(mask(image, "1", ANSWER));
        }
        scores.add(mask(2, "7", Optional.empty()));
        scores.add(mask(10, "7", Optional.empty()));
        scores.add(mask(2, "7", ANSWER));
        scores.add(mask(10, "7", ANSWER));
        // of class 7: the answer for p2 meets p1, which lacks it; the one for p10 meets p2, where it is elsewhere
        assertThat(scores.lines()).containsExactly("d,1,box,0,0,3,1.0,3,1.0", "d,7,box,0,0,1,0.0,2,1.0");
    }

    @Test
    void aClassThatIsTooSmallToBeAskedForIsMissed() {
        ReleasedScores scores = new ReleasedScores();
        scores.add(mask(1, "1", Optional.empty()));
        scores.add(mask(2, "1", Optional.empty()));
        scores.add(mask(1, "1", ANSWER));
        assertThat(scores.lines()).containsExactly("d,1,box,0,0,1,1.0,2,0.5");
    }

    @Test
    void picturesWhoseNumbersAreWrittenDifferentlyAreDifferent() {
        ReleasedScores scores = new ReleasedScores();
        for (String image : new String[] {"p1.png", "p01.png"}) {
            scores.add(ClassMask.of("d", image, "1", Optional.empty(), column(1)));
            scores.add(ClassMask.of("d", image, "1", ANSWER, column(1)));
        }
        assertThat(scores.lines()).containsExactly("d,1,box,0,0,2,1.0,2,1.0");
    }

    @Test
    void masksComeBackFromTheJournalAsTheyWere() {
        assertThat(ClassMask.parse(mask(3, "0/1", ANSWER).line())).isEqualTo(mask(3, "0/1", ANSWER));
        assertThat(ClassMask.parse(mask(3, "1", Optional.empty()).line())).isEqualTo(mask(3, "1", Optional.empty()));
    }
}
