package dev.margo.evaluate.volume;

import java.util.List;
import java.util.Objects;

/**
 * What is measured.
 *
 * @param protocols no two of the same start and label; those of a start one after the other
 * @param objects which are asked for
 * @param nsdToleranceMm of the NSD
 * @param seed of the bootstrap
 */
public record VolumePlan(List<VolumeProtocol> protocols, VolumeObjectRule objects, double nsdToleranceMm, long seed) {
    public VolumePlan {
        protocols = List.copyOf(protocols);
        Objects.requireNonNull(objects, "objects");
        long different = protocols.stream()
                .map(protocol -> List.of(protocol.startLabel(), protocol.label()))
                .distinct()
                .count();
        if (protocols.isEmpty() || different < protocols.size()) {
            throw new IllegalArgumentException("starts and settings %s; expected at least one, and none twice"
                    .formatted(protocols.stream()
                            .map(protocol -> protocol.startLabel() + " " + protocol.label())
                            .toList()));
        }
        if (!(nsdToleranceMm >= 0)) {
            throw new IllegalArgumentException("a tolerance of %s mm; expected 0 or more".formatted(nsdToleranceMm));
        }
    }

    /** What decides the scores, on one line; the same only where scores are the same. */
    String describe() {
        return "%s; %s; NSD at %s mm".formatted(protocols, objects, nsdToleranceMm);
    }
}
