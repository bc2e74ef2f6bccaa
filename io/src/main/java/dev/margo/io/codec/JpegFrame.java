package dev.margo.io.codec;

import java.util.ArrayList;
import java.util.List;

/**
 * A frame header, already held against what the data set says.
 *
 * @param process the second byte of its marker, as {@link JpegSegment#SOF_BASELINE}
 * @param precision bits per sample
 */
record JpegFrame(int process, int precision, int width, int height, List<Component> components) {
    private static final int PARAMETERS = 6;

    /** A component and how often it is sampled, horizontally and vertically, in relation to the others. */
    record Component(int id, int horizontal, int vertical, int quantTable) {}

    JpegFrame {
        components = List.copyOf(components);
    }

    /**
     * Reads a frame header.
     *
     * @throws PixelCodecException if it is damaged or its size is not that of {@code layout}
     *     <p>Source: ITU-T T.81 (1992), section B.2.2.
     */
    static JpegFrame read(JpegSegment segment, FrameLayout layout) throws PixelCodecException {
        int precision = segment.u8(0);
        int height = segment.u16(1);
        int width = segment.u16(3);
        int count = segment.u8(5);
        Damage.unless(height != 0, "the number of lines is left to a later marker (DNL), which is not supported");
        Damage.unless(
                width == layout.width() && height == layout.height() && count == layout.samples(),
                "the stream is %s x %s with %s samples per pixel, its data set says %s x %s with %s",
                width,
                height,
                count,
                layout.width(),
                layout.height(),
                layout.samples());
        Damage.unless(
                precision >= 2 && precision <= Math.min(16, layout.bitsAllocated()),
                "%s bits per sample; expected 2 to 16, and no more than the data set allocates, %s",
                precision,
                layout.bitsAllocated());
        List<Component> components = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            components.add(component(segment, PARAMETERS + 3 * i));
        }
        return new JpegFrame(segment.marker(), precision, width, height, components);
    }

    private static Component component(JpegSegment segment, int at) throws PixelCodecException {
        int sampling = segment.u8(at + 1);
        int horizontal = sampling >> 4;
        int vertical = sampling & 15;
        Damage.unless(
                horizontal >= 1 && horizontal <= 4 && vertical >= 1 && vertical <= 4,
                "sampling factors %s x %s; expected 1 to 4",
                horizontal,
                vertical);
        return new Component(segment.u8(at), horizontal, vertical, segment.u8(at + 2));
    }

    /** @throws PixelCodecException if components are sampled other than once per pixel */
    void requireNoSubsampling() throws PixelCodecException {
        for (Component component : components) {
            Damage.unless(
                    components.size() == 1 || component.horizontal() == 1 && component.vertical() == 1,
                    "sub-sampled colour in a lossless stream is not supported");
        }
    }

    /** The index of the component called {@code id}. */
    int indexOf(int id) throws PixelCodecException {
        for (int i = 0; i < components.size(); i++) {
            if (components.get(i).id() == id) {
                return i;
            }
        }
        throw Damage.found("a scan names component %s, which the frame does not have", id);
    }
}
