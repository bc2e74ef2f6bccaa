package dev.margo.io.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Just enough of a DICOM reader to get at the encoded frames of well-formed little-endian files, so that the codecs are
 * tested alone.
 */
record DicomFrames(FrameLayout layout, List<byte[]> frames) {
    private static final Set<String> LONG = Set.of("OB", "OW", "OF", "SQ", "UT", "UN", "OD", "OL", "UC", "UR", "OV");

    static DicomFrames read(Path file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        in.position(new String(in.array(), 128, 4, StandardCharsets.ISO_8859_1).equals("DICM") ? 132 : 0);
        int[] facts = new int[7];
        while (true) {
            int tag = tag(in);
            int length = length(in);
            if (tag == 0x7FE00010) {
                return split(layout(facts), facts[6], in);
            }
            int end = in.position() + length;
            if (length == -1) {
                skipSequence(in);
                continue;
            }
            switch (tag) {
                case 0x00280002 -> facts[0] = in.getShort();
                case 0x00280010 -> facts[1] = Short.toUnsignedInt(in.getShort());
                case 0x00280011 -> facts[2] = Short.toUnsignedInt(in.getShort());
                case 0x00280100 -> facts[3] = in.getShort();
                case 0x00280101 -> facts[4] = in.getShort();
                case 0x00280103 -> facts[5] = in.getShort();
                case 0x00280008 -> facts[6] = Integer.parseInt(text(in, length).trim());
                default -> {
                    // says nothing of the layout
                }
            }
            in.position(end);
        }
    }

    private static FrameLayout layout(int[] facts) {
        return new FrameLayout(facts[2], facts[1], facts[0], facts[3], facts[4], facts[5] == 1);
    }

    /** Frames by their start: a fragment that begins with FF D8 begins a frame. */
    private static DicomFrames split(FrameLayout layout, int frames, ByteBuffer in) {
        tag(in);
        in.position(in.position() + 4 + in.getInt(in.position())); // the offset table
        List<ByteArrayOutputStream> found = new ArrayList<>();
        while (in.hasRemaining() && tag(in) == 0xFFFEE000) { // one file lacks the end mark
            byte[] fragment = new byte[in.getInt()];
            in.get(fragment);
            boolean starts = fragment.length > 1 && fragment[0] == -1 && fragment[1] == (byte) 0xD8;
            if (found.isEmpty() || frames > 1 && starts) {
                found.add(new ByteArrayOutputStream());
            }
            found.get(found.size() - 1).writeBytes(fragment);
        }
        return new DicomFrames(
                layout, found.stream().map(ByteArrayOutputStream::toByteArray).toList());
    }

    private static void skipSequence(ByteBuffer in) {
        while (tag(in) == 0xFFFEE000) {
            int length = in.getInt();
            if (length == -1) {
                skipItem(in);
            } else {
                in.position(in.position() + length);
            }
        }
        in.getInt();
    }

    private static void skipItem(ByteBuffer in) {
        while (tag(in) != 0xFFFEE00D) {
            int length = length(in);
            if (length == -1) {
                skipSequence(in);
            } else {
                in.position(in.position() + length);
            }
        }
        in.getInt();
    }

    private static int tag(ByteBuffer in) {
        return Short.toUnsignedInt(in.getShort()) << 16 | Short.toUnsignedInt(in.getShort());
    }

    /** Explicit by the name of the value representation; where there is none, implicit. */
    private static int length(ByteBuffer in) {
        String vr = text(in, 2);
        if (LONG.contains(vr)) {
            in.getShort();
            return in.getInt();
        }
        if (vr.matches("[A-Z]{2}")) {
            return Short.toUnsignedInt(in.getShort());
        }
        in.position(in.position() - 2);
        return in.getInt();
    }

    private static String text(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
