package dev.margo.evaluate;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How an attribute of objects goes with the Dice of the last round, the mean over repeats. Objects of which an attribute is not
 * finite are left out.
 *
 * @param dataset a data set, or {@link #ALL}
 * @param protocol its label
 * @param rho Spearman's rank correlation; absent for fewer than three objects, or if all are alike
 * @param partialRho that with the other attributes held fixed
 */
public record AttributeCorrelation(
        String dataset,
        String protocol,
        Attribute attribute,
        List<Point> objects,
        OptionalDouble rho,
        OptionalDouble partialRho) {
    /** The name of the rows about the objects of all data sets together. */
    public static final String ALL = "(all objects)";

    static final String COLUMNS = "dataset,protocol,attribute,objects,rho,partial_rho";

    public AttributeCorrelation {
        objects = List.copyOf(objects);
    }

    /** @param value of the attribute */
    public record Point(double value, double dice) {}

    String line() {
        return Csv.line(List.of(
                dataset,
                protocol,
                attribute.label(),
                Integer.toString(objects.size()),
                Csv.number(rho),
                Csv.number(partialRho)));
    }
}
