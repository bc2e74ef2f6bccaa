package dev.margo.io.coco;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.margo.image.Segment;
import dev.margo.image.Segmentation;
import dev.margo.image.Volume;
import dev.margo.io.AtomicFile;
import dev.margo.io.FileNotWrittenException;
import dev.margo.io.stack.SliceFolderFormat;
import dev.margo.mask.Contour;
import dev.margo.mask.Contours;
import dev.margo.mask.PixelBox;
import dev.margo.mask.RunLengthEncoding;
import dev.margo.mask.Vertex;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Writes labels as COCO: an image for each slice, an annotation for each object in each slice. Images are called as
 * {@code margo convert} calls PNG slices, {@code slice_0000.png}; a lone one is called as the JSON file is.
 */
public final class CocoWriter {
    static final String UNNAMED = "object";

    private final Segmentation segmentation;
    private final Shapes shapes;
    private final String lone;
    private final JsonGenerator json;
    private long annotations;

    /** How the pixels of an object are written. */
    public enum Shapes {
        /** Runs as a list of numbers. */
        RUNS,
        /** Runs as pycocotools' text. */
        COMPRESSED,
        /** Outlines along the edges of pixels; objects with holes, which COCO's polygons cannot have, as compressed runs. */
        POLYGONS
    }

    private CocoWriter(Segmentation segmentation, Shapes shapes, String lone, JsonGenerator json) {
        this.segmentation = segmentation;
        this.shapes = shapes;
        this.lone = lone;
        this.json = json;
    }

    /**
     * Creates or replaces {@code file}.
     *
     * @throws FileNotWrittenException if the values are no labels, or the folder is missing or not writable
     */
    public static void write(Path file, Segmentation segmentation, Shapes shapes) throws IOException {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String lone = (dot > 0 ? name.substring(0, dot) : name) + ".png";
        try {
            AtomicFile.write(file, out -> write(out, segmentation, shapes, lone));
        } catch (IllegalArgumentException e) {
            throw new FileNotWrittenException(file, e.getMessage(), e);
        }
    }

    private static void write(OutputStream out, Segmentation segmentation, Shapes shapes, String lone)
            throws IOException {
        try (JsonGenerator json =
                new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            new CocoWriter(segmentation, shapes, lone, json).write();
        }
    }

    private void write() throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("images");
        for (int z = 0; z < volume().grid().depth(); z++) {
            json.writeRaw('\n');
            image(z);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("annotations");
        for (int z = 0; z < volume().grid().depth(); z++) {
            for (int layer = 0; layer < volume().layout().times(); layer++) {
                annotations(z, layer);
            }
        }
        json.writeEndArray();
        categories();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private Volume volume() {
        return segmentation.labels();
    }

    private void image(int z) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", z + 1);
        json.writeStringField("file_name", volume().grid().depth() == 1 ? lone : SliceFolderFormat.nameOf(z));
        json.writeNumberField("width", volume().grid().width());
        json.writeNumberField("height", volume().grid().height());
        json.writeEndObject();
    }

    private void annotations(int z, int layer) throws IOException {
        Map<Integer, SliceObjects.Runs> objects = SliceObjects.of(
                volume().read(z, layer),
                volume().grid().width(),
                volume().grid().height());
        for (Map.Entry<Integer, SliceObjects.Runs> object : objects.entrySet()) {
            SliceObjects.Runs runs = object.getValue();
            json.writeRaw('\n');
            json.writeStartObject();
            json.writeNumberField("id", ++annotations);
            json.writeNumberField("image_id", z + 1);
            json.writeNumberField("category_id", category(object.getKey(), layer));
            shape(runs);
            json.writeNumberField("area", runs.area());
            PixelBox box = runs.box();
            numbers("bbox", box.x0(), box.y0(), box.width(), box.height());
            json.writeNumberField("iscrowd", 0);
            json.writeNumberField("label", object.getKey());
            json.writeNumberField("layer", layer);
            json.writeEndObject();
        }
    }

    private void shape(SliceObjects.Runs runs) throws IOException {
        if (shapes == Shapes.POLYGONS) {
            List<Contour> contours = Contours.of(runs.inBox());
            if (contours.stream().noneMatch(Contour::hole)) {
                polygons(contours, runs.box());
                return;
            }
        }
        RunLengthEncoding encoding = runs.encoding();
        json.writeObjectFieldStart("segmentation");
        numbers("size", encoding.height(), encoding.width());
        if (shapes == Shapes.RUNS) {
            numbers("counts", encoding.counts());
        } else {
            json.writeStringField("counts", encoding.toCompressed());
        }
        json.writeEndObject();
    }

    private void polygons(List<Contour> contours, PixelBox box) throws IOException {
        json.writeArrayFieldStart("segmentation");
        for (Contour contour : contours) {
            json.writeStartArray();
            for (Vertex vertex : contour.polygon().vertices()) { // from a pixel's centre to its corner
                json.writeNumber((int) (vertex.x() + 0.5) + box.x0());
                json.writeNumber((int) (vertex.y() + 0.5) + box.y0());
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void numbers(String key, int... values) throws IOException {
        json.writeArrayFieldStart(key);
        for (int value : values) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }

    /** The place of a label's segment, from 1; what nobody named comes after these. */
    private int category(int label, int layer) {
        List<Segment> segments = segmentation.segments();
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i).label() == label && segments.get(i).layer() == layer) {
                return i + 1;
            }
        }
        return segments.size() + 1;
    }

    private void categories() throws IOException {
        json.writeArrayFieldStart("categories");
        List<Segment> segments = segmentation.segments();
        for (int i = 0; i <= segments.size(); i++) {
            json.writeStartObject();
            json.writeNumberField("id", i + 1);
            json.writeStringField("name", i < segments.size() ? segments.get(i).name() : UNNAMED);
            json.writeStringField("supercategory", "");
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
