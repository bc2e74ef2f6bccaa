package dev.margo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.image.Size;
import dev.margo.io.raster.RasterWriter;
import dev.margo.prompt.Box;
import dev.margo.prompt.ObjectPrompts;
import dev.margo.prompt.Point;
import dev.margo.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptsFileTest {
    @TempDir
    private Path folder;

    @Test
    void theSchemaInTheHelpIsAValidFile() throws IOException {
        String help = Cli.run("segment", "--help").out();
        int begin = help.indexOf("{\"objects\"");
        String schema = help.substring(begin, help.indexOf("\nNames of mask files", begin));
        RasterWriter.writeMask(folder.resolve("rough.png"), new Size(2, 1), new boolean[] {true, false});
        List<PromptedObject> objects = read(schema);
        assertThat(objects).extracting(PromptedObject::id).containsExactly(1, 2, 3, 4);
        assertThat(objects.get(0).name()).isEqualTo("liver");
        assertThat(objects.get(0).prompts().prompts()).hasSize(3);
    }

    @Test
    void theExampleIsValid() throws IOException {
        Path examples = Shared.repositoryRoot().resolve("examples");
        assertThat(PromptsFile.read(examples.resolve("phantom.json"))).hasSize(4);
    }

    @Test
    void idsCountFromOneAndLabelsMeanTheObjectWhereLeftOut() throws IOException {
        List<PromptedObject> objects = read(
                "\ufeff{\"objects\": [{\"prompts\": [{\"point\": [1, 2]}]}, {\"prompts\": [{\"box\": [1, 2, 3, 4.5]}]}]}");
        assertThat(objects)
                .containsExactly(
                        new PromptedObject(1, "", ObjectPrompts.of(Point.foreground(1, 2))),
                        new PromptedObject(2, "", ObjectPrompts.of(new Box(1, 2, 3, 4.5))));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"objects": [{"prompts": [{"boxx": [1,2,3,4]}]}]}        | objects[0].prompts[0]: unknown key 'boxx'; did you mean 'box'?
            {"object": []}                                           | unknown key 'object'; did you mean 'objects'?
            {"objects": [{"prompt": []}]}                            | objects[0]: unknown key 'prompt'; did you mean 'prompts'?
            {"objects": [{"colour": 1}]}                             | write one of id, name, prompts
            []                                                       | a JSON array; expected an object with objects
            {"objects": {}}                                          | objects is a JSON object; expected an array
            {"objects": []}                                          | expected at least one
            {}                                                       | objects is missing
            {"objects": [{}]}                                        | objects[0].prompts is missing
            {"objects": [{"prompts": []}]}                           | expected at least one prompt
            {"objects": [{"prompts": [{}]}]}                         | expected one of box
            {"objects": [{"prompts": [{"box":[1,2,3,4],"point":[1,2]}]}]} | [box, point]
            {"objects": [{"prompts": [{"box":[1,2,3]}]}]}            | objects[0].prompts[0].box has 3 values; expected 4
            {"objects": [{"prompts": [{"box":[1,2,"x",4]}]}]}        | objects[0].prompts[0].box[2] is "x"; expected a number
            {"objects": [{"prompts": [{"box":[9,2,3,4]}]}]}          | objects[0].prompts[0]: box corners out of order
            {"objects": [{"prompts": [{"point":[1e999,2]}]}]}        | finite
            {"objects": [{"prompts": [{"point":[1,2],"label":"x"}]}]} | label 'x' is unknown
            {"objects": [{"prompts": [{"box":[1,2,3,4],"label":"+"}]}]} | a box has no label
            {"objects": [{"prompts": [{"mask": 7}]}]}                | a JSON number; expected a string
            {"objects": [{"id": 0, "prompts": []}]}                  | objects[0].id is 0; expected a whole number 1..65535
            {"objects": [{"id": 1.5, "prompts": []}]}                | objects[0].id is 1.5
            {"objects": [{"id":2,"prompts":[{"point":[1,2]}]},{"prompts":[{"point":[1,2]}]}]} | objects[1] has id 2, which an earlier
            {"objects": [{"id":1,"id":2}]}                           | Duplicate
            {"objects": []} x                                        | not JSON at line 1
            {"objects": [                                            | not JSON at line 1
            """)
    void whatIsNotInTheSchemaIsToldWithItsPlace(String text, String words) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(words)
                .hasMessageStartingWith(folder.resolve("prompts.json") + ": ");
    }

    @Test
    void deepNestingEndsInAMessage() {
        assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(UsageException.class);
    }

    private List<PromptedObject> read(String text) throws IOException {
        return PromptsFile.read(Files.writeString(folder.resolve("prompts.json"), text));
    }
}
