package dev.margo.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.margo.speed.Agreement;
import dev.margo.speed.Machine;
import dev.margo.speed.ModelSpeed;
import dev.margo.speed.ResidentMemory;
import dev.margo.speed.StageSpeed;
import dev.margo.speed.Subject;
import dev.margo.speed.Timing;
import dev.margo.tensor.Precision;
import java.util.OptionalDouble;

/** For programs: one object, printed at the end. */
final class BenchJson implements BenchReport {
    private final Console console;
    private final String withoutIou;
    private final ObjectNode root = JsonNodeFactory.instance.objectNode();
    private final ArrayNode models = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode skipped = JsonNodeFactory.instance.arrayNode();
    private double rate;

    /** @param withoutIou why masks are not compared, where they are not */
    BenchJson(Console console, String withoutIou) {
        this.console = console;
        this.withoutIou = withoutIou;
    }

    @Override
    public void begin(Machine machine) {
        rate = machine.sgemmGflopPerSecond();
        root.put("java", machine.java());
        root.put("device", machine.device().toString());
        root.put("threads", machine.threads());
        root.put(
                "vectorFloats",
                machine.vectorFloats().isPresent() ? machine.vectorFloats().getAsInt() : null);
        root.put("vectorObstacle", machine.vectorObstacle().orElse(null));
        root.put("libtorch", machine.libtorch());
        root.put("sgemmGflopPerSecond", rate);
    }

    @Override
    public void add(ModelSpeed speed) {
        ObjectNode model = models.addObject();
        model.put("name", speed.name());
        model.put("architecture", speed.architecture());
        model.put("imageSize", speed.imageSize());
        model.put("precision", speed.precision().label());
        model.put("encoderGflop", speed.encoderGflop());
        ArrayNode stages = model.putArray("stages");
        speed.stages().forEach(stage -> describe(stages.addObject(), stage, speed.share(stage, rate)));
        if (speed.precision() != Precision.FLOAT32) {
            speed.agreement()
                    .ifPresentOrElse(
                            agreement -> describe(model.putObject("iou"), agreement),
                            () -> model.putNull("iou").put("iouReason", withoutIou));
        }
    }

    private static void describe(ObjectNode node, StageSpeed stage, OptionalDouble share) {
        Timing timing = stage.timing();
        node.put("stage", stage.stage().label());
        node.put("runs", timing.runs());
        node.putObject("seconds")
                .put("median", timing.median())
                .put("min", timing.min())
                .put("max", timing.max());
        node.put("shareOfSgemm", share.isPresent() ? share.getAsDouble() : null);
        node.put("residentBytes", stage.memory().map(ResidentMemory::bytes).orElse(null));
        node.put("peakBytes", stage.memory().map(ResidentMemory::peakBytes).orElse(null));
    }

    private static void describe(ObjectNode node, Agreement agreement) {
        node.put("masks", agreement.masks());
        node.put("mean", agreement.meanIou());
        node.put("worst", agreement.worstIou());
    }

    @Override
    public void skipped(Subject subject, Precision precision, String reason) {
        skipped.addObject()
                .put("name", subject.name())
                .put("precision", precision.label())
                .put("reason", reason);
    }

    @Override
    public void end() {
        root.set("models", models);
        root.set("skipped", skipped);
        console.result(JsonFile.write(root));
    }
}
