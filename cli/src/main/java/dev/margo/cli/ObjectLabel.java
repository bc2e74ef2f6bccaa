package dev.margo.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What an object of a prompts file is called.
 *
 * @param id positive; its place in the file, from 1, where it has none
 * @param name for people; may be empty
 */
record ObjectLabel(int id, String name) {
    /** @param index of the object in the file, from 0 */
    static ObjectLabel read(JsonNode node, String where, int index) {
        JsonShape.requireKeys(node, where, List.of("id", "name", "prompts"));
        int id = node.has("id")
                ? JsonShape.wholeNumber(node.get("id"), where + ".id", 1, PromptedObject.MOST_ID)
                : index + 1;
        String name = node.has("name") ? JsonShape.text(node.get("name"), where + ".name") : "";
        return new ObjectLabel(id, name);
    }
}
