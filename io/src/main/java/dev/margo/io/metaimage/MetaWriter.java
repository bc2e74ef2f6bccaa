package dev.margo.io.metaimage;

import dev.margo.image.Affine;
import dev.margo.image.Intensity;
import dev.margo.image.Volume;
import dev.margo.io.raw.Packing;
import dev.margo.io.raw.RawOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes one file with its data in it, packed. A rescale is carried out, since hardly a reader heeds MetaImage's own; the
 * time between times is not kept, as MetaImage gives it no unit.
 */
final class MetaWriter {
    static final String CT = "MET_MOD_CT";

    private final Volume volume;
    private final StringBuilder header = new StringBuilder();

    private MetaWriter(Volume volume) {
        this.volume = volume;
    }

    static void write(Volume volume, OutputStream out) throws IOException {
        MetaWriter writer = new MetaWriter(volume.rescaled());
        out.write(writer.header().getBytes(StandardCharsets.US_ASCII));
        try (OutputStream packed = Packing.zlib(out)) {
            RawOutput.write(writer.volume, packed);
        }
    }

    private String header() {
        boolean times = volume.layout().times() > 1;
        tag("ObjectType", "Image");
        tag("NDims", times ? 4 : 3);
        tag("BinaryData", "True");
        tag("BinaryDataByteOrderMSB", "False");
        tag("CompressedData", "True");
        place(times);
        tag("DimSize", sizes(times));
        if (volume.intensity().kind() == Intensity.Kind.HOUNSFIELD) {
            tag("Modality", CT);
        }
        if (volume.layout().channels() > 1) {
            tag("ElementNumberOfChannels", volume.layout().channels());
        }
        tag("ElementType", type());
        tag("ElementDataFile", "LOCAL");
        return header.toString();
    }

    private String sizes(boolean times) {
        String grid = "%s %s %s"
                .formatted(
                        volume.grid().width(),
                        volume.grid().height(),
                        volume.grid().depth());
        return times ? grid + " " + volume.layout().times() : grid;
    }

    private void tag(String name, Object value) {
        header.append(name).append(" = ").append(value).append('\n');
    }

    private void place(boolean times) {
        Affine place = volume.grid().toPatient();
        double[] d = place.direction();
        double[] origin = place.origin();
        double[] spacing = place.spacing();
        String gap = times ? " 0 " : " ";
        String end = times ? " 0 0 0 0 1" : "";
        tag("TransformMatrix", row(d, 0) + gap + row(d, 1) + gap + row(d, 2) + end);
        tag("Offset", "%s %s %s%s".formatted(origin[0], origin[1], origin[2], times ? " 0" : ""));
        tag("ElementSpacing", "%s %s %s%s".formatted(spacing[0], spacing[1], spacing[2], times ? " 1" : ""));
    }

    /** A column of the direction matrix, which is a row in the file. */
    private static String row(double[] direction, int axis) {
        return "%s %s %s".formatted(direction[axis], direction[3 + axis], direction[6 + axis]);
    }

    private String type() {
        return switch (volume.layout().type()) {
            case INT8 -> "MET_CHAR";
            case UINT8 -> "MET_UCHAR";
            case INT16 -> "MET_SHORT";
            case UINT16 -> "MET_USHORT";
            case INT32 -> "MET_INT";
            case UINT32 -> "MET_UINT";
            case INT64 -> "MET_LONG_LONG";
            case UINT64 -> "MET_ULONG_LONG";
            case FLOAT32 -> "MET_FLOAT";
            case FLOAT64 -> "MET_DOUBLE";
        };
    }
}
