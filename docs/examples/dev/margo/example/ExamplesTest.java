package dev.margo.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.image.Affine;
import dev.margo.image.Axis;
import dev.margo.image.Intensity;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import dev.margo.io.VolumeReader;
import dev.margo.io.VolumeWriter;
import dev.margo.mask.Mask;
import dev.margo.testkit.Phantom;
import dev.margo.testkit.Shared;
import dev.margo.volume.LabelVolume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages show is what was compiled and run. */
class ExamplesTest {
    private static final Path ROOT = Shared.repositoryRoot();
    private static final Path MODEL =
            ROOT.resolve("margo-tiny/src/main/resources/dev/margo/models/margo-tiny.safetensors");

    @TempDir
    Path folder;

    /** The bundled picture is the phantom of seed 102; the organ in the box is its sixth. */
    @Test
    void theReadmesExampleFindsTheOrgan() throws IOException {
        Path maskFile = folder.resolve("organ.png");
        Mask organ = SegmentASlice.segment(MODEL, ROOT.resolve("examples/phantom.png"), maskFile);
        assertThat(maskFile).exists();
        assertThat(dice(organ, Phantom.of(102, 320).mask(7))).isGreaterThan(0.85);
    }

    /** The bundled picture five times over. */
    @Test
    void thePagesExampleFindsTheOrganOnEverySlice() throws IOException {
        Phantom phantom = Phantom.of(102, 320);
        List<Voxels> slices = Collections.nCopies(
                5, Voxels.adopt(VoxelType.UINT8, phantom.pixels().clone()));
        VoxelGrid grid = new VoxelGrid(320, 320, 5, Affine.spaced(1, 1, 3));
        Path scan = folder.resolve("scan.nii");
        VolumeWriter.write(
                scan,
                Volume.of(
                        grid,
                        Volume.Layout.single(VoxelType.UINT8),
                        Intensity.stored(Intensity.Kind.ARBITRARY),
                        slices));
        Path labels = folder.resolve("labels.nii.gz");
        SegmentAVolume.segment(MODEL, scan, folder.resolve("embeddings"), labels);
        SortedMap<Integer, Mask> organ =
                LabelVolume.masks(VolumeReader.read(labels), Axis.Z).get(1);
        assertThat(organ.keySet()).containsExactly(0, 1, 2, 3, 4);
        assertThat(organ.values())
                .allSatisfy(mask -> assertThat(dice(mask, phantom.mask(7))).isGreaterThan(0.8));
    }

    private static double dice(Mask found, boolean[] organ) {
        boolean[] mask = found.toArray();
        int both = 0;
        int sum = 0;
        for (int i = 0; i < mask.length; i++) {
            both += mask[i] && organ[i] ? 1 : 0;
            sum += (mask[i] ? 1 : 0) + (organ[i] ? 1 : 0);
        }
        return 2.0 * both / sum;
    }

    @Test
    void theReadmeShowsTheExampleAsItWasRun() throws IOException {
        requireShown("README.md", "SegmentASlice.java", "README");
    }

    @Test
    void thePageOfVolumesShowsTheExampleAsItWasRun() throws IOException {
        requireShown("docs/how-to/volumes.md", "SegmentAVolume.java", "page");
    }

    private static void requireShown(String page, String example, String mark) throws IOException {
        String source =
                Files.readString(ROOT.resolve("docs/examples/dev/margo/example").resolve(example));
        Matcher marked = Pattern.compile("// %1$s begins\n(.*)\\s*// %1$s ends".formatted(mark), Pattern.DOTALL)
                .matcher(source);
        assertThat(marked.find()).isTrue();
        String shown = marked.group(1).stripIndent().strip();
        assertThat(Files.readString(ROOT.resolve(page))).contains("```java\n" + shown + "\n```");
    }

    @Test
    void everyLinkToAFileOfThisCheckoutLeadsSomewhere() throws IOException {
        for (String page : new String[] {
            "README.md",
            "ARCHITECTURE.md",
            "CONTRIBUTING.md",
            "docs/start.md",
            "docs/exactness.md",
            "docs/how-to/volumes.md",
            "docs/reference/prompts.md"
        }) {
            Path file = ROOT.resolve(page);
            Matcher link = Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(Files.readString(file));
            while (link.find()) {
                assertThat(file.resolveSibling(link.group(1)))
                        .as("link in " + page)
                        .exists();
            }
        }
    }
}
