package dev.margo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.image.ByteImage;
import dev.margo.image.Size;
import dev.margo.io.raster.RasterWriter;
import dev.margo.testkit.Phantom;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher says nothing where it fails, so it is tried here. */
class RehearsalTest {
    @TempDir
    Path folder;

    @Test
    void segmentsAndAnnotatesAPictureAndLeavesNothing() throws Exception {
        Path picture = folder.resolve("phantom.png");
        RasterWriter.writePng(
                picture, ByteImage.gray(new Size(128, 128), Phantom.of(7, 128).pixels()));

        Rehearsal.main(new String[] {picture.toString()});

        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(picture);
        }
    }

    @Test
    void tellsWhereItFails() {
        String missing = folder.resolve("missing.png").toString();

        assertThatThrownBy(() -> Rehearsal.main(new String[] {missing}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("missing.png ended with 3");
    }
}
