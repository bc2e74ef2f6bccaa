package dev.margo.io.nrrd;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.io.ImageFormatException;
import dev.margo.io.VolumeFact;
import dev.margo.io.VolumeReader;
import dev.margo.testkit.NeedsShared;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NrrdCorpusTest {
    private static Stream<VolumeFact> facts() {
        return VolumeFact.read(NrrdCorpusTest.class, "numpy.txt");
    }

    @NeedsShared("data/formats")
    @ParameterizedTest(name = "{0}")
    @MethodSource("facts")
    void readsWhatIsThereAndRefusesTheRest(VolumeFact fact) throws IOException {
        if (fact.fails()) {
            assertThatThrownBy(() -> VolumeReader.read(fact.path())).isInstanceOf(ImageFormatException.class);
        } else {
            fact.assertSame(VolumeReader.read(fact.path()), false);
        }
    }
}
