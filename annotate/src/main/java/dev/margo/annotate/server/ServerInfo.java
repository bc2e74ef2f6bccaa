package dev.margo.annotate.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.margo.annotate.export.ExportFormat;
import dev.margo.annotate.session.Desk;
import dev.margo.annotate.session.ModelInUse;
import dev.margo.image.IntensityWindow;
import java.util.Arrays;

/** What the server is. */
record ServerInfo(String version, ModelInUse model) {
    private static final int API = 1;

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", "Margo").put("version", version).put("api", API);
        json.set("model", model(model));
        json.putObject("limits")
                .put("requestBytes", Bodies.MOST_JSON)
                .put("labelsBytes", Bodies.MOST_LABELS)
                .put("voxelsBytes", Routes.MOST_VOXEL_BYTES)
                .put("openDocuments", Desk.MOST_OPEN);
        ArrayNode formats = json.putArray("formats");
        Arrays.stream(ExportFormat.values()).map(ExportFormat::label).forEach(formats::add);
        ArrayNode windows = json.putArray("windows");
        window(windows, "abdomen", IntensityWindow.abdomenCt());
        window(windows, "lung", IntensityWindow.lungCt());
        window(windows, "bone", IntensityWindow.boneCt());
        window(windows, "brain", IntensityWindow.brainCt());
        window(windows, "mediastinum", IntensityWindow.mediastinumCt());
        return json.put("disclaimer", "Margo is not a medical device and is not intended for clinical use.");
    }

    private static void window(ArrayNode windows, String name, IntensityWindow.Range range) {
        windows.addObject().put("name", name).put("low", range.low()).put("high", range.high());
    }

    static ObjectNode model(ModelInUse model) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        String status = model.problem().isPresent() ? "failed" : model.info().isPresent() ? "ready" : "loading";
        json.put("status", status).put("name", model.name());
        model.info().ifPresent(info -> json.put("architecture", info.architecture()));
        model.problem().ifPresent(problem -> json.put("message", problem));
        return json;
    }
}
