package dev.margo.sam;

import dev.margo.checkpoint.Checkpoint;
import dev.margo.checkpoint.StoredTensor;
import dev.margo.nn.Parameter;
import dev.margo.tensor.Device;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds out which network a checkpoint is of, and loads it, whole or not at all. */
public final class SamCheckpoint {
    /** Some forks store these constants of the preprocessing among the weights. */
    private static final Set<String> CONSTANTS = Set.of("pixel_mean", "pixel_std");

    private static final int NAMED_MISFITS = 3;

    private SamCheckpoint() {}

    /**
     * The architecture that {@code checkpoint} holds the weights of.
     *
     * @throws CheckpointMismatchException if it is of none that Margo knows, or if a tensor is missing, left over or of
     *     another shape
     */
    public static SamConfig recognise(Checkpoint checkpoint) throws CheckpointMismatchException {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        for (StoredTensor tensor : checkpoint.tensors()) {
            shapes.put(tensor.name(), tensor.shape());
        }
        ArchitectureRecogniser.Recognised found = new ArchitectureRecogniser(shapes, checkpoint.metadata()).recognise();
        SamConfig config = found.config()
                .orElseThrow(
                        () -> new CheckpointMismatchException("%s: %s".formatted(checkpoint.path(), found.reason())));
        requireFit(checkpoint, config, shapes);
        return config;
    }

    private static void requireFit(Checkpoint checkpoint, SamConfig config, Map<String, long[]> found)
            throws CheckpointMismatchException {
        Map<String, Parameter> expected = Sam.parametersOf(config);
        List<String> misfits = new ArrayList<>();
        expected.forEach((name, parameter) -> {
            long[] shape = found.get(name);
            if (shape == null) {
                misfits.add("'%s' is missing".formatted(name));
            } else if (!Arrays.equals(shape, parameter.shape())) {
                misfits.add("'%s' has shape %s, expected %s"
                        .formatted(name, Arrays.toString(shape), Arrays.toString(parameter.shape())));
            }
        });
        found.keySet().stream()
                .filter(name -> !expected.containsKey(name) && !CONSTANTS.contains(name))
                .forEach(name -> misfits.add("'%s' is not part of it".formatted(name)));
        if (!misfits.isEmpty()) {
            throw new CheckpointMismatchException(describe(checkpoint, config, misfits));
        }
    }

    private static String describe(Checkpoint checkpoint, SamConfig config, List<String> misfits) {
        String more = misfits.size() > NAMED_MISFITS ? " and %s more".formatted(misfits.size() - NAMED_MISFITS) : "";
        return "%s: looks like %s, but %s tensors do not fit: %s%s; nothing was loaded. Export the state dict of the plain network, without heads or wrappers of its own"
                .formatted(
                        checkpoint.path(),
                        config.name(),
                        misfits.size(),
                        String.join(", ", misfits.subList(0, Math.min(NAMED_MISFITS, misfits.size()))),
                        more);
    }

    /**
     * Loads every weight; values of any dtype become float32.
     *
     * @param config what {@link #recognise} found this checkpoint to be
     */
    public static Sam load(Checkpoint checkpoint, SamConfig config, Device device) throws IOException {
        return Sam.load(
                config,
                device,
                (parameter, target) ->
                        checkpoint.get(parameter.name()).orElseThrow().readFloats(target));
    }
}
