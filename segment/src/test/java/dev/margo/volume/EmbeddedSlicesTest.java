package dev.margo.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.image.Affine;
import dev.margo.image.Axis;
import dev.margo.image.Intensity;
import dev.margo.image.IntensityWindow;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import dev.margo.mask.Mask;
import dev.margo.mask.PixelBox;
import dev.margo.prompt.Box;
import dev.margo.prompt.ObjectPrompts;
import dev.margo.segment.EmbeddedImage;
import dev.margo.segment.EmbeddingCache;
import dev.margo.segment.Multimask;
import dev.margo.segment.Segmenter;
import dev.margo.tensor.Device;
import dev.margo.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bright ball in a volume of 12 slices, as a real network with little training sees it. */
class EmbeddedSlicesTest {
    private static final VoxelGrid GRID = new VoxelGrid(48, 40, 12, Affine.spaced(1, 1, 3));
    private static final ObjectPrompts BOX = ObjectPrompts.of(new Box(12, 10, 36, 30));

    @TempDir
    Path folder;

    private Segmenter segmenter;
    private int slicesRead;
    private final Volume volume = Volume.of(
            GRID, Volume.Layout.single(VoxelType.UINT8), Intensity.stored(Intensity.Kind.ARBITRARY), (z, t) -> {
                slicesRead++;
                return Voxels.adopt(VoxelType.UINT8, ball(z));
            });
    private final VolumePictures pictures = new VolumePictures(volume, Axis.Z, 0, IntensityWindow.range(0, 255));

    private static byte[] ball(int z) {
        byte[] slice = new byte[48 * 40];
        for (int i = 0; i < slice.length; i++) {
            double distance = Math.hypot(Math.hypot(i % 48 - 24, i / 48 - 20), 2.5 * (z - 6));
            slice[i] = (byte) (distance < 13 ? 200 : 30 + (i * 31 + z * 17) % 20);
        }
        return slice;
    }

    @BeforeEach
    void load() throws IOException {
        segmenter = Segmenter.load(Golden.path("sam_tiny/sam_tiny.pth"), Device.cpu());
    }

    @AfterEach
    void close() {
        segmenter.close();
    }

    private EmbeddedSlices slices(int inMemory) throws IOException {
        return new EmbeddedSlices(segmenter, pictures, EmbeddingCache.in(folder), inMemory);
    }

    @Test
    void answersAsTheSliceAloneWould() throws IOException {
        try (EmbeddedSlices slices = slices(2);
                EmbeddedImage alone = segmenter.embed(pictures.picture(5))) {
            assertThat(slices.predict(5, BOX, Multimask.NEVER))
                    .isEqualTo(alone.predict(BOX, Multimask.NEVER).best().mask());
        }
    }

    @Test
    void whatIsCarriedIsAnsweredAsTheSliceAloneWould() throws IOException {
        Mask previous = Mask.of(48, 40, (x, y) -> x >= 13 && x < 35 && y >= 11 && y < 29);
        try (EmbeddedSlices slices = slices(2);
                EmbeddedImage alone = segmenter.embed(pictures.picture(5))) {
            PixelBox tight = previous.bounds().orElseThrow();
            assertThat(slices.carry(5, BOX, previous))
                    .isEqualTo(alone.predictCarried(BOX, tight).best().mask());
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> slices.carry(5, BOX, Mask.empty(48, 40)))
                    .withMessageContaining("nothing to carry");
        }
    }

    @Test
    void aSliceThatIsEncodedIsNotEncodedAgain() throws IOException {
        try (EmbeddedSlices slices = slices(2)) {
            slices.encode(4);
            assertThat(files()).hasSize(1);
            int read = slicesRead;
            slices.predict(4, BOX, Multimask.NEVER);
            assertThat(slicesRead).isEqualTo(read);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> slices.encode(12))
                    .withMessageContaining("slices 0 to 11");
        }
    }

    @Test
    void aSliceIsEncodedWhenItIsAskedForAndFewStayInMemory() throws IOException {
        try (EmbeddedSlices slices = slices(3)) {
            assertThat(files()).isEmpty();
            for (int slice : List.of(0, 5, 0, 7, 9, 0, 11, 5)) {
                slices.predict(slice, BOX, Multimask.NEVER);
                assertThat(slices.inMemory()).isLessThanOrEqualTo(3);
            }
            assertThat(files()).hasSize(5);
        }
    }

    @Test
    void aPropagationIsTheSameWithOneEmbeddingInMemoryAsWithAll() throws IOException {
        assertThat(propagated(1)).isEqualTo(propagated(12));
    }

    private Object propagated(int inMemory) throws IOException {
        try (EmbeddedSlices slices = slices(inMemory)) {
            PropagationSettings settings = new PropagationSettings(Projection.BOX_AND_MASK, 0.3, Between.MEETING);
            InteractiveVolume objects = new InteractiveVolume(pictures.stack(), slices, settings);
            objects.prompt(1, 6, new Box(12, 10, 36, 30));
            objects.draw(1, 9, Mask.of(48, 40, (x, y) -> Math.hypot(x - 24, y - 20) < 10));
            objects.propagate(Watch.nobody());
            return objects.masks(1);
        }
    }

    @Test
    void whatIsCancelledGoesOnWhereItWas() throws IOException {
        List<Integer> done = new ArrayList<>();
        try (EmbeddedSlices slices = slices(1)) {
            assertThatThrownBy(() -> slices.precompute(done::add, () -> done.size() == 5))
                    .isInstanceOf(CancellationException.class)
                    .hasMessageContaining("slice 5");
            assertThat(done).containsExactly(1, 2, 3, 4, 5);
            assertThat(files()).hasSize(5);
            List<Path> before = files();
            slices.precompute(done::add, () -> false);
            assertThat(done.subList(5, done.size()))
                    .isEqualTo(IntStream.rangeClosed(1, 12).boxed().toList());
            assertThat(files()).hasSize(12).containsAll(before);
            assertThat(slices.inMemory()).isZero();
        }
    }

    @Test
    void aDamagedFileIsMadeAnew() throws IOException {
        try (EmbeddedSlices slices = slices(1)) {
            Mask expected = slices.predict(5, BOX, Multimask.NEVER);
            slices.predict(6, BOX, Multimask.NEVER);
            for (Path file : files()) {
                Files.write(file, new byte[10]);
            }
            assertThat(slices.predict(5, BOX, Multimask.NEVER)).isEqualTo(expected);
        }
    }

    @Test
    void oneWindowForAllIsFittedWithoutHoldingTheVolume() {
        VolumePictures alike = new VolumePictures(volume, Axis.X, 0, IntensityWindow.minMax()).alike();
        assertThat(alike.window()).isEqualTo(new IntensityWindow.Range(30, 200));
        assertThat(alike.picture(0).width()).isEqualTo(40);
        assertThat(slicesRead).isPositive();
    }

    @Test
    void misuseIsToldInWords() throws IOException {
        assertThatIllegalArgumentException().isThrownBy(() -> slices(0));
        EmbeddedSlices closed = slices(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> closed.predict(12, BOX, Multimask.NEVER))
                .withMessageContaining("slices 0 to 11");
        closed.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> closed.predict(1, BOX, Multimask.NEVER))
                .withMessageContaining("EmbeddedSlices");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
