package dev.margo.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.margo.checkpoint.Checkpoint;
import dev.margo.checkpoint.StoredTensor;
import dev.margo.sam.BoxMask;
import dev.margo.sam.CheckpointMismatchException;
import dev.margo.segment.Focus;
import dev.margo.segment.LoadOptions;
import dev.margo.segment.ModelInfo;
import dev.margo.segment.Segmenter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What {@code margo info} says of a checkpoint. */
final class CheckpointFacts {
    private CheckpointFacts() {}

    static ObjectNode of(Path file) throws IOException {
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            ObjectNode facts = JsonNodeFactory.instance.objectNode();
            facts.put("file", file.toString());
            facts.put("kind", "checkpoint");
            facts.put("container", checkpoint.format().label());
            facts.put("fileBytes", checkpoint.fileSize());
            facts.put("tensors", checkpoint.tensors().size());
            putDtypes(facts.putObject("dtypes"), checkpoint);
            ArrayNode notes = facts.putArray("notes");
            checkpoint.notes().forEach(notes::add);
            putModel(facts, checkpoint);
            return facts;
        }
    }

    private static void putDtypes(ObjectNode node, Checkpoint checkpoint) {
        Map<String, Integer> counts = new TreeMap<>();
        for (StoredTensor tensor : checkpoint.tensors()) {
            counts.merge(tensor.dtype().torchName(), 1, Integer::sum);
        }
        counts.forEach(node::put);
    }

    private static void putModel(ObjectNode facts, Checkpoint checkpoint) throws IOException {
        try {
            ModelInfo info = Segmenter.describe(checkpoint, LoadOptions.defaults());
            facts.put("architecture", info.architecture());
            facts.put("parameters", info.parameters());
            facts.put("imageSize", info.imageSize());
            facts.put("preprocessing", info.preprocessing().preprocessing().label());
            facts.put("preprocessingReason", info.preprocessing().reason());
            facts.put("focus", Focus.AUTO.decide(checkpoint.metadata()).label());
            facts.put("boxMask", BoxMask.isStatedIn(checkpoint.metadata()));
            facts.put("usable", true);
        } catch (CheckpointMismatchException | IllegalArgumentException e) {
            facts.putNull("architecture");
            facts.put("usable", false);
            facts.put("reason", OneLine.of(e.getMessage()));
        }
    }
}
