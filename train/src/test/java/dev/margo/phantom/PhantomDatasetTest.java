package dev.margo.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.dataset.Sample;
import dev.margo.mask.LabelImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PhantomDatasetTest {

    @ParameterizedTest
    @EnumSource(PhantomKind.class)
    void everyKindHasObjectsAndTheSizesItPromises(PhantomKind kind) {
        PhantomDataset phantoms = new PhantomDataset(20, 5, List.of(kind));
        for (int i = 0; i < phantoms.size(); i++) {
            Sample sample = phantoms.read(i);
            assertThat(sample.picture().channels()).isEqualTo(kind.channels());
            assertThat(sample.picture().width()).isBetween(192, 384);
            assertThat(sample.picture().height()).isBetween(192, 384);
            assertThat(sample.layers())
                    .isNotEmpty()
                    .allSatisfy(layer -> assertThat(layer.sizes()).isNotEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource(PhantomKind.class)
    void noPictureIsFlat(PhantomKind kind) {
        PhantomDataset phantoms = new PhantomDataset(10, 9, List.of(kind));
        for (int i = 0; i < phantoms.size(); i++) {
            byte[] values = phantoms.read(i).picture().bytes();
            assertThat(IntStream.range(0, values.length).map(at -> values[at]).distinct())
                    .hasSizeGreaterThan(15);
        }
    }

    @Test
    void aSampleFollowsFromSeedAndIndexAloneInAnyOrder() {
        PhantomDataset few = new PhantomDataset(8, 11);
        PhantomDataset many = new PhantomDataset(1_000_000, 11);
        List<Sample> forwards = IntStream.range(0, 8).mapToObj(few::read).toList();
        List<Sample> parallel =
                IntStream.range(0, 8).parallel().mapToObj(many::read).toList();
        assertThat(parallel).isEqualTo(forwards);
    }

    @Test
    void seedsAndIndicesGiveDifferentPictures() {
        PhantomDataset phantoms = new PhantomDataset(4, 1);
        assertThat(phantoms.read(0)).isNotEqualTo(phantoms.read(1));
        assertThat(phantoms.read(0)).isNotEqualTo(new PhantomDataset(4, 2).read(0));
    }

    @Test
    void everyPhantomIsAPatientOfItsOwn() {
        PhantomDataset phantoms = new PhantomDataset(50, 1);
        assertThat(phantoms.name()).isEqualTo("phantoms");
        assertThat(IntStream.range(0, 50).mapToObj(phantoms::patient)).doesNotHaveDuplicates();
    }

    @Test
    void idsOfDifferentObjectsDifferAcrossLayersToo() {
        PhantomDataset phantoms = new PhantomDataset(30, 3);
        for (int i = 0; i < phantoms.size(); i++) {
            List<Integer> ids = phantoms.read(i).layers().stream()
                    .map(LabelImage::sizes)
                    .flatMap(sizes -> sizes.keySet().stream())
                    .toList();
            assertThat(ids).doesNotHaveDuplicates();
        }
    }

    @Test
    void whatIsNotThereIsRefused() {
        assertThatThrownBy(() -> new PhantomDataset(3, 1).read(3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new PhantomDataset(3, 1).patient(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new PhantomDataset(-1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PhantomDataset(3, 1, List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
