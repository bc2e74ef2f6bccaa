package dev.margo.annotate.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page's modules: claims about them that need no browser, and rules that they all keep. */
class PageModulesTest {
    private static final Path PAGE = Path.of("src/main/resources/dev/margo/annotate/page");
    private static final Pattern IMPORTED = Pattern.compile("from \"([^\"]+)\"");
    private static final Pattern OUTSIDE = Pattern.compile("https?://(?!www\\.w3\\.org/)|//cdn|@import");
    private static final Pattern INLINE = Pattern.compile(
            "innerHTML|outerHTML|insertAdjacentHTML|\\beval\\(|new Function|<style|<script>| style=|cssText");

    @Test
    @NeedsNode
    void theClaimsOfTheirOwnTests(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("package.json"), "{\"type\": \"module\"}");
        for (Path file : files()) {
            Path copy = folder.resolve("page").resolve(PAGE.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
        NodeScript.Outcome outcome = NodeScript.run(
                folder.resolve("output.txt"),
                Map.of("MARGO_PAGE", folder.resolve("page").toString()),
                "--test",
                "modules.test.mjs");
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("# fail 0").doesNotContain("# pass 0");
    }

    @Test
    void everyImportIsAFileOfThePageAndAllModulesAreReached() throws Exception {
        List<Path> reached = new ArrayList<>(List.of(PAGE.resolve("app/main.js")));
        for (int i = 0; i < reached.size(); i++) {
            Matcher imports = IMPORTED.matcher(Files.readString(reached.get(i)));
            while (imports.find()) {
                Path imported = reached.get(i).resolveSibling(imports.group(1)).normalize();
                assertThat(imported).isRegularFile();
                if (!reached.contains(imported)) {
                    reached.add(imported);
                }
            }
        }
        assertThat(reached).containsExactlyInAnyOrderElementsOf(modules());
    }

    @Test
    void everyModuleSaysItsPurposeFirst() throws Exception {
        for (Path module : modules()) {
            assertThat(Files.readString(module)).as(module.toString()).startsWith("// ");
        }
    }

    @Test
    void nothingIsAskedOfOtherServersAndNothingIsInline() throws Exception {
        for (Path file : files()) {
            String text = Files.readString(file);
            assertThat(OUTSIDE.matcher(text).find())
                    .as(file + " asks another server")
                    .isFalse();
            assertThat(INLINE.matcher(text).find())
                    .as(file + " has inline script or style")
                    .isFalse();
        }
    }

    private static List<Path> modules() throws IOException {
        return files().stream().filter(file -> file.toString().endsWith(".js")).toList();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(PAGE)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
