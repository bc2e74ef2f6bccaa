package dev.margo.report;

import dev.margo.evaluate.Estimate;
import dev.margo.evaluate.Summary;
import dev.margo.evaluate.volume.VolumeMeasure;
import dev.margo.evaluate.volume.VolumeScore.Turn;
import dev.margo.evaluate.volume.VolumeSummary;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks things up in what was found of volumes. Not every model need have every data set and turn. */
record VolumeFindings(List<CarriedModel> models) {

    List<String> modelNames() {
        return models.stream().map(CarriedModel::name).toList();
    }

    /** Labels of starts, without the baselines' empty one. */
    List<String> starts() {
        return turns().filter(turn -> !turn.isBaseline())
                .map(Turn::start)
                .distinct()
                .toList();
    }

    /** The ways in which objects were asked for, from one start. */
    List<Turn> turns(String start) {
        return turns().filter(turn -> turn.start().equals(start)).distinct().toList();
    }

    List<Turn> baselines() {
        return turns("");
    }

    /** All data sets and, if there are several, their mean first. */
    List<String> datasets() {
        List<String> names = rows().map(VolumeSummary.Row::dataset).distinct().toList();
        return Stream.concat(
                        names.stream().filter(Summary.ALL::equals),
                        names.stream().filter(name -> !name.equals(Summary.ALL)))
                .toList();
    }

    /** What stands for all data sets: their mean, or the only one. */
    String overall() {
        return datasets().get(0);
    }

    Optional<Estimate> estimate(CarriedModel model, String dataset, Turn turn, VolumeMeasure measure) {
        return model.summary().rows().stream()
                .filter(row -> row.dataset().equals(dataset) && row.turn().equals(turn))
                .findFirst()
                .map(row -> row.estimates().get(measure));
    }

    /** What a baseline gets, which is the same beside every model. */
    Optional<Estimate> baseline(String dataset, Turn turn, VolumeMeasure measure) {
        return models.stream()
                .flatMap(model -> estimate(model, dataset, turn, measure).stream())
                .findFirst();
    }

    Optional<VolumeSummary.Times> times(CarriedModel model, String dataset, Turn turn) {
        return model.summary().times().stream()
                .filter(times -> times.dataset().equals(dataset) && times.turn().equals(turn))
                .findFirst();
    }

    private Stream<Turn> turns() {
        return rows().map(VolumeSummary.Row::turn);
    }

    private Stream<VolumeSummary.Row> rows() {
        return models.stream().flatMap(model -> model.summary().rows().stream());
    }
}
