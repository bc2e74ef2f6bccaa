package dev.margo.io.raster;

import dev.margo.image.ByteImage;
import dev.margo.image.Size;
import dev.margo.io.AtomicFile;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Writes PNG files: windowed pictures, masks (0 and 255) and label images (ids as gray values). Files appear whole or
 * not at all, see {@link AtomicFile}; IOException where that fails.
 */
public final class RasterWriter {
    private static final int MOST_8_BIT = 255;
    private static final int MOST_16_BIT = 65535;

    private RasterWriter() {}

    /** Writes an 8-bit gray or RGB picture. */
    public static void writePng(Path file, ByteImage image) throws IOException {
        AtomicFile.write(file, encodePng(image));
    }

    /** The bytes of an 8-bit gray or RGB PNG file. */
    public static byte[] encodePng(ByteImage image) {
        byte[] values = image.bytes();
        return encode(image.size(), image.channels(), new DataBufferByte(values, values.length));
    }

    /**
     * Writes a mask as 8-bit gray: 255 inside, 0 outside.
     *
     * @param inside (y, x) order, one value per pixel of {@code size}
     */
    public static void writeMask(Path file, Size size, boolean[] inside) throws IOException {
        requireCount(size, inside.length);
        byte[] values = new byte[inside.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) (inside[i] ? MOST_8_BIT : 0);
        }
        writePng(file, ByteImage.gray(size, values));
    }

    /**
     * Writes a label image: 8-bit gray if no id is above 255, 16-bit gray otherwise.
     *
     * @param ids (y, x) order, one 0..65535 per pixel of {@code size}
     * @throws IllegalArgumentException if an id is outside that range
     */
    public static void writeLabels(Path file, Size size, int[] ids) throws IOException {
        if (Arrays.stream(ids).allMatch(id -> id >= 0 && id <= MOST_8_BIT)) {
            requireCount(size, ids.length);
            byte[] values = new byte[ids.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = (byte) ids[i];
            }
            writePng(file, ByteImage.gray(size, values));
        } else {
            writePng16(file, size, ids);
        }
    }

    /**
     * Writes 16-bit gray.
     *
     * @param values (y, x) order, one 0..65535 per pixel of {@code size}
     * @throws IllegalArgumentException if a value is outside that range
     */
    public static void writePng16(Path file, Size size, int[] values) throws IOException {
        requireCount(size, values.length);
        short[] samples = new short[values.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) require16Bit(values[i], i % size.width(), i / size.width());
        }
        AtomicFile.write(file, encode(size, 1, new DataBufferUShort(samples, samples.length)));
    }

    /**
     * The bytes of a 16-bit gray or RGB PNG file.
     *
     * @param samples (y, x, c) order, unsigned; not changed
     */
    public static byte[] encodePng16(Size size, int channels, short[] samples) {
        if (samples.length != size.area() * channels) {
            throw new IllegalArgumentException(
                    "a picture of %s pixels of %s channels, got %s values".formatted(size, channels, samples.length));
        }
        return encode(size, channels, new DataBufferUShort(samples, samples.length));
    }

    private static int require16Bit(int value, int x, int y) {
        if (value < 0 || value > MOST_16_BIT) {
            throw new IllegalArgumentException(
                    "value %s at (x %s, y %s) does not fit 16-bit PNG (0..65535); renumber the labels from 1"
                            .formatted(value, x, y));
        }
        return value;
    }

    private static void requireCount(Size size, int count) {
        if (count != size.area()) {
            throw new IllegalArgumentException(
                    "a picture of %s pixels needs %s values, got %s".formatted(size, size.area(), count));
        }
    }

    private static byte[] encode(Size size, int channels, DataBuffer data) {
        int[] offsets = channels == 1 ? new int[] {0} : new int[] {0, 1, 2};
        WritableRaster raster = Raster.createInterleavedRaster(
                data, size.width(), size.height(), size.width() * channels, channels, offsets, null);
        ColorSpace space = ColorSpace.getInstance(channels == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
        ComponentColorModel model = new ComponentColorModel(space, false, false, 1, data.getDataType());
        return encode(new BufferedImage(model, raster, false, null));
    }

    private static byte[] encode(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(image);
        } catch (IOException e) {
            throw new IllegalStateException("PNG encoding into memory failed", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
