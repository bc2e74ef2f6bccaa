package dev.margo.phantom;

import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;

/** Draws shapes of many families. */
final class Shapes {
    private static final int FAMILIES = 12;

    private final RandomGenerator random;

    Shapes(RandomGenerator random) {
        this.random = random;
    }

    /** An organ or a lesion of any family, of about that radius in px. */
    Shape any(double x, double y, double radius) {
        int family = random.nextInt(FAMILIES);
        if (family == 0) {
            return tube(x, y, radius * random.nextDouble(2, 5), radius * random.nextDouble(0.15, 0.4));
        }
        if (family == 1) {
            return outline(x, y, radius, 0.4, random.nextDouble(0.4, 0.8), blob(0.15)); // bean
        }
        if (family == 2) {
            return outline(x, y, 1.3 * radius, 0.15, random.nextDouble(1, 2.5), blob(0.1)); // crescent
        }
        if (family == 3) {
            return outline(x, y, radius, 0.6, 0, new Profile(fourier(0.2), random.nextDouble(0.4, 0.85))); // ring
        }
        return outline(x, y, radius, random.nextDouble(0.5, 1), random.nextDouble(0.3), anyProfile(family));
    }

    /** A compact blob. */
    Outline blob(double x, double y, double radius, double roughness) {
        return outline(x, y, radius, random.nextDouble(0.6, 1), 0, blob(roughness));
    }

    /** The wall about a hollow. */
    Outline ring(double x, double y, double radius, double hole) {
        return outline(x, y, radius, random.nextDouble(0.6, 1), 0, new Profile(fourier(0.2), hole));
    }

    /** What fills a picture, nearly: a head, a chest, a belly. */
    Outline torso(double x, double y, double semiX, double semiY) {
        Profile profile = random.nextBoolean() ? new Profile(superellipse(), 0) : blob(0.15);
        double wider = random.nextDouble(0.8, 1.1);
        double higher = random.nextDouble(0.8, 1.1);
        return new Outline(x, y, wider * semiX, higher * semiY, random.nextDouble(-0.15, 0.15), 0, profile);
    }

    /** A box with round corners, to an ellipse or a diamond. */
    Outline superellipse(double x, double y, double semiX, double semiY, double angle) {
        return new Outline(x, y, semiX, semiY, angle, 0, new Profile(superellipse(), 0));
    }

    /** A bent line of that length that grows thinner. */
    Tube tube(double x, double y, double length, double radius) {
        double heading = random.nextDouble(2 * Math.PI);
        double startX = x - StrictMath.cos(heading) * length / 2;
        double startY = y - StrictMath.sin(heading) * length / 2;
        return Tube.walk(startX, startY, heading, length, new Tube.Calibre(radius, random.nextDouble(0.3, 1)), random);
    }

    private Outline outline(double x, double y, double radius, double flatness, double bend, Profile profile) {
        double semiY = Math.max(2, radius * flatness * random.nextDouble(0.8, 1.2));
        return new Outline(x, y, Math.max(2, radius), semiY, random.nextDouble(2 * Math.PI), bend, profile);
    }

    private Profile anyProfile(int family) {
        return switch (family) {
            case 4 -> new Profile(superellipse(), 0);
            case 5 -> new Profile(lobes(), 0);
            case 6 -> new Profile(spikes(), 0);
            default -> blob(random.nextDouble(0.05, 0.5));
        };
    }

    private Profile blob(double roughness) {
        return new Profile(fourier(roughness), 0);
    }

    private IntToDoubleFunction fourier(double roughness) {
        return new Waves(roughness, random)::radius;
    }

    private IntToDoubleFunction superellipse() {
        double power = random.nextDouble(1.4, 5);
        return direction -> {
            double x = Math.abs(StrictMath.cos(Profile.angle(direction)));
            double y = Math.abs(StrictMath.sin(Profile.angle(direction)));
            return StrictMath.pow(StrictMath.pow(x, power) + StrictMath.pow(y, power), -1 / power);
        };
    }

    private IntToDoubleFunction lobes() {
        int count = random.nextInt(3, 10);
        double depth = random.nextDouble(0.15, 0.5);
        Waves uneven = new Waves(0.2, random);
        return direction -> {
            double lobe = Math.abs(StrictMath.cos(count * Profile.angle(direction) / 2));
            return uneven.radius(direction) * (1 - depth + depth * lobe);
        };
    }

    private IntToDoubleFunction spikes() {
        int count = random.nextInt(4, 12);
        double length = random.nextDouble(0.2, 0.7);
        Waves uneven = new Waves(0.4, random);
        return direction -> {
            double wave = (1 + StrictMath.cos(count * Profile.angle(direction))) / 2;
            return 0.7 * uneven.radius(direction) * (1 + length * wave * wave * wave);
        };
    }
}
