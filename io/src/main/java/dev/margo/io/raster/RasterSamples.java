package dev.margo.io.raster;

import dev.margo.image.Image;
import dev.margo.image.SampleDepth;
import dev.margo.image.Size;
import dev.margo.io.ImageFormatException;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** Takes the stored samples out of what {@code javax.imageio} decoded, past its colour conversions. */
final class RasterSamples {
    private RasterSamples() {}

    /** @param ids whether to keep numbers of less than 8 bits, and the indices of a palette, as they are stored */
    static Image toImage(String name, BufferedImage decoded, boolean ids) throws ImageFormatException {
        boolean indexed = decoded.getColorModel() instanceof IndexColorModel;
        if (indexed && !ids) {
            return fromPalette(decoded.getRaster(), (IndexColorModel) decoded.getColorModel());
        }
        Raster raster = decoded.getRaster();
        int channels = indexed ? 1 : channels(name, decoded.getColorModel());
        SampleDepth depth = depth(name, raster);
        Size size = new Size(raster.getWidth(), raster.getHeight());
        return imageOf(name, size, depth, samples(raster, channels, ids ? 1 : scale(raster)));
    }

    /** 1 for gray, 3 for RGB; alpha, if there is any, comes after these. */
    private static int channels(String name, ColorModel model) throws ImageFormatException {
        int colours = model.getNumColorComponents();
        int space = model.getColorSpace().getType();
        if (colours == 1 || colours == 3 && space == ColorSpace.TYPE_RGB) {
            return colours;
        }
        throw new ImageFormatException(
                name,
                "%s colour channels that are neither gray nor RGB (perhaps CMYK or Lab); save it again as RGB"
                        .formatted(colours));
    }

    private static Image imageOf(String name, Size size, SampleDepth depth, float[] samples)
            throws ImageFormatException {
        try {
            return Image.of(size, samples.length / size.area(), depth, samples);
        } catch (IllegalArgumentException e) { // float TIFF with NaN, mostly
            throw new ImageFormatException(name, e.getMessage(), e);
        }
    }

    /** Channels beyond the first {@code channels} are alpha and left out. */
    private static float[] samples(Raster raster, int channels, float scale) {
        int width = raster.getWidth();
        int bands = raster.getNumBands();
        float[] samples = new float[Math.multiplyExact(Math.multiplyExact(width, raster.getHeight()), channels)];
        float[] row = new float[width * bands];
        int target = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int i = 0; i < row.length; i++) {
                if (i % bands < channels) {
                    samples[target++] = row[i] * scale;
                }
            }
        }
        return samples;
    }

    /** Spreads gray of 1 to 7 bits over 0..255. */
    private static float scale(Raster raster) {
        int bits = raster.getSampleModel().getSampleSize(0);
        return bits == 1 || bits == 2 || bits == 4 ? 255f / ((1 << bits) - 1) : 1;
    }

    private static SampleDepth depth(String name, Raster raster) throws ImageFormatException {
        return switch (raster.getSampleModel().getDataType()) {
            case DataBuffer.TYPE_BYTE -> SampleDepth.UINT8;
            case DataBuffer.TYPE_USHORT -> SampleDepth.UINT16;
            case DataBuffer.TYPE_SHORT -> SampleDepth.INT16;
            case DataBuffer.TYPE_INT, DataBuffer.TYPE_FLOAT, DataBuffer.TYPE_DOUBLE -> SampleDepth.FLOAT;
            default ->
                throw new ImageFormatException(
                        name,
                        "samples of an unknown type; expected 8- or 16-bit or float; save it again as one of these");
        };
    }

    private static Image fromPalette(Raster raster, IndexColorModel palette) {
        int channels = isGray(palette) ? 1 : 3;
        Size size = new Size(raster.getWidth(), raster.getHeight());
        float[] samples = new float[Math.multiplyExact(size.area(), channels)];
        int[] row = new int[size.width()];
        int target = 0;
        for (int y = 0; y < size.height(); y++) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, size.width(), 1, 0, row);
            for (int index : row) {
                int rgb = index < palette.getMapSize() ? palette.getRGB(index) : 0;
                for (int c = 0; c < channels; c++) {
                    samples[target++] = rgb >> (16 - 8 * c) & 0xFF;
                }
            }
        }
        return Image.of(size, channels, SampleDepth.UINT8, samples);
    }

    private static boolean isGray(IndexColorModel palette) {
        for (int i = 0; i < palette.getMapSize(); i++) {
            if (palette.getRed(i) != palette.getGreen(i) || palette.getRed(i) != palette.getBlue(i)) {
                return false;
            }
        }
        return true;
    }
}
