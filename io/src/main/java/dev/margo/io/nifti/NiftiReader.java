package dev.margo.io.nifti;

import dev.margo.image.Intensity;
import dev.margo.image.Volume;
import dev.margo.io.ImageFormatException;
import dev.margo.io.raw.Packing;
import dev.margo.io.raw.RawAxis;
import dev.margo.io.raw.RawLayout;
import dev.margo.io.raw.RawVolume;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.zip.ZipException;

/** Reads one NIfTI or ANALYZE file, or pair of files. */
final class NiftiReader {
    private static final int INTENT_RGBA_VECTOR = 2004;
    private static final int FIRST_CIFTI_INTENT = 3000;
    private static final int LAST_CIFTI_INTENT = 3099;

    private final String file;
    private final NiftiHeader header;

    private NiftiReader(String file, NiftiHeader header) {
        this.file = file;
        this.header = header;
    }

    static Volume read(Path file) throws IOException {
        Path headerFile = NiftiPair.headerOf(file);
        NiftiReader reader =
                new NiftiReader(file.toString(), NiftiHeader.parse(headerFile.toString(), start(headerFile)));
        try {
            return reader.volume(reader.header.isPair() ? NiftiPair.imageOf(headerFile) : headerFile);
        } catch (IllegalArgumentException e) {
            throw new ImageFormatException(file.toString(), e.getMessage(), e);
        }
    }

    /** The first bytes, unpacked. */
    private static byte[] start(Path file) throws IOException {
        boolean packed = isGzip(file);
        try (InputStream plain = Files.newInputStream(file);
                InputStream in = packed ? Packing.DEFLATE.unpack(file.toString(), plain) : plain) {
            return in.readNBytes(NiftiHeader.MOST_BYTES);
        } catch (ZipException | EOFException e) {
            throw Packing.damaged(file.toString(), e);
        }
    }

    private Volume volume(Path data) throws IOException {
        requireVolume();
        NiftiType type = NiftiType.ofCode(file, header.datatype());
        RawLayout layout = RawLayout.of(file, type.voxels, header.order(), axes(type));
        RawVolume raw =
                new RawVolume(file, layout, new NiftiPlace(header).toPatient(), intensity(type), timeStepSeconds());
        long offset = offset();
        return isGzip(data) ? raw.packedIn(Packing.DEFLATE, data, 0, offset) : raw.inFile(data, offset);
    }

    private void requireVolume() throws ImageFormatException {
        int intent = header.isAnalyze() ? 0 : header.intent();
        if (intent >= FIRST_CIFTI_INTENT && intent <= LAST_CIFTI_INTENT) {
            throw new ImageFormatException(
                    file, "a CIFTI matrix, which is no volume; extract its volume part (wb_command -cifti-separate)");
        }
        if (header.isAnalyze() && header.analyzeOrientation() != 0) {
            throw new ImageFormatException(
                    file,
                    "an ANALYZE file with slices of orientation %s; only 0 (transverse) is clear; convert it to NIfTI"
                            .formatted(header.analyzeOrientation()));
        }
    }

    private static boolean isGzip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Packing.isGzip(in.readNBytes(2));
        }
    }

    private long offset() throws ImageFormatException {
        double offset = header.voxelOffset();
        if (!(offset >= 0 && offset <= Long.MAX_VALUE / 2)) {
            throw new ImageFormatException(
                    file, "its voxels start at byte %s; its header is damaged".formatted(offset));
        }
        return (long) offset;
    }

    private List<RawAxis> axes(NiftiType type) {
        List<RawAxis> axes = new ArrayList<>();
        axes.add(new RawAxis(RawAxis.Role.CHANNEL, type.channels));
        axes.add(new RawAxis(RawAxis.Role.X, header.size(1)));
        axes.add(new RawAxis(RawAxis.Role.Y, header.size(2)));
        axes.add(new RawAxis(RawAxis.Role.Z, header.size(3)));
        for (int i = 4; i <= header.dim(0); i++) {
            axes.add(
                    new RawAxis(i == 5 && isColourVector() ? RawAxis.Role.CHANNEL : RawAxis.Role.TIME, header.size(i)));
        }
        return axes;
    }

    private boolean isColourVector() {
        boolean colour = header.intent() == NiftiFields.INTENT_RGB_VECTOR || header.intent() == INTENT_RGBA_VECTOR;
        return !header.isAnalyze() && colour;
    }

    private Intensity intensity(NiftiType type) throws ImageFormatException {
        if (type.channels > 1) {
            return Intensity.stored(Intensity.Kind.DISPLAY);
        }
        boolean labels = !header.isAnalyze() && header.intent() == NiftiFields.INTENT_LABEL;
        Intensity.Kind kind = labels ? Intensity.Kind.LABELS : Intensity.Kind.ARBITRARY;
        double slope = header.slope();
        if (header.isAnalyze() || slope == 0 || !Double.isFinite(slope)) { // as the standard says: no rescale
            return Intensity.stored(kind);
        }
        if (!Double.isFinite(header.intercept())) {
            throw new ImageFormatException(
                    file, "its intercept is %s; its header is damaged".formatted(header.intercept()));
        }
        return new Intensity(kind, slope, header.intercept());
    }

    private OptionalDouble timeStepSeconds() {
        double unit = header.isAnalyze()
                ? 0
                : switch (header.units() & 0x38) {
                    case 8 -> 1;
                    case 16 -> 1e-3;
                    case 24 -> 1e-6;
                    default -> 0;
                };
        double step = header.pixdim(4) * unit;
        boolean known = header.size(4) > 1 && step > 0 && Double.isFinite(step);
        return known ? OptionalDouble.of(step) : OptionalDouble.empty();
    }
}
