package dev.margo.evaluate;

import dev.margo.mask.Mask;
import dev.margo.mask.Pixel;
import dev.margo.mask.PixelBox;
import dev.margo.prompt.Box;
import dev.margo.prompt.Label;
import dev.margo.prompt.Point;
import dev.margo.prompt.Prompt;
import dev.margo.simulate.BoxJitter;
import dev.margo.simulate.FirstClick;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How well a model bears prompts that are not perfect, and what more of them give: a first answer each, never corrected.
 *
 * <p>Source: Huang et al., Segment Anything Model for Medical Images? (2024), strategies S2 to S6, for points. Known
 * differences: the paper moves prompts by pixels; here by shares of the object, so that small and large ones are tried alike.
 */
public final class StudyProtocols {
    private static final int REPEATS = 3; // of what has chance, as in the paper
    private static final List<Double> SHIFTS = List.of(0.1, 0.2, 0.3);
    private static final List<Double> GROWTHS = List.of(-0.2, -0.1, 0.1, 0.2, 0.5);
    private static final List<Double> JITTERS = List.of(0.1, 0.2);
    private static final List<Integer> POINTS = List.of(1, 2, 3, 5, 10);
    private static final int PAIRS = 5;

    private StudyProtocols() {}

    /** All of them, the perfect box and the perfect click among them. */
    public static List<InteractiveProtocol> all() {
        List<InteractiveProtocol> all = new ArrayList<>();
        all.add(first(Start.box(), 1));
        GROWTHS.forEach(share -> all.add(first(scaledBox(share), 1)));
        JITTERS.forEach(share ->
                all.add(first(Start.box("box-jitter-" + share, new BoxJitter.Sides(share, share)), REPEATS)));
        all.add(first(Start.point(), 1));
        SHIFTS.forEach(share -> all.add(first(shiftedPoint(share), REPEATS)));
        POINTS.forEach(count -> all.add(first(points(count, 0), 1)));
        all.add(first(points(PAIRS, PAIRS), REPEATS));
        all.add(first(boxAndPoint(), 1));
        return all;
    }

    private static InteractiveProtocol first(Start start, int repeats) {
        return new InteractiveProtocol(start, Correction.pair(), 0, true, repeats);
    }

    /** The middle, moved in any direction by {@code share} of the diameter of a disc of the object's area; may miss it. */
    static Start shiftedPoint(double share) {
        return new Start("point-shift-" + share, (object, random) -> {
            Point middle = FirstClick.CENTRE.on(object, random);
            double distance = share * 2 * Math.sqrt(object.area() / Math.PI);
            double angle = 2 * Math.PI * random.nextDouble();
            return List.of(Point.foreground(
                    clip(middle.x() + distance * Math.cos(angle), object.width()),
                    clip(middle.y() + distance * Math.sin(angle), object.height())));
        });
    }

    private static double clip(double place, int size) {
        return Math.max(0, Math.min(size - 1, place));
    }

    /** The tight box, each side moved outwards by {@code share} of the extent along its axis; inwards where it is negative. */
    static Start scaledBox(double share) {
        String label = (share > 0 ? "box-loose-" : "box-tight-") + Math.abs(share);
        return new Start(label, (object, random) -> {
            PixelBox tight = object.bounds().orElseThrow();
            double dx = share * tight.width();
            double dy = share * tight.height();
            double x0 = Math.min(tight.x0() - dx, (tight.x0() + tight.x1()) / 2.0);
            double y0 = Math.min(tight.y0() - dy, (tight.y0() + tight.y1()) / 2.0);
            double x1 = Math.max(tight.x1() + dx, (tight.x0() + tight.x1()) / 2.0);
            double y1 = Math.max(tight.y1() + dy, (tight.y0() + tight.y1()) / 2.0);
            return List.of(new Box(x0, y0, x1, y1).clippedTo(object.width(), object.height()));
        });
    }

    /**
     * The centre of mass, if it is on the object; the other clicks on it evenly by rows. Clicks beside it by lot, in the box of
     * twice the extent; fewer where there is no place.
     */
    static Start points(int positive, int negative) {
        String label = negative == 0 ? "points-" + positive : "points-%s-and-%s-beside".formatted(positive, negative);
        return new Start(label, (object, random) -> {
            List<Prompt> points = new ArrayList<>(positives(object, positive));
            points.addAll(negatives(object, negative, random));
            return points;
        });
    }

    private static List<Point> positives(Mask object, int count) {
        List<Point> points = new ArrayList<>();
        Pixel centre = centreOfMass(object);
        if (object.get(centre.x(), centre.y())) {
            points.add(Point.foreground(centre.x(), centre.y()));
        }
        int further = count - points.size();
        for (int i = 0; i < further; i++) {
            Pixel pixel = object.pixel((int) ((long) i * Math.max(1, object.area() / further) % object.area()));
            points.add(Point.foreground(pixel.x(), pixel.y()));
        }
        return points;
    }

    private static Pixel centreOfMass(Mask object) {
        double x = 0;
        double y = 0;
        PixelBox box = object.bounds().orElseThrow();
        for (int row = box.y0(); row <= box.y1(); row++) {
            for (int column = box.x0(); column <= box.x1(); column++) {
                if (object.get(column, row)) {
                    x += column;
                    y += row;
                }
            }
        }
        return new Pixel((int) Math.round(x / object.area()), (int) Math.round(y / object.area()));
    }

    private static List<Point> negatives(Mask object, int count, RandomGenerator random) {
        PixelBox tight = object.bounds().orElseThrow();
        PixelBox wide = new PixelBox(
                tight.x0() - tight.width() / 2,
                tight.y0() - tight.height() / 2,
                tight.x1() + tight.width() / 2,
                tight.y1() + tight.height() / 2);
        Mask beside = Mask.of(object.width(), object.height(), wide::contains).minus(object);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < count && !beside.isEmpty(); i++) {
            Pixel pixel = beside.pixel(random.nextInt(beside.area()));
            points.add(new Point(pixel.x(), pixel.y(), Label.BACKGROUND));
        }
        return points;
    }

    /** The tight box and a click on the middle. */
    static Start boxAndPoint() {
        return new Start("box-and-point", (object, random) -> {
            List<Prompt> both = new ArrayList<>(Start.box().rule().first(object, random));
            both.addAll(Start.point().rule().first(object, random));
            return both;
        });
    }
}
