package dev.margo.benchmark;

import dev.margo.sam.InferenceEncoder;
import dev.margo.sam.PreparedEmbedding;
import dev.margo.sam.PromptBatch;
import dev.margo.sam.PromptDecoder;
import dev.margo.sam.Sam;
import dev.margo.sam.SamConfig;
import dev.margo.tensor.Device;
import dev.margo.tensor.Libtorch;
import dev.margo.tensor.Precision;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import dev.margo.testkit.FormulaWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Prints, in one run, how fast this machine multiplies matrices, how long the encoders and the decoder take, and what
 * share of the machine's own rate the encoders reach. Weights come from the golden data's formula: speed does not
 * depend on their values. benchmark/README.md has the command.
 */
public final class Speed {
    private static final int MATRIX_SIDE = 2048;
    private static final int MATRIX_RUNS = 20;
    private static final int DECODER_RUNS = 20;

    private Speed() {}

    /** One measured model; {@code encoderGflop} counts a multiplication and an addition as two operations. */
    private record Subject(String name, SamConfig config, double encoderGflop) {}

    /** Arguments: runs per encoder, default 5. */
    public static void main(String[] args) throws IOException {
        int runs = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        double rate = matrixGflopPerSecond();
        System.out.printf(
                Locale.ROOT, "Java %s, %s threads%n", Runtime.version().feature(), Libtorch.threads());
        System.out.printf(Locale.ROOT, "sgemm %s x %s: %.0f GFLOP/s (best)%n", MATRIX_SIDE, MATRIX_SIDE, rate);
        System.out.println(
                "model   encoder s (median of " + runs + ")   share of sgemm   decoder ms (one box, low-res)");
        measure(new Subject("vit_t", SamConfig.vitT(), 78), runs, rate);
        measure(new Subject("vit_b", SamConfig.vitB(), 972), runs, rate);
        peakMemory().ifPresent(peak -> System.out.println("peak resident memory: " + peak));
    }

    private static double matrixGflopPerSecond() {
        try (TensorScope scope = TensorScope.open("sgemm")) {
            float[] values = FormulaWeights.of("sgemm", MATRIX_SIDE, MATRIX_SIDE);
            Tensor a = Tensor.of(values, MATRIX_SIDE, MATRIX_SIDE);
            double[] seconds = seconds(MATRIX_RUNS, () -> TensorScope.compute("product", () -> a.matmul(a)));
            return 2e-9 * MATRIX_SIDE * MATRIX_SIDE * MATRIX_SIDE / seconds[0];
        }
    }

    private static void measure(Subject subject, int runs, double rate) throws IOException {
        SamConfig config = subject.config();
        int side = config.imageSize();
        try (Sam sam = Sam.load(
                        config,
                        Device.cpu(),
                        (parameter, target) -> target.put(FormulaWeights.of(parameter.name(), parameter.shape())));
                TensorScope scope = TensorScope.open("measure")) {
            Tensor image = Tensor.of(FormulaWeights.of("image", 1, 3, side, side), 1, 3, side, side);
            InferenceEncoder imageEncoder = InferenceEncoder.of(sam, Device.cpu(), Precision.FLOAT32);
            double[] encoder = seconds(runs, () -> TensorScope.compute("encode", () -> imageEncoder.forward(image)));
            Tensor embedding = imageEncoder.forward(image);
            PromptBatch box =
                    new PromptBatch(1, new float[0], new int[0], new float[] {200, 200, 600, 700}, Optional.empty());
            double[] decoder = decoderSeconds(sam, embedding, box);
            double median = encoder[runs / 2];
            System.out.printf(
                    Locale.ROOT,
                    "%-7s %8.2f (%.2f - %.2f) %15.0f %% %16.0f%n",
                    subject.name(),
                    median,
                    encoder[0],
                    encoder[runs - 1],
                    100 * subject.encoderGflop() / median / rate,
                    1000 * decoder[DECODER_RUNS / 2]);
        }
    }

    private static double[] decoderSeconds(Sam sam, Tensor embedding, PromptBatch box) {
        try (PromptDecoder decoder =
                        PromptDecoder.of(sam, Device.cpu(), sam.config().imageSize());
                TensorScope scope = TensorScope.open("measure decoder")) {
            PreparedEmbedding prepared = decoder.prepare(embedding, scope);
            return seconds(
                    DECODER_RUNS,
                    () -> TensorScope.compute(
                            "decode", () -> decoder.decode(prepared, box, false).logits()));
        }
    }

    /** Sorted times of {@code runs} calls, after one that does not count. */
    private static double[] seconds(int runs, Runnable call) {
        call.run();
        double[] seconds = new double[runs];
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            call.run();
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        return seconds;
    }

    private static Optional<String> peakMemory() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return Optional.empty();
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.replaceAll("\\D", ""))
                .map(kib -> String.format(Locale.ROOT, "%.2f GiB", Long.parseLong(kib) / 1048576.0))
                .findFirst();
    }
}
