package dev.margo.evaluate;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What is measured.
 *
 * @param protocols each with a label of its own
 * @param objects which are asked for
 * @param nsdToleranceMm if present, surfaces are measured too: NSD at this tolerance, and HD95
 * @param seed of all chance
 * @param extras what is measured beside them
 */
public record EvaluationPlan(
        List<InteractiveProtocol> protocols,
        ObjectRule objects,
        OptionalDouble nsdToleranceMm,
        long seed,
        Extras extras) {
    public EvaluationPlan {
        protocols = List.copyOf(protocols);
        if (protocols.isEmpty()
                || protocols.stream().map(InteractiveProtocol::label).distinct().count() < protocols.size()) {
            throw new IllegalArgumentException("protocols %s; expected at least one, and a different label for each"
                    .formatted(
                            protocols.stream().map(InteractiveProtocol::label).toList()));
        }
        if (nsdToleranceMm.isPresent() && !(nsdToleranceMm.getAsDouble() >= 0)) {
            throw new IllegalArgumentException(
                    "a tolerance of %s mm; expected 0 or more".formatted(nsdToleranceMm.getAsDouble()));
        }
    }

    /** MedicoSAM's figures: point and box, eight rounds each, with mask prompts. */
    public static EvaluationPlan medicoSam() {
        return new EvaluationPlan(
                List.of(InteractiveProtocol.medicoSam(Start.point()), InteractiveProtocol.medicoSam(Start.box())),
                ObjectRule.everyPiece(),
                OptionalDouble.empty(),
                0,
                Extras.none());
    }

    /** The same with other protocols. */
    public EvaluationPlan withProtocols(InteractiveProtocol... others) {
        return new EvaluationPlan(List.of(others), objects, nsdToleranceMm, seed, extras);
    }

    /** The same for other objects. */
    public EvaluationPlan withObjects(ObjectRule rule) {
        return new EvaluationPlan(protocols, rule, nsdToleranceMm, seed, extras);
    }

    /** The same, surfaces measured too. */
    public EvaluationPlan withSurfaces(double toleranceMm) {
        return new EvaluationPlan(protocols, objects, OptionalDouble.of(toleranceMm), seed, extras);
    }

    /** The same with other chance. */
    public EvaluationPlan withSeed(long other) {
        return new EvaluationPlan(protocols, objects, nsdToleranceMm, other, extras);
    }

    /** The same, more being measured. */
    public EvaluationPlan withExtras(Extras others) {
        return new EvaluationPlan(protocols, objects, nsdToleranceMm, seed, others);
    }

    /** On one line; the same only for the same plan. */
    String describe() {
        String each = protocols.stream()
                .map(p -> "%s %s corrections %s repeats".formatted(p.label(), p.corrections(), p.repeats()))
                .collect(Collectors.joining(", "));
        return "%s; %s; NSD at %s; seed %s; %s".formatted(each, objects, nsdToleranceMm, seed, extras);
    }
}
