package dev.margo.segment;

import dev.margo.checkpoint.DType;
import dev.margo.checkpoint.SafetensorsWriter;
import dev.margo.checkpoint.TorchZipWriter;
import dev.margo.checkpoint.WritableTensor;
import dev.margo.nn.Parameter;
import dev.margo.sam.Sam;
import dev.margo.sam.SamConfig;
import dev.margo.testkit.FormulaWeights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** PyTorch files of full-size networks whose weights come from the golden data's formula. */
final class FormulaCheckpoints {
    private FormulaCheckpoints() {}

    static Path write(SamConfig config, Path file) throws IOException {
        return write(config, file, "");
    }

    /** A safetensors file with what it says about its network. */
    static Path write(SamConfig config, Path file, Map<String, String> metadata) throws IOException {
        SafetensorsWriter.write(
                file,
                Sam.parametersOf(config).values().stream()
                        .map(parameter -> tensor(parameter, false))
                        .toList(),
                metadata);
        return file;
    }

    /** As {@link #write(SamConfig, Path)}, with zeros for the tensors whose name ends with {@code zeroed}. */
    static Path write(SamConfig config, Path file, String zeroed) throws IOException {
        List<WritableTensor> tensors = Sam.parametersOf(config).values().stream()
                .map(parameter ->
                        tensor(parameter, !zeroed.isEmpty() && parameter.name().endsWith(zeroed)))
                .toList();
        TorchZipWriter.write(file, tensors);
        return file;
    }

    private static WritableTensor tensor(Parameter parameter, boolean zeroed) {
        DType dtype = parameter.kind() == Parameter.Kind.COUNTER ? DType.I64 : DType.F32;
        return new WritableTensor(parameter.name(), dtype, parameter.shape(), (offset, target) -> {
            // made anew for every chunk: slow for large tensors, but never more than one of them in memory
            int count = Math.toIntExact(parameter.count());
            ByteBuffer bytes = ByteBuffer.allocate(dtype.byteSize() * count).order(ByteOrder.LITTLE_ENDIAN);
            if (dtype == DType.F32 && !zeroed) {
                bytes.asFloatBuffer().put(FormulaWeights.of(parameter.name(), parameter.shape()));
            }
            target.put(bytes.slice((int) offset, target.remaining()));
        });
    }
}
