package dev.margo.io.dicom;

import dev.margo.image.VoxelType;
import dev.margo.io.ImageFormatException;
import dev.margo.io.codec.FrameLayout;
import java.io.IOException;
import java.util.Set;

/**
 * What a data set says of its pixels. Source: DICOM PS3.3, C.7.6.3.
 *
 * @param samples of a pixel: 1, or 3 for colours
 * @param planar whether the colours of native frames come one after the other
 * @param real whether pixels are IEEE floats
 */
record PixelLayout(
        int width, int height, int frames, int samples, Depth depth, boolean planar, boolean real, String photometric) {

    /** Bits of a sample: {@code stored} of the {@code allocated} are used, from {@code high} down. */
    record Depth(int allocated, int stored, int high, boolean signed) {}

    private static final int MOST_FRAMES = 50_000;
    private static final int MOST_SIDE = 65_535;
    private static final long MOST_SAMPLES = 1L << 28;
    private static final Set<Integer> ALLOCATED = Set.of(1, 8, 12, 16, 32, 64);
    private static final Set<String> KNOWN = Set.of(
            "MONOCHROME1", "MONOCHROME2", "PALETTE COLOR", "RGB", "YBR_FULL", "YBR_FULL_422", "YBR_ICT", "YBR_RCT");

    static PixelLayout of(DataSet data, Tag pixels) throws IOException {
        int samples = data.integer(Tag.SAMPLES_PER_PIXEL).orElse(1);
        PixelLayout layout = new PixelLayout(
                data.required(Tag.COLUMNS),
                data.required(Tag.ROWS),
                data.integer(Tag.NUMBER_OF_FRAMES).orElse(1),
                samples,
                depth(data, pixels),
                data.integer(Tag.PLANAR_CONFIGURATION).orElse(0) == 1,
                pixels != Tag.PIXEL_DATA,
                data.text(Tag.PHOTOMETRIC_INTERPRETATION).orElse(samples == 3 ? "RGB" : "MONOCHROME2"));
        layout.require(data);
        return layout;
    }

    private static Depth depth(DataSet data, Tag pixels) throws IOException {
        if (pixels != Tag.PIXEL_DATA) {
            int bits = pixels == Tag.FLOAT_PIXEL_DATA ? 32 : 64;
            return new Depth(bits, bits, bits - 1, true);
        }
        int allocated = data.required(Tag.BITS_ALLOCATED);
        int stored = data.integer(Tag.BITS_STORED).orElse(allocated);
        int high = data.integer(Tag.HIGH_BIT).orElse(stored - 1);
        boolean signed = allocated > 1 && data.integer(Tag.PIXEL_REPRESENTATION).orElse(0) == 1;
        return new Depth(allocated, stored, high, signed);
    }

    private void require(DataSet data) throws ImageFormatException {
        requireSize(data);
        if (!ALLOCATED.contains(depth.allocated)
                || depth.stored < 1
                || depth.high >= depth.allocated
                || depth.high + 1 < depth.stored) {
            throw new ImageFormatException(
                    data.file(),
                    "pixels of %s bits, %s of them used below bit %s; expected 1, 8, 12, 16, 32 or 64 with the used inside; %s"
                            .formatted(depth.allocated, depth.stored, depth.high, "fetch the file again"));
        }
        boolean colour = !photometric.startsWith("MONOCHROME") && !isPalette();
        boolean colourBits = depth.allocated == 8 || depth.allocated == 16 || depth.allocated == 32 && !isYbr();
        if (!KNOWN.contains(photometric) || samples != (colour ? 3 : 1) || colour && !colourBits) {
            throw new ImageFormatException(
                    data.file(),
                    "%s samples of %s bits per pixel, %s; expected gray, palette, RGB or YBR; convert it to RGB of 8, 16 or 32 bits"
                            .formatted(samples, depth.allocated, safePhotometric()));
        }
        if (count() * (long) type().bytes() > Integer.MAX_VALUE - 8) {
            throw tooLarge(data);
        }
    }

    private void requireSize(DataSet data) throws ImageFormatException {
        if (width < 1 || height < 1 || frames < 1 || frames > MOST_FRAMES) {
            throw new ImageFormatException(
                    data.file(),
                    "%s frames of %s x %s pixels; expected at least 1 of each, and at most %s frames; fetch the file again"
                            .formatted(frames, width, height, MOST_FRAMES));
        }
        boolean small = width <= MOST_SIDE && height <= MOST_SIDE && samples >= 1 && samples <= 4;
        if (!small || (long) width * height * samples > MOST_SAMPLES) {
            throw tooLarge(data);
        }
    }

    private ImageFormatException tooLarge(DataSet data) {
        return new ImageFormatException(
                data.file(),
                "a frame of %s x %s pixels with %s samples; expected at most %s samples; cut it first"
                        .formatted(width, height, samples, MOST_SAMPLES));
    }

    private String safePhotometric() {
        return KNOWN.contains(photometric) ? photometric : "of unknown colours";
    }

    /** Samples of a frame. */
    int count() {
        return width * height * samples;
    }

    /** The narrowest type that holds every stored value. */
    VoxelType type() {
        if (real) {
            return depth.allocated == 32 ? VoxelType.FLOAT32 : VoxelType.FLOAT64;
        }
        if (depth.allocated <= 8) {
            return depth.signed ? VoxelType.INT8 : VoxelType.UINT8;
        }
        if (depth.allocated <= 16) {
            return depth.signed ? VoxelType.INT16 : VoxelType.UINT16;
        }
        if (depth.allocated <= 32) {
            return depth.signed ? VoxelType.INT32 : VoxelType.UINT32;
        }
        return depth.signed ? VoxelType.INT64 : VoxelType.UINT64;
    }

    /** Bytes of a native frame; 0 if frames do not start at a byte. */
    long bytes() {
        long bits = (long) count() * depth.allocated;
        return bits % 8 == 0 ? bits / 8 : 0;
    }

    boolean isPalette() {
        return photometric.equals("PALETTE COLOR");
    }

    /** Whether three samples are luminance and chrominance when decoded; JPEG 2000 turns its own into RGB. */
    boolean isYbr() {
        return photometric.equals("YBR_FULL") || photometric.equals("YBR_FULL_422");
    }

    FrameLayout forCodec() {
        return new FrameLayout(width, height, samples, depth.allocated, depth.stored, depth.signed);
    }
}
