package dev.margo.cli;

import dev.margo.evaluate.Correction;
import dev.margo.evaluate.EvaluationPlan;
import dev.margo.evaluate.Extras;
import dev.margo.evaluate.InteractiveProtocol;
import dev.margo.evaluate.ObjectRule;
import dev.margo.evaluate.Start;
import dev.margo.evaluate.StudyProtocols;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Supplier;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** How models are asked, and what is measured. */
final class EvaluateProtocolOptions {
    private static final Map<String, Supplier<Start>> STARTS =
            new TreeMap<>(Map.of("box", Start::box, "point", Start::point, "random-point", Start::randomPoint));
    private static final Map<String, Supplier<Correction>> RULES =
            new TreeMap<>(Map.of("pair", Correction::pair, "centre", Correction::centre));

    private static final int MOST_SIDE = 256;

    @Option(
            names = "--start",
            paramLabel = "LIST",
            split = ",",
            converter = OfStart.class,
            description = "What is said first, separated by commas, each a protocol of its own: box, the tight box;"
                    + " point, the object's middle; random-point. Default: box,point.")
    private List<Start> starts = new ArrayList<>();

    @Option(
            names = "--corrections",
            paramLabel = "N",
            description = "Rounds of corrections after the first answer; default: 7.")
    private int corrections = 7;

    @Option(
            names = "--rule",
            paramLabel = "pair|centre",
            converter = OfRule.class,
            description =
                    "How answers are corrected: pair, a click where the object is missed and one where the answer is"
                            + " wrong, at random (default); centre, one click in the middle of the largest error.")
    private Correction rule = Correction.pair();

    @Option(
            names = "--no-mask-prompts",
            description = "Answers are not shown to the model again with the next question.")
    private boolean noMaskPrompts;

    @Option(
            names = "--repeats",
            paramLabel = "N",
            description = "How often all of it is done, with other chance; default: 1.")
    private int repeats = 1;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of all chance; default: 0.")
    private long seed;

    @Option(
            names = "--least-area",
            paramLabel = "PIXELS",
            description = "Objects of fewer pixels are not asked for; default: 20.")
    private int leastArea = ObjectRule.everyPiece().leastArea();

    @Option(
            names = "--whole-ids",
            description = "An id is one object; without it, every connected piece of an id is one.")
    private boolean wholeIds;

    @Option(
            names = "--most-per-image",
            paramLabel = "N",
            description = "Of more objects in a picture, N drawn by lot; always the same for a seed.")
    private Optional<Integer> mostPerImage = Optional.empty();

    @Option(
            names = "--nsd",
            paramLabel = "MM",
            description =
                    "Measure surfaces, too: NSD at this tolerance, and HD95; in px where pictures have no spacing.")
    private Optional<Double> nsd = Optional.empty();

    @Option(
            names = "--study",
            description =
                    "How well models bear moved clicks and loose or tight boxes, and what more clicks give: first answers"
                            + " to each, in place of the protocols above unless --start is given, too. And attributes of objects and how"
                            + " they go with Dice.")
    private boolean study;

    @Option(
            names = "--everything",
            paramLabel = "SIDE",
            description =
                    "Segment each picture into everything, from SIDE x SIDE clicks (SAM's: 32), and score the masks: as"
                            + " chosen by an oracle that knows the truth, and by predicted IoU among those under a click. Takes long; with"
                            + " --focus off less so.")
    private Optional<Integer> everything = Optional.empty();

    @Option(
            names = "--released-quirks",
            description =
                    "Score classes of pictures as MedicoSAM's released code does, too, with its pairing of answers and"
                            + " pictures by position: MODEL/released.csv.")
    private boolean releasedQuirks;

    /** For {@code --start}. */
    static final class OfStart implements ITypeConverter<Start> {
        @Override
        public Start convert(String text) {
            return PromptText.typed(() -> named(STARTS, "start", text));
        }
    }

    /** For {@code --rule}. */
    static final class OfRule implements ITypeConverter<Correction> {
        @Override
        public Correction convert(String text) {
            return PromptText.typed(() -> named(RULES, "rule", text));
        }
    }

    private static <T> T named(Map<String, Supplier<T>> all, String kind, String text) {
        return Optional.ofNullable(all.get(text))
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s '%s' is unknown; write %s".formatted(kind, text, String.join(", ", all.keySet()))))
                .get();
    }

    private Extras extras() {
        if (everything.isPresent() && (everything.get() < 1 || everything.get() > MOST_SIDE)) {
            throw new UsageException("--everything must be 1 to %s, got %s".formatted(MOST_SIDE, everything.get()));
        }
        if (releasedQuirks && (wholeIds || mostPerImage.isPresent() || everything.isPresent())) {
            throw new UsageException(
                    "--released-quirks is about all pieces of all objects; leave out --whole-ids, --most-per-image and"
                            + " --everything");
        }
        return new Extras(
                study, everything.isPresent() ? OptionalInt.of(everything.get()) : OptionalInt.empty(), releasedQuirks);
    }

    /** @throws UsageException if a number makes no sense */
    EvaluationPlan plan() {
        try {
            ObjectRule objects = new ObjectRule(!wholeIds, leastArea, mostPerImage.orElse(Integer.MAX_VALUE));
            List<InteractiveProtocol> protocols = new ArrayList<>();
            List<Start> usual = study ? List.of() : List.of(Start.box(), Start.point());
            for (Start start : starts.isEmpty() ? usual : starts) {
                protocols.add(new InteractiveProtocol(start, rule, corrections, !noMaskPrompts, repeats));
            }
            if (study) {
                protocols.addAll(StudyProtocols.all());
            }
            OptionalDouble tolerance = nsd.isPresent() ? OptionalDouble.of(nsd.get()) : OptionalDouble.empty();
            return new EvaluationPlan(protocols, objects, tolerance, seed, extras());
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }
}
