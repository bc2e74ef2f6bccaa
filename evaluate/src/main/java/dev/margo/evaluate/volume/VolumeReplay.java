package dev.margo.evaluate.volume;

import dev.margo.dataset.SampleSource;
import dev.margo.evaluate.volume.VolumeObjectRule.Wanted;
import dev.margo.mask.Mask;
import dev.margo.prompt.Prompt;
import dev.margo.volume.VolumePictures;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Carries an object again, to see what was only scored: prompts and answers follow from the plan. */
public record VolumeReplay(VolumePlan plan, VolumeSubject subject, List<SampleSource> sources) {
    public VolumeReplay {
        sources = List.copyOf(sources);
    }

    /**
     * What was seen and said.
     *
     * @param object masks by slice
     * @param answer masks by slice; may be empty
     * @param prompt in the middle slice
     */
    public record Seen(
            VolumePictures pictures, SortedMap<Integer, Mask> object, SortedMap<Integer, Mask> answer, Prompt prompt) {}

    /**
     * The turn of {@code score}.
     *
     * @return nothing if the sources have no such object, or the turn is a baseline's
     * @throws IOException if the file cannot be read any more
     */
    public Optional<Seen> of(VolumeScore score) throws IOException {
        Optional<VolumeProtocol> protocol = plan.protocols().stream()
                .filter(one -> VolumeScore.Turn.of(one).equals(score.turn()))
                .findFirst();
        if (protocol.isPresent()) {
            for (SampleSource source : sources) {
                for (int file = 0; file < source.files().size(); file++) {
                    String name = source.files().get(file).name();
                    if (source.name().equals(score.place().dataset())
                            && score.place().volume().startsWith(name)) {
                        Optional<Seen> seen = in(source, file, score, protocol.get());
                        if (seen.isPresent()) {
                            return seen;
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Seen> in(SampleSource source, int file, VolumeScore score, VolumeProtocol protocol)
            throws IOException {
        for (LookedAt volume : LookedAt.of(source.readVolume(file), plan.objects())) {
            for (Wanted object : volume.objects()) {
                if (volume.name().equals(score.place().volume())
                        && object.name().equals(score.place().object())) {
                    return Optional.of(carry(volume, object, protocol));
                }
            }
        }
        return Optional.empty();
    }

    private Seen carry(LookedAt volume, Wanted object, VolumeProtocol protocol) throws IOException {
        try (VolumeSubject.Seen seen = subject.look(volume.pictures())) {
            Carrying carrying = new Carrying(volume.pictures().stack(), seen, object);
            return new Seen(
                    volume.pictures(),
                    object.masks(),
                    carrying.by(protocol).masks(),
                    carrying.prompt(protocol.start()));
        }
    }
}
