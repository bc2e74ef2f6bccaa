package dev.margo.dataset;

import dev.margo.image.AreaResize;
import dev.margo.image.ByteImage;
import dev.margo.image.Size;
import dev.margo.mask.LabelImage;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A sample as bytes: name, size, the picture's values as they are, and the labels as runs (id, length) of variable-length
 * numbers, which is both small and quick to read. Spacing is not kept: nobody learns from it.
 */
final class SampleCodec {
    private SampleCodec() {}

    /** The sample with its longest side {@code longestSide} px, if it is longer: by area, labels by {@link LabelShrink}. */
    static Sample shrunk(Sample sample, int longestSide) {
        Size size = sample.picture().size();
        int longest = Math.max(size.width(), size.height());
        if (longest <= longestSide) {
            return sample;
        }
        double scale = (double) longestSide / longest;
        Size to = new Size((int) Math.max(1, Math.round(size.width() * scale)), (int)
                Math.max(1, Math.round(size.height() * scale)));
        return new Sample(
                sample.name(),
                AreaResize.resize(sample.picture(), to),
                sample.layers().stream()
                        .map(layer -> LabelShrink.resize(layer, to))
                        .toList());
    }

    static byte[] encode(Sample sample) {
        ByteImage picture = sample.picture();
        byte[] name = sample.name().getBytes(StandardCharsets.UTF_8);
        byte[] values = picture.bytes();
        RunBytes out = new RunBytes(name.length + values.length + 64);
        out.number(name.length);
        out.bytes(name);
        out.number(picture.width());
        out.number(picture.height());
        out.number(picture.channels());
        out.bytes(values);
        out.number(sample.layers().size());
        sample.layers().forEach(layer -> out.runs(layer.toArray()));
        return out.toArray();
    }

    /** @throws IllegalArgumentException if the bytes are no sample */
    static Sample decode(ByteBuffer in) {
        try {
            byte[] name = new byte[length(in, number(in))];
            in.get(name);
            Size size = new Size(number(in), number(in));
            int channels = number(in);
            byte[] values = new byte[length(in, (long) size.area() * channels)];
            in.get(values);
            ByteImage picture = ByteImage.of(size, channels, values);
            int count = number(in);
            List<LabelImage> layers = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                layers.add(LabelImage.of(size.width(), size.height(), runs(in, size.area())));
            }
            return new Sample(new String(name, StandardCharsets.UTF_8), picture, layers);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("a sample ends too early", e);
        }
    }

    private static int length(ByteBuffer in, long wanted) {
        if (wanted < 0 || wanted > in.remaining()) {
            throw new IllegalArgumentException(
                    "a sample claims %s bytes where %s are left".formatted(wanted, in.remaining()));
        }
        return (int) wanted;
    }

    private static int[] runs(ByteBuffer in, int area) {
        int[] ids = new int[area];
        for (int at = 0; at < area; ) {
            int id = number(in);
            int run = number(in);
            if (run < 1 || run > area - at) {
                throw new IllegalArgumentException("a run of %s labels where %s are left".formatted(run, area - at));
            }
            if (id != 0) {
                Arrays.fill(ids, at, at + run, id);
            }
            at += run;
        }
        return ids;
    }

    private static int number(ByteBuffer in) {
        int number = 0;
        int shift = 0;
        int next;
        do {
            next = in.get();
            number |= (next & 0x7F) << shift;
            shift += 7;
        } while (next < 0 && shift < 35);
        return number;
    }
}
