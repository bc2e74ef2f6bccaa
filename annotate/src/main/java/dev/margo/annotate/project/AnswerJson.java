package dev.margo.annotate.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.margo.image.Size;
import java.util.ArrayList;
import java.util.List;

/** Answers as the API and the journal write them. */
public final class AnswerJson {
    private AnswerJson() {}

    public static ObjectNode of(Answer answer) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode candidates = json.putArray("candidates");
        for (Answer.Candidate candidate : answer.candidates()) {
            candidates
                    .addObject()
                    .put("mask", Runs.text(candidate.mask()))
                    .put("area", candidate.mask().area())
                    .put("predictedIou", candidate.predictedIou())
                    .put("stability", candidate.stability());
        }
        return json.put("chosen", answer.chosen());
    }

    static Answer parse(JsonNode json, Size size) {
        List<Answer.Candidate> candidates = new ArrayList<>();
        for (JsonNode candidate : Fields.array(json, "candidates")) {
            candidates.add(new Answer.Candidate(
                    Runs.parse(size, Fields.text(candidate, "mask")),
                    Fields.number(candidate, "predictedIou"),
                    Fields.number(candidate, "stability")));
        }
        return new Answer(candidates, Fields.whole(json, "chosen"));
    }
}
