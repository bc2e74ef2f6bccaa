package dev.margo.cli;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.margo.cli.EvaluateRun.Evaluated;
import dev.margo.evaluate.Estimate;
import dev.margo.evaluate.EvaluationPlan;
import dev.margo.evaluate.EvaluationResult;
import dev.margo.evaluate.InteractiveProtocol;
import dev.margo.evaluate.Measure;
import dev.margo.evaluate.Summary;
import dev.margo.io.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The results of all models together. Without times, so that they are the same whenever they are made.
 *
 * @param computing how models were run
 * @param typed the command line
 */
record EvaluationFiles(Path out, EvaluationPlan plan, String computing, List<String> typed) {
    static final String SUMMARY = "summary.csv";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    void write(List<Evaluated> evaluated) throws IOException {
        List<String> names = evaluated.stream().map(one -> one.model().name()).toList();
        write(out.resolve(SUMMARY), summaryCsv(out, names));
        write(out.resolve("summary.json"), text(summaryJson(evaluated)));
        write(out.resolve("settings.json"), text(settings(evaluated)));
    }

    static void write(Path file, String text) throws IOException {
        Interruption.guard(file, () -> AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8)));
    }

    static String text(ObjectNode node) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        return JsonMapper.builder()
                        .build()
                        .writer(new DefaultPrettyPrinter()
                                .withObjectIndenter(indenter)
                                .withArrayIndenter(indenter))
                        .writeValueAsString(node)
                + "\n";
    }

    /** The models' own tables, one below the other. */
    static String summaryCsv(Path out, List<String> models) throws IOException {
        StringBuilder table = new StringBuilder();
        for (String name : models) {
            List<String> lines = Files.readAllLines(out.resolve(name).resolve(SUMMARY));
            if (table.isEmpty()) {
                table.append("model,").append(lines.get(0)).append('\n');
            }
            lines.stream()
                    .skip(1)
                    .forEach(line -> table.append(name).append(',').append(line).append('\n'));
        }
        return table.toString();
    }

    // --- summary.json ---------------------------------------------------------------------------------------------

    private static ObjectNode summaryJson(List<Evaluated> evaluated) {
        ObjectNode root = JSON.objectNode();
        ArrayNode models = root.putArray("models");
        for (Evaluated one : evaluated) {
            ObjectNode model = models.addObject().put("name", one.model().name());
            ArrayNode rounds = model.putArray("rounds");
            one.result().summary().rounds().forEach(round -> rounds.add(json(round)));
            ArrayNode clicks = model.putArray("promptsToDice90");
            one.result().summary().clicks().forEach(count -> clicks.add(json(count)));
            model.set("skipped", json(one.result().skipped()));
        }
        return root;
    }

    static ArrayNode json(List<EvaluationResult.Skipped> files) {
        ArrayNode skipped = JSON.arrayNode();
        for (EvaluationResult.Skipped file : files) {
            skipped.addObject()
                    .put("dataset", file.dataset())
                    .put("file", file.file())
                    .put("reason", file.reason());
        }
        return skipped;
    }

    private static ObjectNode json(Summary.Round round) {
        ObjectNode node = JSON.objectNode()
                .put("dataset", round.dataset())
                .put("protocol", round.protocol())
                .put("round", round.round());
        ObjectNode measures = node.putObject("measures");
        for (Measure measure : Measure.values()) {
            if (measure != Measure.MILLISECONDS && round.estimates().containsKey(measure)) {
                measures.set(measure.label(), json(round.estimates().get(measure)));
            }
        }
        put(node, "remainingError", round.remainingError());
        return node;
    }

    private static ObjectNode json(Summary.Clicks clicks) {
        return JSON.objectNode()
                .put("dataset", clicks.dataset())
                .put("protocol", clicks.protocol())
                .put("missed", clicks.missed())
                .<ObjectNode>set("prompts", json(clicks.prompts()));
    }

    static ObjectNode json(Estimate estimate) {
        ObjectNode node = JSON.objectNode()
                .put("count", estimate.count())
                .put("leftOut", estimate.leftOut())
                .put("mean", estimate.mean());
        put(node, "sd", estimate.sd());
        put(node, "sdOfRepeats", estimate.sdOfRepeats());
        node.put("low", estimate.interval().low());
        node.put("high", estimate.interval().high());
        return node;
    }

    private static void put(ObjectNode node, String key, OptionalDouble value) {
        if (value.isPresent()) {
            node.put(key, value.getAsDouble());
        } else {
            node.putNull(key);
        }
    }

    // --- settings.json --------------------------------------------------------------------------------------------

    private ObjectNode settings(List<Evaluated> evaluated) {
        ObjectNode root = settings(typed, computing);
        root.put("seed", plan.seed());
        put(root, "nsdToleranceMm", plan.nsdToleranceMm());
        int most = plan.objects().mostPerPicture();
        root.putObject("objects")
                .put("connectedPieces", plan.objects().pieces())
                .put("leastArea", plan.objects().leastArea())
                .put("mostPerImage", most == Integer.MAX_VALUE ? null : (Integer) most);
        root.putObject("extras")
                .put("attributes", plan.extras().attributes())
                .put(
                        "everythingSide",
                        plan.extras().gridSide().isPresent()
                                ? (Integer) plan.extras().gridSide().getAsInt()
                                : null)
                .put("releasedQuirks", plan.extras().releasedScores());
        ArrayNode protocols = root.putArray("protocols");
        plan.protocols().forEach(protocol -> protocols.add(json(protocol)));
        ArrayNode models = root.putArray("models");
        for (Evaluated one : evaluated) {
            models.add(json(one.model(), one.sha256(), one.fingerprint()));
        }
        ArrayNode datasets = root.putArray("datasets");
        for (EvaluationResult.Dataset dataset : evaluated.get(0).result().datasets()) {
            datasets.addObject()
                    .put("name", dataset.name())
                    .put("files", dataset.files())
                    .put("images", dataset.images())
                    .put("objects", dataset.objects())
                    .put("sha256", dataset.hash());
        }
        return root;
    }

    /** What settings begin with. */
    static ObjectNode settings(List<String> typed, String computing) {
        ObjectNode root = JSON.objectNode();
        ArrayNode command = root.putArray("command");
        typed.forEach(command::add);
        ArrayNode versions = root.putArray("versions");
        for (String version : new Version().getVersion()) {
            versions.add(version);
        }
        return root.put("computing", computing);
    }

    static ObjectNode json(EvaluateModelOptions.Named model, String sha256, String fingerprint) {
        return JSON.objectNode()
                .put("name", model.name())
                .put("file", model.file().toString())
                .put("sha256", sha256)
                .put("fingerprint", fingerprint);
    }

    private static ObjectNode json(InteractiveProtocol protocol) {
        return JSON.objectNode()
                .put("label", protocol.label())
                .put("start", protocol.start().label())
                .put("correction", protocol.correction().label())
                .put("corrections", protocol.corrections())
                .put("maskPrompts", protocol.maskPrompts())
                .put("repeats", protocol.repeats());
    }
}
