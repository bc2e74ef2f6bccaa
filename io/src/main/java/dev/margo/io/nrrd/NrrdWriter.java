package dev.margo.io.nrrd;

import dev.margo.image.Affine;
import dev.margo.image.Segment;
import dev.margo.image.Segmentation;
import dev.margo.image.Volume;
import dev.margo.io.raw.Packing;
import dev.margo.io.raw.RawOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;

/** Writes one attached file, gzipped, in LPS. Axes: colour, x, y, z, time;
 * layers of segments before x. A rescale is carried out, NRRD knows none. */
final class NrrdWriter {
    private static final String NO_DIRECTION = "none";

    private final Volume volume;
    private final boolean layers;
    private final StringBuilder header = new StringBuilder("NRRD0004\n");

    /** @param layers whether times are layers of segments, which Slicer keeps as the fastest axis */
    private NrrdWriter(Volume volume, boolean layers) {
        this.volume = volume;
        this.layers = layers && volume.layout().times() > 1;
    }

    static void write(Volume volume, OutputStream out) throws IOException {
        NrrdWriter writer = new NrrdWriter(volume.rescaled(), false);
        writer.geometry();
        writer.writeTo(out);
    }

    static void writeLabels(Segmentation segmentation, OutputStream out) throws IOException {
        NrrdWriter writer = new NrrdWriter(segmentation.labels(), true);
        writer.geometry();
        writer.segments(segmentation.segments());
        writer.writeTo(out);
    }

    private void writeTo(OutputStream out) throws IOException {
        out.write(header.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        try (OutputStream packed = Packing.gzip(out)) {
            if (layers) {
                RawOutput.writeTimesFirst(volume, packed);
            } else {
                RawOutput.write(volume, packed);
            }
        }
    }

    private void field(String name, Object value) {
        header.append(name).append(": ").append(value).append('\n');
    }

    private void key(String name, Object value) {
        String text =
                value.toString().replace("\\", "\\\\").replace("\n", "\\n").replace("\r", " ");
        header.append(name).append(":=").append(text).append('\n');
    }

    private void geometry() {
        Affine place = volume.grid().toPatient();
        boolean step = volume.layout().timeStepSeconds().isPresent();
        field("type", type());
        field("dimension", 3 + (colour() ? 1 : 0) + (times() ? 1 : 0));
        field("space", "left-posterior-superior");
        field(
                "sizes",
                perAxis(
                        "3",
                        volume.grid().width(),
                        volume.grid().height(),
                        volume.grid().depth(),
                        volume.layout().times()));
        field(
                "space directions",
                perAxis(NO_DIRECTION, column(place, 0), column(place, 1), column(place, 2), NO_DIRECTION));
        field("kinds", perAxis("RGB-color", "domain", "domain", "domain", step ? "time" : "list"));
        if (step && times()) {
            field(
                    "spacings",
                    perAxis(
                            "nan",
                            "nan",
                            "nan",
                            "nan",
                            volume.layout().timeStepSeconds().getAsDouble()));
            field("units", perAxis("\"\"", "\"mm\"", "\"mm\"", "\"mm\"", "\"s\""));
        }
        field("endian", "little");
        field("encoding", "gzip");
        field("space origin", column(place, 3));
    }

    private boolean colour() {
        return volume.layout().channels() > 1;
    }

    private boolean times() {
        return volume.layout().times() > 1;
    }

    private String perAxis(Object ofColour, Object x, Object y, Object z, Object ofTime) {
        StringJoiner words = new StringJoiner(" ");
        if (colour()) {
            words.add(ofColour.toString());
        }
        if (layers) {
            words.add(ofTime.toString());
        }
        words.add(x.toString()).add(y.toString()).add(z.toString());
        if (times() && !layers) {
            words.add(ofTime.toString());
        }
        return words.toString();
    }

    private static String column(Affine place, int column) {
        return "(%s,%s,%s)".formatted(place.get(0, column), place.get(1, column), place.get(2, column));
    }

    private String type() {
        return switch (volume.layout().type()) {
            case UINT8 -> "unsigned char";
            case INT8 -> "signed char";
            case UINT16 -> "unsigned short";
            case INT16 -> "short";
            case UINT32 -> "unsigned int";
            case INT32 -> "int";
            case UINT64 -> "unsigned long long";
            case INT64 -> "long long";
            case FLOAT32 -> "float";
            case FLOAT64 -> "double";
        };
    }

    private void segments(List<Segment> segments) {
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            String start = "Segment" + i + "_";
            key(
                    start + "Color",
                    "%s %s %s"
                            .formatted(
                                    segment.colour().red() / 255.0,
                                    segment.colour().green() / 255.0,
                                    segment.colour().blue() / 255.0));
            key(
                    start + "Extent",
                    "0 %s 0 %s 0 %s"
                            .formatted(
                                    volume.grid().width() - 1,
                                    volume.grid().height() - 1,
                                    volume.grid().depth() - 1));
            key(start + "ID", "Segment_" + (i + 1));
            key(start + "LabelValue", segment.label());
            key(start + "Layer", segment.layer());
            key(start + "Name", segment.name());
        }
        key("Segmentation_ContainedRepresentationNames", "Binary labelmap|");
        key("Segmentation_MasterRepresentation", "Binary labelmap");
        key("Segmentation_ReferenceImageExtentOffset", "0 0 0");
    }
}
