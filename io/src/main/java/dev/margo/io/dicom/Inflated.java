package dev.margo.io.dicom;

import dev.margo.io.ImageFormatException;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks raw deflate streams into memory, with a bound that is held before memory is taken. */
final class Inflated {
    private Inflated() {}

    /**
     * The content of {@code packed} from {@code from}; a stream that stops without its end gives what is there.
     *
     * @throws ImageFormatException if it is damaged, or longer than {@code most} bytes
     */
    static byte[] inflate(String file, byte[] packed, int from, long most) throws IOException {
        byte[] content = new byte[Math.toIntExact(length(file, packed, from, most))];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed, from, packed.length - from);
            int at = 0;
            while (at < content.length) {
                at += inflater.inflate(content, at, content.length - at);
            }
            return content;
        } catch (DataFormatException e) {
            throw damaged(file, e);
        } finally {
            inflater.end();
        }
    }

    private static long length(String file, byte[] packed, int from, long most) throws ImageFormatException {
        byte[] scratch = new byte[1 << 14];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed, from, packed.length - from);
            int count;
            long length = 0;
            while ((count = inflater.inflate(scratch)) > 0) {
                length += count;
                if (length > most) {
                    throw new ImageFormatException(
                            file,
                            "its deflated data unpack to more than %s bytes; store it uncompressed (dcmconv +te) to read it"
                                    .formatted(most));
                }
            }
            return length;
        } catch (DataFormatException e) {
            throw damaged(file, e);
        } finally {
            inflater.end();
        }
    }

    private static ImageFormatException damaged(String file, DataFormatException cause) {
        return new ImageFormatException(file, "its deflated data are damaged, so fetch the file again", cause);
    }
}
