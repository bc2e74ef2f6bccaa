package dev.margo.annotate.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.margo.annotate.project.Fields;
import dev.margo.annotate.project.PromptJson;
import dev.margo.annotate.project.Runs;
import dev.margo.annotate.project.SliceName;
import dev.margo.annotate.session.DocumentSession;
import dev.margo.image.VoxelGrid;
import dev.margo.prompt.Prompt;
import dev.margo.segment.Candidate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Answers hovering. A pointer is faster than a model, so only the last question is answered. */
final class Previews {
    private final AtomicLong last = new AtomicLong();

    ObjectNode answer(DocumentSession session, JsonNode json) {
        VoxelGrid grid = session.document().grid();
        SliceName slice = Fields.slice(json).requireIn(grid);
        Prompt prompt = PromptJson.parse(json.path("prompt"), SliceName.sizeOf(grid, slice.axis()));
        Optional<Integer> object = json.has("object") ? Optional.of(Fields.whole(json, "object")) : Optional.empty();
        long turn = last.incrementAndGet();
        synchronized (this) {
            Optional<Candidate> found = turn == last.get() ? session.preview(object, slice, prompt) : Optional.empty();
            ObjectNode answer = JsonNodeFactory.instance.objectNode().put("ready", found.isPresent());
            found.ifPresent(
                    best -> answer.put("mask", Runs.text(best.mask())).put("predictedIou", best.predictedIou()));
            return answer;
        }
    }
}
