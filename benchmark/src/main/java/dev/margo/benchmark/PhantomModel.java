package dev.margo.benchmark;

import dev.margo.checkpoint.DType;
import dev.margo.checkpoint.SafetensorsWriter;
import dev.margo.checkpoint.TensorSource;
import dev.margo.checkpoint.WritableTensor;
import dev.margo.nn.Parameter;
import dev.margo.sam.EncoderConfig;
import dev.margo.sam.Sam;
import dev.margo.sam.SamConfig;
import dev.margo.tensor.AdamW;
import dev.margo.tensor.Device;
import dev.margo.tensor.Gradients;
import dev.margo.tensor.Libtorch;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Trains the small network that is bundled so that Margo can be tried without a download: SAM's architecture at 256 px,
 * on phantoms, prompted and corrected as MedicoSAM trains. It has never seen a patient and is fit for trying out and
 * for tests only.
 *
 * <p>benchmark/README.md has the command.
 */
public final class PhantomModel {
    private static final int SIDE = 256;
    private static final int IMAGES_PER_STEP = 2;
    private static final int WARM_UP = 200;
    private static final double LEARNING_RATE = 1e-3;
    private static final double WEIGHT_DECAY = 0.01;
    private static final double MAX_NORM = 1;

    private PhantomModel() {}

    /** The bundled network's shape: 1.4 million parameters. */
    static SamConfig config() {
        return new SamConfig(
                new EncoderConfig.Vit(SIDE, 16, 128, 6, 4, 8, List.of(2, 5), false),
                new SamConfig.DecoderConfig(64, 4, 256, 64, 4));
    }

    /** Arguments: target file, steps, seed. */
    public static void main(String[] args) throws IOException {
        Libtorch.parallelOperationsHere();
        Path target = Path.of(args[0]);
        int steps = Integer.parseInt(args[1]);
        Random random = new Random(Long.parseLong(args[2]));
        try (Sam sam = Sam.load(config(), Device.cpu(), (parameter, values) -> initialise(parameter, values, random))) {
            train(sam, steps, random, target);
        }
    }

    private static void train(Sam sam, int steps, Random random, Path target) throws IOException {
        Map<String, Tensor> trained = sam.parameters().values().stream()
                .filter(parameter -> parameter.kind() == Parameter.Kind.WEIGHT)
                .collect(Collectors.toMap(Parameter::name, Parameter::value));
        Instant start = Instant.now();
        double running = 0;
        try (AdamW optimizer = new AdamW(trained, AdamW.Settings.withDecay(WEIGHT_DECAY))) {
            for (int step = 0; step < steps; step++) {
                running += (step(sam, trained.values(), optimizer, learningRate(step, steps), random) - running)
                        / Math.min(step + 1, 100);
                if (step % 100 == 99) {
                    System.out.printf(
                            "step %s of %s, loss %.4f, %s s%n",
                            step + 1,
                            steps,
                            running,
                            Duration.between(start, Instant.now()).toSeconds());
                }
                if (step % 1000 == 999 || step == steps - 1) {
                    write(sam, target);
                }
            }
        }
    }

    private static double learningRate(int step, int steps) {
        double warmUp = Math.min(1, (step + 1.0) / WARM_UP);
        return LEARNING_RATE * warmUp * 0.5 * (1 + Math.cos(Math.PI * step / steps));
    }

    private static double step(
            Sam sam, Collection<Tensor> trained, AdamW optimizer, double learningRate, Random random) {
        optimizer.zeroGradients();
        double sum = 0;
        for (int image = 0; image < IMAGES_PER_STEP; image++) {
            try (TensorScope scope = TensorScope.open("training step")) {
                Tensor loss = new PhantomObjective(sam, random).loss().mul(1.0 / IMAGES_PER_STEP);
                loss.backward();
                sum += loss.toFloats()[0];
            }
        }
        double norm = Gradients.norm(trained);
        if (norm > MAX_NORM) {
            Gradients.scale(trained, MAX_NORM / norm);
        }
        optimizer.step(learningRate);
        return sum;
    }

    private static void initialise(Parameter parameter, FloatBuffer values, Random random) {
        String name = parameter.name();
        boolean matrix = parameter.shape().length > 1;
        boolean embedding = name.contains("token") && !name.contains("attn") || name.contains("_embed");
        double fanIn = matrix ? (double) parameter.count() / parameter.size(0) : 1;
        while (values.hasRemaining()) {
            double value;
            if (name.contains("rel_pos") || name.endsWith(".bias")) {
                value = 0;
            } else if (!matrix) {
                value = 1;
            } else if (name.endsWith("pos_embed")) {
                value = 0.02 * random.nextGaussian();
            } else if (name.contains("gaussian_matrix") || (embedding && !name.contains("patch_embed"))) {
                value = random.nextGaussian();
            } else {
                value = (2 * random.nextDouble() - 1) / Math.sqrt(fanIn);
            }
            values.put((float) value);
        }
    }

    private static void write(Sam sam, Path target) throws IOException {
        List<WritableTensor> tensors = new ArrayList<>();
        for (Parameter parameter : sam.parameters().values()) {
            tensors.add(new WritableTensor(
                    parameter.name(),
                    DType.F32,
                    parameter.shape(),
                    TensorSource.of(parameter.value().bytes())));
        }
        SafetensorsWriter.write(
                target,
                tensors,
                Map.of(
                        "margo.preprocessing", "sam",
                        "licence", "Apache-2.0",
                        "about", "Trained by Margo on phantoms only. For trying out and for tests, not for patients."));
    }
}
