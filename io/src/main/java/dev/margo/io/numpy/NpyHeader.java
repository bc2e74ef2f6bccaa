package dev.margo.io.numpy;

import dev.margo.io.ImageFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of an array.
 *
 * @param type NumPy's letters for it, such as {@code <i2}
 * @param shape the slowest axis first, unless {@code fortran}
 * @param length bytes of the head
 */
record NpyHeader(String type, boolean fortran, List<Integer> shape, int length) {
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d\\s,L]*)\\)");
    private static final int MAGIC = 8; // the mark and two bytes of version
    private static final int MOST = 1 << 20;

    static NpyHeader read(String file, InputStream in) throws IOException {
        byte[] start = in.readNBytes(MAGIC);
        boolean marked =
                start.length == MAGIC && new String(start, 0, 6, StandardCharsets.ISO_8859_1).equals("\u0093NUMPY");
        if (!marked || start[6] < 1 || start[6] > 3) {
            throw new ImageFormatException(file, "no NumPy array of a known version; copy it again");
        }
        int bytesOfLength = start[6] == 1 ? 2 : 4;
        byte[] length = new byte[4];
        int read = in.readNBytes(length, 0, bytesOfLength);
        int count = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (read < bytesOfLength || count < 0 || count > MOST) {
            throw new ImageFormatException(file, "a head of %s bytes; it is damaged".formatted(count));
        }
        String text = new String(in.readNBytes(count), StandardCharsets.UTF_8);
        return parse(file, text, MAGIC + bytesOfLength + count);
    }

    private static NpyHeader parse(String file, String text, int length) throws ImageFormatException {
        Matcher type = TYPE.matcher(text);
        Matcher fortran = FORTRAN.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        if (!type.find()) {
            throw new ImageFormatException(
                    file, "an array of no plain numbers (or damaged); save one of the fields as an array of its own");
        }
        if (!fortran.find() || !shape.find()) {
            throw new ImageFormatException(file, "a head without order or shape; it is damaged");
        }
        return new NpyHeader(type.group(1), fortran.group(1).equals("True"), sizes(file, shape.group(1)), length);
    }

    private static List<Integer> sizes(String file, String text) throws ImageFormatException {
        List<Integer> sizes = new ArrayList<>();
        try {
            for (String word : text.replace("L", "").split(",")) {
                if (!word.isBlank()) {
                    sizes.add(Integer.parseInt(word.strip()));
                }
            }
        } catch (NumberFormatException e) {
            throw new ImageFormatException(file, "a shape that is too large; it is damaged", e);
        }
        return sizes;
    }
}
