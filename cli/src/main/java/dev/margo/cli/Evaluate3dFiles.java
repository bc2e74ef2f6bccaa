package dev.margo.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.margo.cli.Evaluate3dRun.Evaluated;
import dev.margo.evaluate.EvaluationResult;
import dev.margo.evaluate.volume.VolumeMeasure;
import dev.margo.evaluate.volume.VolumePlan;
import dev.margo.evaluate.volume.VolumeSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The results of all models together. Without times, so that they are the same whenever they are made.
 *
 * @param computing how models were run
 * @param typed the command line
 */
record Evaluate3dFiles(Path out, String computing, List<String> typed) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    void write(List<Evaluated> evaluated) throws IOException {
        List<String> names = evaluated.stream().map(one -> one.model().name()).toList();
        EvaluationFiles.write(out.resolve(EvaluationFiles.SUMMARY), EvaluationFiles.summaryCsv(out, names));
        EvaluationFiles.write(out.resolve("summary.json"), EvaluationFiles.text(summaryJson(evaluated)));
        EvaluationFiles.write(out.resolve("settings.json"), EvaluationFiles.text(settings(evaluated)));
    }

    private static ObjectNode summaryJson(List<Evaluated> evaluated) {
        ObjectNode root = JSON.objectNode();
        ArrayNode models = root.putArray("models");
        for (Evaluated one : evaluated) {
            ObjectNode model = models.addObject().put("name", one.model().name());
            ArrayNode rows = model.putArray("rows");
            one.result().summary().rows().forEach(row -> rows.add(json(row)));
            model.set("skipped", EvaluationFiles.json(one.result().skipped()));
        }
        return root;
    }

    private static ObjectNode json(VolumeSummary.Row row) {
        ObjectNode node = JSON.objectNode()
                .put("dataset", row.dataset())
                .put("start", row.turn().start())
                .put("settings", row.turn().settings());
        ObjectNode measures = node.putObject("measures");
        for (VolumeMeasure measure : VolumeMeasure.values()) {
            if (row.estimates().containsKey(measure)) {
                measures.set(
                        measure.label(), EvaluationFiles.json(row.estimates().get(measure)));
            }
        }
        return node;
    }

    private ObjectNode settings(List<Evaluated> evaluated) throws IOException {
        VolumePlan plan = evaluated.get(0).plan();
        ObjectNode root = EvaluationFiles.settings(typed, computing);
        root.put("seed", plan.seed()).put("nsdToleranceMm", plan.nsdToleranceMm());
        root.putObject("objects")
                .put("connectedPieces", plan.objects().pieces())
                .put("leastVoxels", plan.objects().leastVoxels());
        ArrayNode models = root.putArray("models");
        for (Evaluated one : evaluated) {
            ObjectNode model = EvaluationFiles.json(one.model(), one.sha256(), one.fingerprint());
            ArrayNode protocols = model.putArray("protocols");
            one.plan()
                    .protocols()
                    .forEach(protocol -> protocols.add(JSON.objectNode()
                            .put("start", protocol.startLabel())
                            .put("settings", protocol.label())
                            .setAll(PresetFile.json(protocol.settings()))));
            models.add(model);
        }
        ArrayNode datasets = root.putArray("datasets");
        for (EvaluationResult.Dataset dataset : evaluated.get(0).result().datasets()) {
            datasets.addObject()
                    .put("name", dataset.name())
                    .put("files", dataset.files())
                    .put("volumes", dataset.images())
                    .put("objects", dataset.objects())
                    .put("sha256", dataset.hash());
        }
        return root;
    }
}
