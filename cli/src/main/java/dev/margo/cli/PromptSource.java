package dev.margo.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Says which objects to segment in an image: the same for all, or from a file for each. */
@FunctionalInterface
interface PromptSource {
    /** @throws UsageException if the prompts make no sense */
    List<PromptedObject> of(Path image) throws IOException;
}
