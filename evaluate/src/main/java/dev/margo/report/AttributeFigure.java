package dev.margo.report;

import dev.margo.report.Drawing.Anchor;
import dev.margo.report.Drawing.Extent;
import dev.margo.report.ObjectAttribute.Place;
import dev.margo.report.ObjectAttribute.Scatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Dice against attributes of objects: a row of panels per model, a column per attribute. */
final class AttributeFigure {
    /** More dots than these are thinned out; a panel would be black, and the page large. */
    static final int MOST_DOTS = 1200;

    private static final double WIDTH = 860;
    private static final double LEFT = 40;
    private static final double GAP = 16;
    private static final double WIDEST = 260;
    private static final double HEIGHT = 150;
    private static final double TITLE = 36;
    private static final double ABOVE = 20; // each panel: its correlation
    private static final double BELOW = 40;
    private static final double INSET = 5;
    private static final int BINS = 8;
    private static final int LEAST_PER_BIN = 15;

    private final Findings findings;
    private final List<ObjectAttribute> attributes;
    private final String protocol;
    private final List<EvaluatedModel> models;
    private final double panel;
    private final Scale range;

    private AttributeFigure(Findings findings, List<ObjectAttribute> attributes, String protocol) {
        this.findings = findings;
        this.attributes = attributes.stream()
                .filter(attribute -> !values(attribute, protocol).isEmpty())
                .toList();
        this.protocol = protocol;
        this.models = findings.models().stream()
                .filter(model ->
                        this.attributes.stream().anyMatch(a -> scatter(a, model).isPresent()))
                .toList();
        int columns = Math.max(1, this.attributes.size());
        this.range = Scale.around(
                this.attributes.stream()
                        .flatMap(attribute -> values(attribute, protocol).stream())
                        .mapToDouble(Place::dice),
                1,
                HEIGHT - INSET,
                INSET);
        this.panel = Math.min(WIDEST, (WIDTH - LEFT - (columns - 1) * GAP) / columns);
    }

    /** Nothing where no attribute of the protocol's objects is known. */
    static void write(Page page, Findings findings, List<ObjectAttribute> attributes, String protocol) {
        AttributeFigure figure = new AttributeFigure(findings, attributes, protocol);
        if (figure.models.isEmpty()) {
            return;
        }
        boolean thinned = figure.attributes.stream()
                .flatMap(attribute -> attribute.scatters().stream())
                .anyMatch(scatter -> scatter.objects().size() > MOST_DOTS);
        page.figure(
                new Extent(WIDTH, figure.models.size() * (TITLE + ABOVE + HEIGHT) + BELOW),
                "Dice and attributes of objects, " + Names.protocol(protocol).toLowerCase(Locale.ROOT),
                "Upward: Dice, on a scale that need not begin at 0. A dot is an object in the last round; the line joins medians of equally many objects. ρ: Spearman's rank"
                        + " correlation; in brackets, with the other attributes held fixed."
                        + (thinned ? " Of many objects, %s evenly chosen dots are drawn.".formatted(MOST_DOTS) : ""),
                figure::draw);
    }

    private Optional<Scatter> scatter(ObjectAttribute attribute, EvaluatedModel model) {
        return attribute.scatters().stream()
                .filter(s -> s.protocol().equals(protocol) && s.model().equals(model.name()))
                .filter(s -> !finite(s).isEmpty())
                .findFirst();
    }

    private static List<Place> values(ObjectAttribute attribute, String protocol) {
        return attribute.scatters().stream()
                .filter(scatter -> scatter.protocol().equals(protocol))
                .flatMap(scatter -> finite(scatter).stream())
                .toList();
    }

    /** By value. */
    private static List<Place> finite(Scatter scatter) {
        return scatter.objects().stream()
                .filter(place -> Double.isFinite(place.value()) && Double.isFinite(place.dice()))
                .sorted(Comparator.comparingDouble(Place::value))
                .toList();
    }

    private void draw(Drawing drawing) {
        for (int row = 0; row < models.size(); row++) {
            double top = row * (TITLE + ABOVE + HEIGHT) + TITLE + ABOVE;
            String name = Lettering.cut(models.get(row).name(), Drawing.FONT, WIDTH - LEFT);
            drawing.text(LEFT, top - ABOVE - 8, Anchor.START, "label strong", name);
            for (int column = 0; column < attributes.size(); column++) {
                drawPanel(drawing, row, column, top);
            }
        }
    }

    private void drawPanel(Drawing drawing, int row, int column, double top) {
        ObjectAttribute attribute = attributes.get(column);
        double left = LEFT + column * (panel + GAP);
        Scale dice = Scale.linear(range.low(), range.high(), top + range.from(), top + range.to());
        double[] all =
                values(attribute, protocol).stream().mapToDouble(Place::value).toArray();
        Scale value = Scale.fitting(all, left + INSET, left + panel - INSET);
        for (double tick : dice.ticks()) {
            drawing.line(left, dice.at(tick), left + panel, dice.at(tick), "grid");
            if (column == 0) {
                drawing.text(left - 7, dice.at(tick) + 4, Anchor.END, "tick", Numbers.tick(tick));
            }
        }
        drawing.line(left, top + HEIGHT, left + panel, top + HEIGHT, "axis");
        if (row == models.size() - 1) {
            drawAxis(drawing, attribute, value, left, top + HEIGHT);
        }
        scatter(attribute, models.get(row)).ifPresent(scatter -> {
            drawDots(drawing, finite(scatter), value, dice);
            drawMedians(drawing, finite(scatter), value, dice);
            drawing.text(left, top - 6, Anchor.START, "value", correlation(scatter));
        });
    }

    private void drawAxis(Drawing drawing, ObjectAttribute attribute, Scale value, double left, double bottom) {
        double free = Double.NEGATIVE_INFINITY;
        for (double tick : value.ticks()) {
            String text = Numbers.tick(tick);
            double half = Lettering.width(text, Drawing.FONT) / 2;
            drawing.line(value.at(tick), bottom, value.at(tick), bottom + 4, "axis");
            if (value.at(tick) - half > free) {
                drawing.text(value.at(tick), bottom + 16, Anchor.MIDDLE, "tick", text);
                free = value.at(tick) + half + 6;
            }
        }
        String unit = attribute.unit().isEmpty() ? "" : ", " + attribute.unit();
        String name = Lettering.cut(attribute.name() + unit, Drawing.FONT, panel);
        drawing.text(left, bottom + 33, Anchor.START, "label", name);
    }

    private static String correlation(Scatter scatter) {
        return (scatter.rho().isPresent() ? "ρ = " + rho(scatter.rho()) : "")
                + (scatter.partialRho().isPresent() ? " (" + rho(scatter.partialRho()) + ")" : "");
    }

    private static String rho(OptionalDouble value) {
        return Numbers.fixed(value.getAsDouble(), 2);
    }

    /** All dots are one path of strokes without length, whose round ends show. */
    private static void drawDots(Drawing drawing, List<Place> places, Scale value, Scale dice) {
        StringBuilder path = new StringBuilder();
        int drawn = Math.min(MOST_DOTS, places.size());
        for (int i = 0; i < drawn; i++) {
            Place place = places.get((int) ((long) i * places.size() / drawn));
            path.append('M')
                    .append(Numbers.coordinate(value.at(place.value())))
                    .append(' ')
                    .append(Numbers.coordinate(dice.at(place.dice())))
                    .append("h0");
        }
        drawing.path(path.toString(), "dots");
    }

    private static void drawMedians(Drawing drawing, List<Place> places, Scale value, Scale dice) {
        int bins = Math.min(BINS, places.size() / LEAST_PER_BIN);
        StringBuilder path = new StringBuilder();
        for (int bin = 0; bins > 2 && bin < bins; bin++) {
            List<Place> part = places.subList(places.size() * bin / bins, places.size() * (bin + 1) / bins);
            List<Double> sorted =
                    new ArrayList<>(part.stream().map(Place::dice).sorted().toList());
            path.append(bin == 0 ? 'M' : 'L')
                    .append(Numbers.coordinate(
                            value.at(part.get(part.size() / 2).value())))
                    .append(' ')
                    .append(Numbers.coordinate(dice.at(sorted.get(sorted.size() / 2))));
        }
        if (path.length() > 0) {
            drawing.path(path.toString(), "median halo");
            drawing.path(path.toString(), "median");
        }
    }
}
