package dev.margo.report;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Something about objects that may make them hard, such as their size.
 *
 * @param name for an axis: {@code "size"}
 * @param unit {@code "px"}; empty for a ratio
 * @param scatters of models and protocols
 */
public record ObjectAttribute(String name, String unit, List<Scatter> scatters) {
    public ObjectAttribute {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(unit, "unit");
        scatters = List.copyOf(scatters);
    }

    /**
     * Dice against the attribute.
     *
     * @param model its name
     * @param protocol its label
     * @param objects a place for each; those that are not finite are not drawn
     * @param rho Spearman's rank correlation, if it is known
     * @param partialRho that with the other attributes held fixed, if it is known
     */
    public record Scatter(
            String model, String protocol, List<Place> objects, OptionalDouble rho, OptionalDouble partialRho) {
        public Scatter {
            Objects.requireNonNull(model, "model");
            Objects.requireNonNull(protocol, "protocol");
            Objects.requireNonNull(rho, "rho");
            Objects.requireNonNull(partialRho, "partialRho");
            objects = List.copyOf(objects);
        }
    }

    /**
     * An object.
     *
     * @param value of the attribute, in its unit
     * @param dice of the last round
     */
    public record Place(double value, double dice) {}
}
