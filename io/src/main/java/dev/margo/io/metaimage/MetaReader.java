package dev.margo.io.metaimage;

import dev.margo.image.Intensity;
import dev.margo.image.Volume;
import dev.margo.image.VoxelType;
import dev.margo.io.ImageFormatException;
import dev.margo.io.raw.RawAxis;
import dev.margo.io.raw.RawLayout;
import dev.margo.io.raw.RawVolume;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Reads one file. */
final class MetaReader {
    private static final int MOST_DIMENSIONS = 10;
    private static final int COLOURS = 3;

    private final MetaHeader header;

    private MetaReader(MetaHeader header) {
        this.header = header;
    }

    static Volume read(Path file) throws IOException {
        return new MetaReader(MetaHeader.read(file)).volume();
    }

    private Volume volume() throws IOException {
        long dimensions = header.whole("NDims", 0);
        List<String> sizes = header.words("DimSize");
        if (dimensions < 1 || dimensions > MOST_DIMENSIONS || sizes.size() != dimensions) {
            throw header.problem("%s dimensions and %s sizes; expected 1 to %s of both; its header is damaged"
                    .formatted(dimensions, sizes.size(), MOST_DIMENSIONS));
        }
        List<RawAxis> axes = axes(sizes);
        ByteOrder order = header.isTrue("BinaryDataByteOrderMSB", "ElementByteOrderMSB")
                ? ByteOrder.BIG_ENDIAN
                : ByteOrder.LITTLE_ENDIAN;
        String file = header.file().toString();
        RawLayout layout = RawLayout.of(file, type(), order, axes);
        double[] place = new MetaPlace(header, (int) dimensions).toPatient();
        RawVolume raw = new RawVolume(file, layout, place, intensity(layout), OptionalDouble.empty());
        return new MetaData(header, raw).volume();
    }

    private List<RawAxis> axes(List<String> sizes) throws ImageFormatException {
        List<RawAxis> axes = new ArrayList<>();
        int channels = size(header.whole("ElementNumberOfChannels", 1));
        axes.add(new RawAxis(channels == COLOURS ? RawAxis.Role.CHANNEL : RawAxis.Role.TIME, channels));
        for (int i = 0; i < sizes.size(); i++) {
            RawAxis.Role role = i < RawAxis.Role.TIME.ordinal() ? RawAxis.Role.values()[i] : RawAxis.Role.TIME;
            axes.add(new RawAxis(role, size(header.whole(sizes.get(i)))));
        }
        return axes;
    }

    private int size(long size) throws ImageFormatException {
        if (size < 1 || size > Integer.MAX_VALUE) {
            throw header.problem("a size of %s; expected at least 1; its header is damaged".formatted(size));
        }
        return (int) size;
    }

    private VoxelType type() throws ImageFormatException {
        String type = header.tag("ElementType").orElse("");
        return switch (type) {
            case "MET_CHAR", "MET_ASCII_CHAR" -> VoxelType.INT8;
            case "MET_UCHAR" -> VoxelType.UINT8;
            case "MET_SHORT" -> VoxelType.INT16;
            case "MET_USHORT" -> VoxelType.UINT16;
            case "MET_INT", "MET_LONG" -> VoxelType.INT32; // MetaIO's long has 4 bytes everywhere
            case "MET_UINT", "MET_ULONG" -> VoxelType.UINT32;
            case "MET_LONG_LONG" -> VoxelType.INT64;
            case "MET_ULONG_LONG" -> VoxelType.UINT64;
            case "MET_FLOAT" -> VoxelType.FLOAT32;
            case "MET_DOUBLE" -> VoxelType.FLOAT64;
            default ->
                throw header.problem(
                        "voxels of type '%s' are not supported; save them as numbers of 8 to 64 bits".formatted(type));
        };
    }

    private Intensity intensity(RawLayout layout) throws ImageFormatException {
        Intensity.Kind kind = layout.channels() > 1
                ? Intensity.Kind.DISPLAY
                : header.tag("Modality").orElse("").equals(MetaWriter.CT)
                        ? Intensity.Kind.HOUNSFIELD
                        : Intensity.Kind.ARBITRARY;
        double slope = header.real(header.tag("ElementToIntensityFunctionSlope").orElse("1"));
        double intercept =
                header.real(header.tag("ElementToIntensityFunctionOffset").orElse("0"));
        try {
            return new Intensity(kind, slope, intercept);
        } catch (IllegalArgumentException e) {
            throw header.problem(e.getMessage(), e);
        }
    }
}
