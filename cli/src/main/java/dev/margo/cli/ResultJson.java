package dev.margo.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.margo.mask.Mask;
import dev.margo.mask.RunLengthEncoding;
import dev.margo.segment.ModelInfo;

/** The results of one image for programs; {@code margo segment --help} lists the keys. */
final class ResultJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ResultJson() {}

    static ObjectNode of(ImageResult result, Outputs outputs, ResultFiles files, LazyModel model) {
        ObjectNode root = NODES.objectNode();
        root.put("file", result.file().toString());
        root.put("width", result.size().width());
        root.put("height", result.size().height());
        result.slice().ifPresentOrElse(slice -> root.set("slice", slice(slice)), () -> root.putNull("slice"));
        root.set(
                "window",
                NODES.arrayNode().add(result.window().low()).add(result.window().high()));
        root.set("model", model(model));
        ObjectNode seconds = root.putObject("seconds");
        seconds.put("embed", rounded(result.embedSeconds(), 4));
        seconds.put("predict", rounded(result.predictSeconds(), 4));
        ArrayNode objects = root.putArray("objects");
        for (ObjectResult object : result.objects()) {
            for (int i = 0; i < object.masks().size(); i++) {
                int index = i;
                ObjectNode node = object(object.object(), object.masks().get(i));
                outputs.mask()
                        .ifPresent(file ->
                                node.put("out", files.fileOf(file, index).toString()));
                objects.add(node);
            }
        }
        outputs.overlay().ifPresent(file -> root.put("overlay", file.toString()));
        return root;
    }

    private static ObjectNode slice(ChosenSlice slice) {
        ObjectNode node = NODES.objectNode();
        node.put("axis", AxisText.of(slice.axis()));
        node.put("index", slice.index());
        node.put("time", slice.time());
        VolumeFacts.putPlace(node.putObject("volume"), slice.volume().grid());
        return node;
    }

    private static ObjectNode model(LazyModel model) {
        ModelInfo info = model.segmenter().info();
        ObjectNode node = NODES.objectNode();
        node.put("file", model.file().toString());
        node.put("architecture", info.architecture());
        node.put("imageSize", info.imageSize());
        node.put("preprocessing", info.preprocessing().preprocessing().label());
        node.put("preprocessingReason", info.preprocessing().reason());
        return node;
    }

    private static ObjectNode object(PromptedObject object, OfferedMask offered) {
        Mask mask = offered.mask();
        ObjectNode node = NODES.objectNode();
        node.put("id", object.id());
        node.put("name", object.name());
        node.put("area", mask.area());
        mask.bounds()
                .ifPresentOrElse(
                        box -> node.set("box", array(box.x0(), box.y0(), box.x1(), box.y1())),
                        () -> node.putNull("box"));
        node.put("predictedIou", rounded(offered.predictedIou(), 6));
        node.put("stability", rounded(offered.stabilityScore(), 6));
        ObjectNode rle = node.putObject("rle");
        rle.set("size", array(mask.height(), mask.width()));
        rle.put("counts", RunLengthEncoding.of(mask).toCompressed());
        return node;
    }

    private static ArrayNode array(int... values) {
        ArrayNode array = NODES.arrayNode();
        for (int value : values) {
            array.add(value);
        }
        return array;
    }

    static double rounded(double value, int digits) {
        double scale = Math.pow(10, digits);
        return Math.round(value * scale) / scale;
    }
}
