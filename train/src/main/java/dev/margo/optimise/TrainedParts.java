package dev.margo.optimise;

import dev.margo.nn.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which weights learn, by patterns over their names: {@code *} stands for any letters, a leading {@code -} takes away.
 * The last pattern that fits decides.
 */
public record TrainedParts(List<String> patterns) {
    public TrainedParts {
        patterns = List.copyOf(patterns);
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException("no pattern says which weights learn; write * for all of them");
        }
    }

    public static TrainedParts of(String... patterns) {
        return new TrainedParts(List.of(patterns));
    }

    public static TrainedParts all() {
        return of("*");
    }

    /** Whether the weight called {@code name} learns. */
    public boolean contains(String name) {
        boolean contained = false;
        for (String pattern : patterns) {
            boolean takesAway = pattern.startsWith("-");
            if (matches(takesAway ? pattern.substring(1) : pattern, name)) {
                contained = !takesAway;
            }
        }
        return contained;
    }

    private static boolean matches(String glob, String name) {
        String pattern =
                List.of(glob.split("\\*", -1)).stream().map(Pattern::quote).collect(Collectors.joining(".*"));
        return name.matches(pattern);
    }

    /**
     * The learning ones among {@code parameters}; buffers never learn.
     *
     * @throws IllegalArgumentException if there is none, or a pattern fits no weight
     */
    public Map<String, Parameter> of(Map<String, Parameter> parameters) {
        for (String pattern : patterns) {
            String glob = pattern.startsWith("-") ? pattern.substring(1) : pattern;
            if (parameters.keySet().stream().noneMatch(name -> matches(glob, name))) {
                throw new IllegalArgumentException(
                        "pattern '%s' fits no weight of this network; weights are called such as %s"
                                .formatted(
                                        pattern,
                                        parameters.keySet().stream().limit(2).toList()));
            }
        }
        Map<String, Parameter> trained = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> {
            if (parameter.kind() == Parameter.Kind.WEIGHT && contains(name)) {
                trained.put(name, parameter);
            }
        });
        if (trained.isEmpty()) {
            throw new IllegalArgumentException("the patterns %s leave no weight to learn".formatted(patterns));
        }
        return trained;
    }
}
