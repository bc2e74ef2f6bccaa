package dev.margo.evaluate.volume;

import dev.margo.dataset.SampleSource;
import dev.margo.evaluate.MeasuredFiles;
import dev.margo.evaluate.Workplace;
import dev.margo.evaluate.volume.Carrying.Carried;
import dev.margo.evaluate.volume.VolumeObjectRule.Wanted;
import dev.margo.evaluate.volume.VolumeScore.Place;
import dev.margo.evaluate.volume.VolumeScore.Turn;
import dev.margo.mask.Mask;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Asks for every object of the volumes in the sources, scores what comes and writes into the folder of its workplace what
 * {@link VolumeResultFolder} says. All but the times are the same whenever it is done again, with any number of threads.
 *
 * <p>Started again in the same folder, an evaluation goes on from there, as {@link MeasuredFiles} says.
 */
public final class VolumeEvaluation {
    private final VolumePlan plan;
    private final VolumeSubject subject;

    private VolumeEvaluation(VolumePlan plan, VolumeSubject subject) {
        this.plan = plan;
        this.subject = subject;
    }

    /**
     * @param sources of volumes; other files of theirs are skipped
     * @throws dev.margo.evaluate.JournalException if the folder has the journal of another evaluation
     * @throws IOException if the journal or a result cannot be written; what was finished before stays in the journal
     * @throws InterruptedException if the calling thread is interrupted; the same
     */
    public static VolumeResult run(
            VolumePlan plan, VolumeSubject subject, List<SampleSource> sources, Workplace workplace)
            throws IOException, InterruptedException {
        String measured = "%s %s; %s".formatted(subject.name(), subject.fingerprint(), plan.describe());
        try (MeasuredFiles files = MeasuredFiles.open(workplace, measured, VolumeCsv.COLUMNS)) {
            files.measure(sources, new VolumeEvaluation(plan, subject)::lines);
            return new VolumeResultFolder(workplace.folder(), plan, files).write(sources);
        }
    }

    private String lines(SampleSource source, int file) throws IOException {
        List<VolumeScore> scores = new ArrayList<>();
        for (LookedAt volume : LookedAt.of(source.readVolume(file), plan.objects())) {
            try (VolumeSubject.Seen seen = subject.look(volume.pictures())) {
                for (Wanted object : volume.objects()) {
                    addAll(place(source.name(), volume.name(), object), volume, object, seen, scores);
                }
            }
        }
        return scores.stream().map(score -> VolumeCsv.line(score) + "\n").collect(Collectors.joining());
    }

    private static Place place(String dataset, String volume, Wanted object) {
        return new Place(
                dataset, volume, object.name(), object.voxels(), object.masks().size(), object.middle());
    }

    private void addAll(
            Place place, LookedAt volume, Wanted object, VolumeSubject.Seen seen, List<VolumeScore> scores) {
        SolidScores solid = new SolidScores(volume.pictures().stack(), plan.nsdToleranceMm());
        for (Baseline baseline : Baseline.values()) {
            SortedMap<Integer, Mask> answer = baseline.of(solid.stack(), object.masks(), object.middle());
            scores.add(new VolumeScore(place, Turn.of(baseline), solid.of(object, answer), List.of()));
        }
        Carrying carrying = new Carrying(solid.stack(), seen, object);
        for (VolumeProtocol protocol : plan.protocols()) {
            Carried carried = carrying.by(protocol);
            scores.add(new VolumeScore(
                    place, Turn.of(protocol), solid.of(object, carried.masks()), carried.milliseconds()));
        }
    }
}
