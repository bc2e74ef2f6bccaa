package dev.margo.checkpoint;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the pickle of a state dict: protocol 2, without a memo, in the opcodes that PyTorch's restricted reader takes. */
final class PickleOutput {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private PickleOutput() {}

    /**
     * An OrderedDict of tensors; the i-th one has storage key i.
     *
     * @param wrapper key of a dictionary around it, or null for none
     */
    static byte[] stateDict(List<WritableTensor> tensors, String wrapper) {
        PickleOutput out = new PickleOutput();
        out.op(0x80, 2);
        if (wrapper != null) {
            out.op('}');
            out.text(wrapper);
        }
        out.emptyOrderedDict();
        out.op('(');
        for (int i = 0; i < tensors.size(); i++) {
            out.text(tensors.get(i).name());
            out.tensor(tensors.get(i), i);
        }
        out.op('u');
        if (wrapper != null) {
            out.op('s');
        }
        out.op('.');
        return out.bytes.toByteArray();
    }

    /** Calls {@code _rebuild_tensor_v2(storage, 0, sizes, strides, False, OrderedDict())}. */
    private void tensor(WritableTensor tensor, int key) {
        long[] shape = tensor.shape();
        global("torch._utils", "_rebuild_tensor_v2");
        op('(');
        op('(');
        text("storage");
        global("torch", tensor.dtype().torchStorage());
        text(Integer.toString(key));
        text("cpu");
        integer(tensor.elementCount());
        op('t', 'Q');
        integer(0);
        tuple(shape);
        tuple(TensorLayout.rowMajor(shape));
        op(0x89);
        emptyOrderedDict();
        op('t', 'R');
    }

    private void emptyOrderedDict() {
        global("collections", "OrderedDict");
        op(')', 'R');
    }

    private void tuple(long[] values) {
        if (values.length == 0) {
            op(')');
            return;
        }
        op('(');
        for (long value : values) {
            integer(value);
        }
        op('t');
    }

    private void integer(long value) {
        if (value >= 0 && value <= 0xFF) {
            op('K', (int) value);
        } else if (value >= 0 && value <= 0xFFFF) {
            op('M', (int) value & 0xFF, (int) value >> 8);
        } else if (value == (int) value) {
            op('J');
            append(little(Integer.BYTES).putInt(0, (int) value));
        } else {
            op(0x8a, Long.BYTES);
            append(little(Long.BYTES).putLong(0, value));
        }
    }

    private void text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        op('X');
        append(little(Integer.BYTES).putInt(0, utf8.length));
        bytes.writeBytes(utf8);
    }

    private void global(String module, String name) {
        bytes.writeBytes(("c" + module + "\n" + name + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private void op(int... codes) {
        for (int code : codes) {
            bytes.write(code);
        }
    }

    private void append(ByteBuffer buffer) {
        bytes.writeBytes(buffer.array());
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
