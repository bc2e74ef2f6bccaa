package dev.margo.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.mask.Mask;
import dev.margo.testkit.Phantom;
import dev.margo.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages show is what was compiled and run. */
class ExamplesTest {
    private static final Path ROOT = Shared.repositoryRoot();

    @TempDir
    Path folder;

    /** The bundled picture is the phantom of seed 102; the organ in the box is its sixth. */
    @Test
    void theReadmesExampleFindsTheOrgan() throws IOException {
        Path maskFile = folder.resolve("organ.png");
        Mask organ = SegmentASlice.segment(
                ROOT.resolve("examples/phantom.safetensors"), ROOT.resolve("examples/phantom.png"), maskFile);
        assertThat(maskFile).exists();
        assertThat(dice(organ, Phantom.of(102, 320).mask(7))).isGreaterThan(0.85);
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
        String source = Files.readString(ROOT.resolve("docs/examples/dev/margo/example/SegmentASlice.java"));
        Matcher marked = Pattern.compile("// README begins\n(.*)\\s*// README ends", Pattern.DOTALL)
                .matcher(source);
        assertThat(marked.find()).isTrue();
        String shown = marked.group(1).stripIndent().strip();
        assertThat(Files.readString(ROOT.resolve("README.md"))).contains("```java\n" + shown + "\n```");
    }

    @Test
    void everyLinkToAFileOfThisCheckoutLeadsSomewhere() throws IOException {
        for (String page :
                new String[] {"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "docs/start.md", "docs/exactness.md"
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
