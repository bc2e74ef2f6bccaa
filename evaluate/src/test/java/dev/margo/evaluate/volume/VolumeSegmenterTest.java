package dev.margo.evaluate.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.dataset.LabelledVolume;
import dev.margo.prompt.Box;
import dev.margo.prompt.ObjectPrompts;
import dev.margo.segment.EmbeddedImage;
import dev.margo.segment.Multimask;
import dev.margo.segment.Segmenter;
import dev.margo.tensor.Device;
import dev.margo.testkit.Golden;
import dev.margo.volume.VolumePictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VolumeSegmenterTest {
    @TempDir
    private Path folder;

    @Test
    void aSliceIsEncodedOnceAndItsEmbeddingGoesWithTheVolume() throws IOException {
        Path slices = Files.createDirectory(folder.resolve("slices"));
        LabelledVolume volume = MadeVolumes.source(folder, "made", 1).readVolume(0);
        VolumePictures pictures = new VolumePictures(volume.volume(), volume.axis(), 0, volume.window()).alike();
        ObjectPrompts box = ObjectPrompts.of(new Box(5, 5, 30, 20));
        try (Segmenter segmenter = Segmenter.load(Golden.path("sam_tiny/sam_tiny.pth"), Device.cpu());
                EmbeddedImage alone = segmenter.embed(pictures.picture(4))) {
            try (VolumeSubject.Seen seen =
                    VolumeSubject.of("tiny", segmenter, slices).look(pictures)) {
                for (int slice : List.of(4, 5, 4, 5)) {
                    seen.encode(slice);
                    seen.predict(slice, box, Multimask.NEVER);
                }
                assertThat(files(slices)).hasSize(2);
                assertThat(seen.predict(4, box, Multimask.NEVER))
                        .isEqualTo(alone.predict(box, Multimask.NEVER).best().mask());
            }
            assertThat(slices).isEmptyDirectory();
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).toList();
        }
    }
}
