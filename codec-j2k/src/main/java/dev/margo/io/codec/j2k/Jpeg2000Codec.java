package dev.margo.io.codec.j2k;

import com.github.jaiimageio.jpeg2000.impl.J2KImageReader;
import com.github.jaiimageio.jpeg2000.impl.J2KImageReaderSpi;
import dev.margo.io.codec.DecodedFrame;
import dev.margo.io.codec.FrameLayout;
import dev.margo.io.codec.PixelCodec;
import dev.margo.io.codec.PixelCodecException;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Set;
import javax.imageio.ImageReader;
import jj2000.j2k.util.FacilityManager;

/** JPEG 2000, reversible and irreversible, at up to 16 bits. A colour transform that the stream names is undone. */
public final class Jpeg2000Codec implements PixelCodec {
    private static final Set<String> UIDS = Set.of("1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.91");

    @Override
    public Set<String> transferSyntaxes() {
        return UIDS;
    }

    @Override
    public DecodedFrame decode(byte[] frame, FrameLayout layout) throws PixelCodecException {
        Codestream stream = Codestream.find(frame, layout);
        Raster raster = read(stream);
        if (raster.getWidth() != layout.width()
                || raster.getHeight() != layout.height()
                || raster.getNumBands() != layout.samples()) {
            throw new PixelCodecException("damaged: the decoded frame is not of the size its header gives", null);
        }
        return frame(raster, stream, layout);
    }

    private static Raster read(Codestream stream) throws PixelCodecException {
        ImageReader reader = new J2KImageReader(new J2KImageReaderSpi());
        try {
            reader.setInput(new StreamInput(stream.bytes()));
            return reader.readRaster(0, null);
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) { // JJ2000 documents none
            throw new PixelCodecException(
                    "damaged JPEG 2000 stream: " + e.getClass().getSimpleName(), e);
        } finally {
            reader.dispose();
            FacilityManager.unregisterMsgLogger(Thread.currentThread()); // it keeps the reader
        }
    }

    /** A sign that the stream does not know of is that of the bits stored. */
    private static DecodedFrame frame(Raster raster, Codestream stream, FrameLayout layout) {
        boolean signed = stream.signed() || layout.signed();
        int bits = signed ? Math.max(stream.precision(), layout.bitsStored()) : stream.precision();
        int unused = layout.signed() && !stream.signed() ? Integer.SIZE - layout.bitsStored() : 0;
        int wide = bits > Byte.SIZE ? 2 : 1;
        byte[] bytes = new byte[layout.width() * layout.height() * layout.samples() * wide];
        int[] line = new int[layout.width() * layout.samples()];
        int at = 0;
        for (int y = 0; y < layout.height(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, layout.width(), 1, line);
            for (int sample : line) {
                int value = sample << unused >> unused;
                bytes[at++] = (byte) value;
                if (wide == 2) {
                    bytes[at++] = (byte) (value >> 8);
                }
            }
        }
        return new DecodedFrame(layout.width(), layout.height(), layout.samples(), bits, signed, false, bytes);
    }
}
