package dev.margo.segment;

import dev.margo.checkpoint.DType;
import dev.margo.checkpoint.TensorSource;
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

/** PyTorch files of full-size networks whose weights come from the golden data's formula. */
final class FormulaCheckpoints {
    private FormulaCheckpoints() {}

    static Path write(SamConfig config, Path file) throws IOException {
        List<WritableTensor> tensors = Sam.parametersOf(config).values().stream()
                .map(FormulaCheckpoints::tensor)
                .toList();
        TorchZipWriter.write(file, tensors);
        return file;
    }

    private static WritableTensor tensor(Parameter parameter) {
        if (parameter.kind() == Parameter.Kind.COUNTER) {
            return new WritableTensor(
                    parameter.name(), DType.I64, parameter.shape(), TensorSource.of(ByteBuffer.allocate(Long.BYTES)));
        }
        return new WritableTensor(parameter.name(), DType.F32, parameter.shape(), (offset, target) -> {
            // whole again for every chunk: slow for large tensors, but never more than one of them in memory
            float[] values = FormulaWeights.of(parameter.name(), parameter.shape());
            ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(values);
            target.put(bytes.slice((int) offset, target.remaining()));
        });
    }
}
