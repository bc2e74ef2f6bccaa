package dev.margo.io.dicom;

import dev.margo.image.Voxels;
import dev.margo.io.ImageFormatException;
import dev.margo.io.codec.DecodedFrame;
import dev.margo.io.codec.PixelCodec;
import dev.margo.io.codec.PixelCodecException;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/** Stored values of the frames of one file, decoded when they are asked for. */
final class FrameDecoder {
    private final String file;
    private final PixelLayout layout;
    private final Frames frames;

    /** One frame of samples in the widths that a codec gives. */
    @FunctionalInterface
    private interface Frames {
        DecodedFrame frame(int index) throws IOException;
    }

    /**
     * A frame's stored values.
     *
     * @param values (y, x, c)
     * @param ybr whether they are luminance and chrominance
     */
    record Stored(Voxels values, boolean ybr) {}

    private FrameDecoder(String file, PixelLayout layout, Frames frames) {
        this.file = file;
        this.layout = layout;
        this.frames = frames;
    }

    /**
     * The frames of {@code file}; checks all that can be checked without decoding.
     *
     * @throws ImageFormatException if there are no pixels, they do not fit in the file, or nothing decodes them
     */
    static FrameDecoder of(DicomFile file) throws IOException {
        Element pixels = pixels(file.data()).orElseThrow(() -> noPixels(file));
        String name = file.data().file();
        PixelLayout layout = PixelLayout.of(file.data(), Tag.of(pixels.tag()).orElseThrow());
        if (pixels.value() instanceof Element.Fragments fragments) {
            PixelCodec codec = PixelCodecs.of(name, file.syntax());
            FrameBytes bytes = EncapsulatedFrames.of(file, fragments, layout.frames());
            boolean jpeg = file.syntax().isLossyJpeg();
            return new FrameDecoder(name, layout, i -> decode(codec, bytes.frame(i), layout, jpeg));
        }
        NativeFrames bytes = NativeFrames.of(file, pixels, layout);
        return new FrameDecoder(name, layout, bytes::frame);
    }

    static boolean hasPixels(DataSet data) {
        return pixels(data).isPresent();
    }

    private static Optional<Element> pixels(DataSet data) {
        return Stream.of(Tag.PIXEL_DATA, Tag.FLOAT_PIXEL_DATA, Tag.DOUBLE_FLOAT_PIXEL_DATA)
                .flatMap(tag -> data.element(tag).stream())
                .findFirst();
    }

    private static ImageFormatException noPixels(DicomFile file) {
        String modality = SafeWords.modality(file.data().text(Tag.MODALITY).orElse(""));
        return new ImageFormatException(
                file.data().file(),
                "a DICOM object without pixels (%s, %s elements); give a file with an image"
                        .formatted(modality, file.data().size()));
    }

    private static DecodedFrame decode(PixelCodec codec, byte[] frame, PixelLayout layout, boolean jpeg)
            throws PixelCodecException {
        DecodedFrame decoded = codec.decode(frame, layout.forCodec());
        Optional<Boolean> stream = jpeg ? JpegColours.isYbr(frame) : Optional.empty();
        boolean ybr = stream.orElse(decoded.ybr() || layout.isYbr());
        return new DecodedFrame(
                decoded.width(),
                decoded.height(),
                decoded.samples(),
                decoded.bitsPerSample(),
                decoded.signed(),
                ybr,
                decoded.littleEndianInterleaved());
    }

    String file() {
        return file;
    }

    PixelLayout layout() {
        return layout;
    }

    /**
     * Frame {@code index}, which counts from 0.
     *
     * @throws ImageFormatException if it is damaged
     */
    Stored frame(int index) throws IOException {
        try {
            DecodedFrame decoded = frames.frame(index);
            return new Stored(StoredBits.of(decoded, layout), decoded.ybr() && layout.samples() == 3);
        } catch (PixelCodecException e) {
            throw new ImageFormatException(file, "frame %s: %s".formatted(index, e.getMessage()), e);
        }
    }
}
