package dev.margo.report;

import dev.margo.report.ReportData.Reproduction;
import java.util.List;
import java.util.Objects;

/**
 * What a report about volumes tells. Lists may be empty; what they would show is then left out.
 *
 * @param title of the page
 * @param models in the order of the figures, each of another name
 * @param datasets in the order of the tables; their images are volumes
 * @param examples in the order of the page
 * @param reproduction how to do it again
 */
public record VolumeReportData(
        String title,
        List<CarriedModel> models,
        List<EvaluatedDataset> datasets,
        List<VolumeExample> examples,
        Reproduction reproduction) {

    /** @throws IllegalArgumentException if two models have the same name */
    public VolumeReportData {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(reproduction, "reproduction");
        models = List.copyOf(models);
        datasets = List.copyOf(datasets);
        examples = List.copyOf(examples);
        if (models.stream().map(CarriedModel::name).distinct().count() < models.size()) {
            throw new IllegalArgumentException("models %s; a report needs a different name for each"
                    .formatted(models.stream().map(CarriedModel::name).toList()));
        }
    }
}
