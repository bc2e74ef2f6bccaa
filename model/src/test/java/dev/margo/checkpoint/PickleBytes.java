package dev.margo.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Builds pickles by hand, hostile ones above all. */
final class PickleBytes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    PickleBytes op(int... codes) {
        for (int code : codes) {
            bytes.write(code);
        }
        return this;
    }

    PickleBytes text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        bytes.write('X');
        bytes.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0, utf8.length)
                .array());
        bytes.writeBytes(utf8);
        return this;
    }

    PickleBytes line(String... lines) {
        for (String line : lines) {
            bytes.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    PickleBytes global(String module, String name) {
        return op('c').line(module, name);
    }

    PickleBytes repeat(int count, int... codes) {
        for (int i = 0; i < count; i++) {
            op(codes);
        }
        return this;
    }

    /** A float tensor of {@code sizes} and {@code strides} (each below 256) on storage {@code key} of two elements. */
    PickleBytes tensor(String key, int[] sizes, int[] strides) {
        global("torch._utils", "_rebuild_tensor_v2")
                .op('(', '(')
                .text("storage")
                .global("torch", "FloatStorage");
        text(key).text("cpu").op('K', 2, 't', 'Q', 'K', 0, '(');
        for (int size : sizes) {
            op('K', size);
        }
        op('t', '(');
        for (int stride : strides) {
            op('K', stride);
        }
        return op('t', 0x89, ')', 't', 'R');
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    /** A PyTorch zip of this pickle and one storage "0" of two floats, 1 and 2. */
    Path zipped(Path folder) throws IOException {
        Path file = folder.resolve("hand-made.pth");
        try (AtomicFile out = new AtomicFile(file)) {
            ZipOutput zip = new ZipOutput(out);
            zip.add("x/data.pkl", bytes());
            zip.add("x/data/0", new byte[] {0, 0, (byte) 0x80, 0x3F, 0, 0, 0, 0x40});
            zip.add("x/version", new byte[] {'3', '\n'});
            zip.finish();
            out.commit();
        }
        return file;
    }
}
