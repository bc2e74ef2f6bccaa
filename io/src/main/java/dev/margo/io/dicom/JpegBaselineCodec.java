package dev.margo.io.dicom;

import dev.margo.io.codec.DecodedFrame;
import dev.margo.io.codec.FrameLayout;
import dev.margo.io.codec.PixelCodec;
import dev.margo.io.codec.PixelCodecException;
import dev.margo.io.raster.DecodingWarnings;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** JPEG of 8 bits by {@code javax.imageio}, past its colour conversions. */
final class JpegBaselineCodec implements PixelCodec {
    /** An 8 x 8 block takes at least a few bits. */
    private static final long MOST_PIXELS_PER_BYTE = 1024;

    @Override
    public Set<String> transferSyntaxes() {
        return Set.of(TransferSyntax.JPEG_BASELINE, TransferSyntax.JPEG_EXTENDED);
    }

    @Override
    public DecodedFrame decode(byte[] frame, FrameLayout layout) throws PixelCodecException {
        if ((long) layout.width() * layout.height() > MOST_PIXELS_PER_BYTE * frame.length) {
            throw new PixelCodecException(
                    "a JPEG frame of %s bytes cannot hold %s x %s pixels; fetch the file again"
                            .formatted(frame.length, layout.width(), layout.height()),
                    null);
        }
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(frame))) {
            reader.setInput(in, true, true);
            requireSize(reader, layout);
            DecodingWarnings warnings = new DecodingWarnings();
            reader.addIIOReadWarningListener(warnings);
            Raster raster = reader.readRaster(0, null);
            if (warnings.tellTruncation() || raster.getNumBands() != layout.samples()) {
                throw new PixelCodecException(
                        "damaged JPEG frame: it ends too early, or has %s samples per pixel, expected %s; %s"
                                .formatted(raster.getNumBands(), layout.samples(), "fetch the file again"),
                        null);
            }
            return new DecodedFrame(
                    layout.width(), layout.height(), layout.samples(), 8, false, false, samples(raster));
        } catch (PixelCodecException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // what ImageIO's readers throw at damaged files is not documented
            throw new PixelCodecException(
                    "JPEG frame that cannot be decoded: damaged, or not of 8 bits; convert it to explicit VR little endian (dcmdjpeg)",
                    e);
        } finally {
            reader.dispose();
        }
    }

    private static void requireSize(ImageReader reader, FrameLayout layout) throws IOException {
        if (reader.getWidth(0) != layout.width() || reader.getHeight(0) != layout.height()) {
            throw new PixelCodecException(
                    "a JPEG frame of %s x %s pixels in a file of %s x %s; fetch the file again"
                            .formatted(reader.getWidth(0), reader.getHeight(0), layout.width(), layout.height()),
                    null);
        }
    }

    private static byte[] samples(Raster raster) {
        int width = raster.getWidth() * raster.getNumBands();
        byte[] samples = new byte[width * raster.getHeight()];
        int[] row = new int[width];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, row);
            for (int i = 0; i < width; i++) {
                samples[y * width + i] = (byte) row[i];
            }
        }
        return samples;
    }
}
