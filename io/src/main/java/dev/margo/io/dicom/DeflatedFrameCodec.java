package dev.margo.io.dicom;

import dev.margo.io.ImageFormatException;
import dev.margo.io.codec.DecodedFrame;
import dev.margo.io.codec.FrameLayout;
import dev.margo.io.codec.PixelCodec;
import dev.margo.io.codec.PixelCodecException;
import java.io.IOException;
import java.util.Set;

/** Native frames, each deflated by itself. Source: DICOM PS3.5, A.4.13. */
final class DeflatedFrameCodec implements PixelCodec {
    @Override
    public Set<String> transferSyntaxes() {
        return Set.of(TransferSyntax.DEFLATED_FRAMES);
    }

    @Override
    public DecodedFrame decode(byte[] frame, FrameLayout layout) throws PixelCodecException {
        int count = layout.width() * layout.height() * layout.samples();
        long expected = ((long) count * layout.bitsAllocated() + 7) / 8;
        byte[] samples = inflate(frame, expected);
        if (samples.length < expected) {
            throw new PixelCodecException(
                    "damaged deflated frame: %s bytes, expected %s; fetch the file again"
                            .formatted(samples.length, expected),
                    null);
        }
        boolean packed = layout.bitsAllocated() % 8 != 0;
        byte[] values = packed ? PackedBits.unpack(samples, 0, layout.bitsAllocated(), count) : samples;
        return new DecodedFrame(
                layout.width(),
                layout.height(),
                layout.samples(),
                layout.bitsAllocated(),
                layout.signed(),
                false,
                values);
    }

    private static byte[] inflate(byte[] frame, long expected) throws PixelCodecException {
        try {
            return Inflated.inflate("frame", frame, 0, expected + 1); // one for padding to an even length
        } catch (ImageFormatException e) {
            throw new PixelCodecException("damaged deflated frame; fetch the file again", e);
        } catch (IOException e) {
            throw new PixelCodecException(e.getMessage(), e);
        }
    }
}
