package dev.margo.io.coco;

import dev.margo.io.ImageFormatException;
import dev.margo.mask.Polygon;
import dev.margo.mask.RunLengthEncoding;
import dev.margo.mask.Vertex;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads one file. */
final class CocoReader {
    private static final int MOST_SIDE = 1 << 20;
    private static final int MOST_PIXELS = 1 << 26;
    private static final int MOST_LAYERS = 255;

    private final String file;
    private final JsonObjects json;
    private final Map<Long, CocoImage> images = new HashMap<>();
    private final List<CocoImage> imageOrder = new ArrayList<>();
    private final List<CocoAnnotation> annotations = new ArrayList<>();
    private final List<CocoCategory> categories = new ArrayList<>();
    private final Map<Long, Integer> labels = new HashMap<>();

    private CocoReader(String file, JsonObjects json) {
        this.file = file;
        this.json = json;
    }

    static CocoFile read(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path);
                JsonObjects json = new JsonObjects(path.toString(), in)) {
            return new CocoReader(path.toString(), json).file();
        }
    }

    private CocoFile file() throws IOException {
        json.object("the file", key -> {
            switch (key) {
                case "images" -> json.array("images", this::image);
                case "annotations" -> json.array("annotations", this::annotation);
                case "categories" -> json.array("categories", this::category);
                default -> json.skip();
            }
        });
        json.end();
        if (imageOrder.isEmpty()) {
            throw problem("it has no images; expected a COCO file with images and annotations");
        }
        for (CocoAnnotation annotation : annotations) {
            requireFitting(annotation);
        }
        return new CocoFile(imageOrder, annotations, categories);
    }

    private void image() throws IOException {
        ImageFields found = new ImageFields();
        json.object("an image", key -> {
            switch (key) {
                case "id" -> found.id = json.whole("id of an image", Long.MIN_VALUE, Long.MAX_VALUE);
                case "width" -> found.width = (int) json.whole("width of an image", 1, MOST_SIDE);
                case "height" -> found.height = (int) json.whole("height of an image", 1, MOST_SIDE);
                case "file_name" -> found.name = json.text("file_name of an image");
                default -> json.skip();
            }
        });
        if (found.id == null || (long) found.width * found.height > MOST_PIXELS || found.width * found.height == 0) {
            throw json.problem(
                    "an image of %s x %s pixels with id %s; expected 1 to %s pixels and an id"
                            .formatted(found.width, found.height, found.id, MOST_PIXELS),
                    null);
        }
        CocoImage image = new CocoImage(found.id, found.name, found.width, found.height);
        if (images.put(image.id(), image) != null) {
            throw json.problem("a second image with id %s".formatted(image.id()), null);
        }
        imageOrder.add(image);
    }

    /** What an image's keys have said so far. */
    private static final class ImageFields {
        private Long id;
        private int width;
        private int height;
        private String name = "";
    }

    private void category() throws IOException {
        long[] id = new long[1];
        String[] name = {""};
        json.object("a category", key -> {
            switch (key) {
                case "id" -> id[0] = json.whole("id of a category", Long.MIN_VALUE, Long.MAX_VALUE);
                case "name" -> name[0] = json.text("name of a category");
                default -> json.skip();
            }
        });
        categories.add(new CocoCategory(id[0], name[0]));
    }

    private void annotation() throws IOException {
        AnnotationFields found = new AnnotationFields();
        json.object("an annotation", key -> {
            switch (key) {
                case "id" -> found.id = json.whole("id of an annotation", Long.MIN_VALUE, Long.MAX_VALUE);
                case "image_id" ->
                    found.imageId = json.whole("image_id of an annotation", Long.MIN_VALUE, Long.MAX_VALUE);
                case "category_id" ->
                    found.categoryId = json.whole("category_id of an annotation", Long.MIN_VALUE, Long.MAX_VALUE);
                case "label" -> found.label = (int) json.whole("label of an annotation", 1, Integer.MAX_VALUE);
                case "layer" -> found.layer = (int) json.whole("layer of an annotation", 0, MOST_LAYERS);
                case "iscrowd" -> found.crowd = json.whole("iscrowd of an annotation", 0, 1) == 1;
                case "segmentation" -> found.shape = json.isObject() ? runs() : polygons();
                default -> json.skip();
            }
        });
        if (found.shape == null) {
            throw json.problem("an annotation without segmentation", null);
        }
        int running = labels.merge(found.imageId, 1, Integer::sum);
        int label = found.label == 0 ? running : found.label;
        annotations.add(new CocoAnnotation(
                found.id, found.imageId, found.categoryId, label, found.layer, found.crowd, found.shape));
    }

    /** What an annotation's keys have said so far. */
    private static final class AnnotationFields {
        private long id;
        private long imageId;
        private long categoryId;
        private int label;
        private int layer;
        private boolean crowd;
        private CocoShape shape;
    }

    private CocoShape runs() throws IOException {
        int[] size = new int[2];
        int[][] counts = new int[1][];
        String[] compressed = new String[1];
        json.object("segmentation", key -> {
            switch (key) {
                case "size" -> size(size);
                case "counts" -> {
                    if (json.isText()) {
                        compressed[0] = json.text("counts");
                    } else {
                        counts[0] = counts();
                    }
                }
                default -> json.skip();
            }
        });
        if (counts[0] == null && compressed[0] == null || (long) size[0] * size[1] > MOST_PIXELS) {
            throw json.problem("a segmentation of %s x %s pixels without counts".formatted(size[1], size[0]), null);
        }
        try {
            return new CocoShape.Runs(
                    counts[0] == null
                            ? RunLengthEncoding.ofCompressed(size[1], size[0], compressed[0])
                            : RunLengthEncoding.ofCounts(size[1], size[0], counts[0]));
        } catch (IllegalArgumentException e) {
            throw json.problem("a segmentation that is damaged (%s)".formatted(e.getMessage()), e);
        }
    }

    /** Height, then width. */
    private void size(int[] size) throws IOException {
        int[] count = new int[1];
        json.array("size", () -> {
            int side = (int) json.whole("size of a segmentation", 1, MOST_SIDE);
            if (count[0] < 2) {
                size[count[0]] = side;
            }
            count[0]++;
        });
        if (count[0] != 2) {
            throw json.problem("a size of %s numbers, not height and width".formatted(count[0]), null);
        }
    }

    private int[] counts() throws IOException {
        int[][] counts = {new int[16]};
        int[] count = new int[1];
        json.array("counts", () -> {
            if (count[0] == counts[0].length) {
                counts[0] = Arrays.copyOf(counts[0], 2 * count[0]);
            }
            counts[0][count[0]++] = (int) json.whole("a count", 0, MOST_PIXELS);
        });
        return Arrays.copyOf(counts[0], count[0]);
    }

    private CocoShape polygons() throws IOException {
        List<Polygon> polygons = new ArrayList<>();
        json.array("segmentation", () -> {
            List<Vertex> vertices = new ArrayList<>();
            double[] x = {Double.NaN};
            json.array("a polygon", () -> {
                double value = json.number("a coordinate") - 0.5; // from the corner of a pixel to its centre
                if (Double.isNaN(x[0])) {
                    x[0] = value;
                } else {
                    vertices.add(new Vertex(x[0], value));
                    x[0] = Double.NaN;
                }
            });
            if (vertices.size() < 3 || !Double.isNaN(x[0])) {
                throw json.problem("a polygon that is no list of x, y, x, y … of 3 points or more", null);
            }
            polygons.add(new Polygon(vertices));
        });
        return new CocoShape.Polygons(polygons);
    }

    private void requireFitting(CocoAnnotation annotation) throws ImageFormatException {
        CocoImage image = images.get(annotation.imageId());
        if (image == null) {
            throw problem("annotation %s is of image %s, which is not listed; add it to images"
                    .formatted(annotation.id(), annotation.imageId()));
        }
        if (annotation.shape() instanceof CocoShape.Runs runs
                && (runs.runs().width() != image.width() || runs.runs().height() != image.height())) {
            throw problem("annotation %s is of %s x %s pixels, but its image of %s x %s; expected the same size"
                    .formatted(
                            annotation.id(), runs.runs().width(), runs.runs().height(), image.width(), image.height()));
        }
    }

    private ImageFormatException problem(String text) {
        return new ImageFormatException(file, text);
    }
}
