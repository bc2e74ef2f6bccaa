package dev.margo.evaluate;

import dev.margo.dataset.Sample;
import dev.margo.dataset.SampleSource;
import dev.margo.dataset.SourceFile;
import dev.margo.evaluate.ObjectRule.Wanted;
import dev.margo.image.ByteImage;
import dev.margo.mask.Mask;
import dev.margo.prompt.Prompt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Goes through an object's rounds again, to see what was only scored: prompts and answers follow from the plan. */
public record Replay(EvaluationPlan plan, Annotatable subject, List<SampleSource> sources) {
    public Replay {
        sources = List.copyOf(sources);
    }

    /**
     * What was seen and said.
     *
     * @param said all prompts up to this answer
     */
    public record Seen(ByteImage picture, Mask object, List<Prompt> said, Answer answer) {}

    /**
     * The round of {@code score}, of a protocol of the plan.
     *
     * @return nothing if the sources have no such image, or the protocol is none of rounds
     * @throws IOException if the file cannot be read any more
     */
    public Optional<Seen> of(RoundScore score) throws IOException {
        Optional<InteractiveProtocol> protocol = plan.protocols().stream()
                .filter(one -> one.label().equals(score.turn().protocol()))
                .findFirst();
        if (protocol.isEmpty()) {
            return Optional.empty();
        }
        for (SampleSource source : sources) {
            if (source.name().equals(score.place().dataset())) {
                Optional<Sample> picture = find(source, score.place().image());
                if (picture.isPresent()) {
                    return ask(picture.get(), protocol.get(), score);
                }
            }
        }
        return Optional.empty();
    }

    /** A picture is mostly called as its file and, in a volume, then where it is; so such files are looked into first. */
    private static Optional<Sample> find(SampleSource source, String image) throws IOException {
        List<SourceFile> files = source.files();
        List<Integer> order = IntStream.range(0, files.size())
                .boxed()
                .sorted(Comparator.comparing(i -> !image.startsWith(files.get(i).name())))
                .toList();
        for (int file : order) {
            List<Sample> pictures = new ArrayList<>();
            source.read(file, picture -> {
                if (picture.name().equals(image)) {
                    pictures.add(picture);
                }
            });
            if (!pictures.isEmpty()) {
                return Optional.of(pictures.get(0));
            }
        }
        return Optional.empty();
    }

    private Optional<Seen> ask(Sample picture, InteractiveProtocol protocol, RoundScore score) {
        RoundScore.Place place = score.place();
        Optional<Wanted> object = plan.objects().in(place.dataset(), picture, plan.seed()).stream()
                .filter(wanted -> wanted.name().equals(place.object()))
                .findFirst();
        if (object.isEmpty()) {
            return Optional.empty();
        }
        int repeat = score.turn().repeat();
        List<Seen> found = new ArrayList<>();
        try (Annotatable.Seen seen = subject.embed(picture.picture())) {
            new Rounds(protocol, object.get(), repeat)
                    .run(
                            seen.converse(protocol.maskPrompts()),
                            Rounds.chance(plan.seed(), place.dataset(), place.image(), place.object(), repeat),
                            (turn, said, answer, milliseconds) -> {
                                if (turn.round() == score.turn().round()) {
                                    found.add(new Seen(
                                            picture.picture(), object.get().mask(), said, answer));
                                }
                            });
        }
        return found.stream().findFirst();
    }
}
