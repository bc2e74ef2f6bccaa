package dev.margo.io.nrrd;

import dev.margo.image.Intensity;
import dev.margo.image.Segmentation;
import dev.margo.image.Volume;
import dev.margo.image.VoxelType;
import dev.margo.io.ImageFormatException;
import dev.margo.io.raw.RawAxis;
import dev.margo.io.raw.RawLayout;
import dev.margo.io.raw.RawVolume;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Locale;

/** Reads one file. */
final class NrrdReader {
    private final NrrdHeader header;

    private NrrdReader(NrrdHeader header) {
        this.header = header;
    }

    static Volume read(Path file) throws IOException {
        return new NrrdReader(NrrdHeader.read(file)).volume();
    }

    static Segmentation readLabels(Path file) throws IOException {
        NrrdHeader header = NrrdHeader.read(file);
        Volume labels = new NrrdReader(header).volume();
        try {
            return new Segmentation(
                    labels, new NrrdSegments(header, labels.layout().times()).read());
        } catch (IllegalArgumentException e) {
            throw header.problem(e.getMessage(), e);
        }
    }

    private Volume volume() throws IOException {
        NrrdPlace place = new NrrdPlace(header);
        NrrdAxes axes = new NrrdAxes(header, place.directions());
        String file = header.file().toString();
        RawLayout layout = RawLayout.of(file, type(), order(), axes.all());
        boolean colours = layout.axes().stream().anyMatch(axis -> axis.role() == RawAxis.Role.CHANNEL);
        Intensity.Kind kind =
                colours ? Intensity.Kind.DISPLAY : isLabels() ? Intensity.Kind.LABELS : Intensity.Kind.ARBITRARY;
        RawVolume raw = new RawVolume(
                file, layout, place.toPatient(axes.spatial()), Intensity.stored(kind), axes.timeStepSeconds());
        return new NrrdData(header, raw).volume();
    }

    private boolean isLabels() {
        return header.keys().keySet().stream().anyMatch(NrrdSegments::isOfSegment);
    }

    private VoxelType type() throws ImageFormatException {
        String type = header.require("type").toLowerCase(Locale.ROOT);
        return switch (type) {
            case "signed char", "int8", "int8_t" -> VoxelType.INT8;
            case "uchar", "unsigned char", "uint8", "uint8_t" -> VoxelType.UINT8;
            case "short", "short int", "signed short", "signed short int", "int16", "int16_t" -> VoxelType.INT16;
            case "ushort", "unsigned short", "unsigned short int", "uint16", "uint16_t" -> VoxelType.UINT16;
            case "int", "signed int", "int32", "int32_t" -> VoxelType.INT32;
            case "uint", "unsigned int", "uint32", "uint32_t" -> VoxelType.UINT32;
            case "longlong",
                    "long long",
                    "long long int",
                    "signed long long",
                    "signed long long int",
                    "int64",
                    "int64_t" -> VoxelType.INT64;
            case "ulonglong", "unsigned long long", "unsigned long long int", "uint64", "uint64_t" -> VoxelType.UINT64;
            case "float" -> VoxelType.FLOAT32;
            case "double" -> VoxelType.FLOAT64;
            default ->
                throw header.problem(
                        "voxels of type '%s' are not supported; save them as numbers of 8 to 64 bits".formatted(type));
        };
    }

    private ByteOrder order() throws ImageFormatException {
        String endian = header.field("endian").orElse("little").toLowerCase(Locale.ROOT);
        return switch (endian) {
            case "little" -> ByteOrder.LITTLE_ENDIAN;
            case "big" -> ByteOrder.BIG_ENDIAN;
            default -> throw header.problem("endian '%s'; expected little or big; it is damaged".formatted(endian));
        };
    }
}
