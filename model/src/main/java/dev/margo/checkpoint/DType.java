package dev.margo.checkpoint;

import java.util.Arrays;
import java.util.Optional;

/** The element types that a checkpoint may hold. The safetensors name of each is the name of the constant. */
public enum DType {
    F32(4, "FloatStorage", "float32"),
    F16(2, "HalfStorage", "float16"),
    BF16(2, "BFloat16Storage", "bfloat16"),
    F64(8, "DoubleStorage", "float64"),
    I64(8, "LongStorage", "int64"),
    I32(4, "IntStorage", "int32"),
    I16(2, "ShortStorage", "int16"),
    I8(1, "CharStorage", "int8"),
    U8(1, "ByteStorage", "uint8"),
    BOOL(1, "BoolStorage", "bool");

    private final int byteSize;
    private final String torchStorage;
    private final String torchName;

    DType(int byteSize, String torchStorage, String torchName) {
        this.byteSize = byteSize;
        this.torchStorage = torchStorage;
        this.torchName = torchName;
    }

    /** Bytes of one element. */
    public int byteSize() {
        return byteSize;
    }

    /** PyTorch's class of a storage of this type, such as {@code FloatStorage}. */
    public String torchStorage() {
        return torchStorage;
    }

    /** PyTorch's name of this type, such as {@code float32}. */
    public String torchName() {
        return torchName;
    }

    /** The type as safetensors writes it, such as {@code F32}. */
    public String safetensorsName() {
        return name();
    }

    static Optional<DType> ofTorchStorage(String storage) {
        return Arrays.stream(values())
                .filter(d -> d.torchStorage.equals(storage))
                .findFirst();
    }

    static Optional<DType> ofTorchName(String name) {
        return Arrays.stream(values()).filter(d -> d.torchName.equals(name)).findFirst();
    }

    static Optional<DType> ofSafetensorsName(String name) {
        return Arrays.stream(values()).filter(d -> d.name().equals(name)).findFirst();
    }
}
