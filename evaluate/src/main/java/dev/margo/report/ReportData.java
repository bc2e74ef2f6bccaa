package dev.margo.report;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a report tells. Lists may be empty; what they would show is then left out.
 *
 * @param title of the page
 * @param models in the order of the figures; the first is the one that the others are compared with
 * @param datasets in the order of the figures, by the names that the summaries have
 * @param objects what is told of single objects
 * @param reproduction how to do it again
 */
public record ReportData(
        String title,
        List<EvaluatedModel> models,
        List<EvaluatedDataset> datasets,
        SingleObjects objects,
        Reproduction reproduction) {

    /** @throws IllegalArgumentException if two models have the same name */
    public ReportData {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(objects, "objects");
        Objects.requireNonNull(reproduction, "reproduction");
        models = List.copyOf(models);
        datasets = List.copyOf(datasets);
        Set<String> names = new HashSet<>();
        for (EvaluatedModel model : models) {
            if (!names.add(model.name())) {
                throw new IllegalArgumentException(
                        "two models are called '%s'; a report needs a different name for each".formatted(model.name()));
            }
        }
    }

    /**
     * @param attributes in the order of the figures
     * @param examples in the order of the page; those of a data set one after the other
     */
    public record SingleObjects(List<ObjectAttribute> attributes, List<Example> examples) {
        public SingleObjects {
            attributes = List.copyOf(attributes);
            examples = List.copyOf(examples);
        }

        /** Nothing is told of them. */
        public static SingleObjects none() {
            return new SingleObjects(List.of(), List.of());
        }
    }

    /**
     * @param command the whole command line; may have several lines
     * @param settings in the order of the page
     */
    public record Reproduction(String command, List<Setting> settings) {
        public Reproduction {
            Objects.requireNonNull(command, "command");
            settings = List.copyOf(settings);
        }
    }

    /** Something that was set, seeds and versions among it. */
    public record Setting(String name, String value) {}
}
