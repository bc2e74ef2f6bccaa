package dev.margo.testkit;

import java.util.Random;

/**
 * A synthetic cross-section in the manner of an abdominal CT, already windowed to [0, 255]: a body with organs, bones
 * and gas, with noise, blur and shading. The same seed gives the same picture.
 *
 * @param side width and height, in pixels
 * @param pixels gray values, row-major
 * @param labels what each pixel belongs to: 0 background, 1 body, from 2 on the organs
 * @param organs number of organs; some may be covered by later ones
 */
public record Phantom(int side, byte[] pixels, int[] labels, int organs) {
    private static final int BODY = 1;

    /** The phantom of {@code seed}. */
    public static Phantom of(long seed, int side) {
        return new Painter(new Random(seed), side).paint();
    }

    /** The label of the first organ. */
    public int firstOrgan() {
        return BODY + 1;
    }

    /** Whether each pixel belongs to {@code label}, row-major. */
    public boolean[] mask(int label) {
        boolean[] mask = new boolean[labels.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = labels[i] == label;
        }
        return mask;
    }

    private static final class Painter {
        private final Random random;
        private final int side;
        private final float[] values;
        private final int[] labels;

        Painter(Random random, int side) {
            this.random = random;
            this.side = side;
            values = new float[side * side];
            labels = new int[side * side];
        }

        Phantom paint() {
            fill(new Blob(0.5, 0.5, between(0.36, 0.46), between(0.26, 0.4), 0.03), between(85, 135), BODY);
            int organs = 3 + random.nextInt(7);
            for (int organ = 0; organ < organs; organ++) {
                paintOrgan(BODY + 1 + organ);
            }
            blur();
            blur();
            shadeAndAddNoise();
            byte[] pixels = new byte[values.length];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (byte) Math.max(0, Math.min(255, Math.round(values[i])));
            }
            return new Phantom(side, pixels, labels, organs);
        }

        private void paintOrgan(int label) {
            double radius = random.nextInt(3) == 0 ? between(0.025, 0.05) : between(0.05, 0.17);
            double squash = between(0.55, 1);
            double intensity = switch (random.nextInt(6)) {
                case 0 -> between(215, 255); // bone
                case 1 -> between(0, 30); // gas
                default -> between(40, 205);
            };
            Blob blob =
                    new Blob(between(0.24, 0.76), between(0.28, 0.72), radius, radius * squash, between(0.02, 0.25));
            fill(blob, intensity, label);
        }

        private double between(double low, double high) {
            return low + random.nextDouble() * (high - low);
        }

        private void fill(Blob blob, double intensity, int label) {
            for (int i = 0; i < values.length; i++) {
                boolean painted = label == BODY || labels[i] != 0;
                if (painted && blob.contains((i % side + 0.5) / side, (i / side + 0.5) / side)) {
                    values[i] = (float) intensity;
                    labels[i] = label;
                }
            }
        }

        /** Mean over 3 x 3 pixels. */
        private void blur() {
            float[] sharp = values.clone();
            for (int y = 1; y < side - 1; y++) {
                for (int x = 1; x < side - 1; x++) {
                    float sum = 0;
                    for (int dy = -1; dy <= 1; dy++) {
                        for (int dx = -1; dx <= 1; dx++) {
                            sum += sharp[(y + dy) * side + x + dx];
                        }
                    }
                    values[y * side + x] = sum / 9;
                }
            }
        }

        private void shadeAndAddNoise() {
            double noise = between(2, 12);
            double slopeX = between(-0.15, 0.15);
            double slopeY = between(-0.15, 0.15);
            for (int i = 0; i < values.length; i++) {
                double shade =
                        1 + slopeX * ((double) (i % side) / side - 0.5) + slopeY * ((double) (i / side) / side - 0.5);
                values[i] = (float) (values[i] * shade + noise * random.nextGaussian());
            }
        }

        /** An ellipse whose radius waves around it; all in shares of the side. */
        private final class Blob {
            private static final int WAVES = 5;

            private final double centreX;
            private final double centreY;
            private final double radiusX;
            private final double radiusY;
            private final double tilt = between(0, Math.PI);
            private final double[] amplitude = new double[WAVES];
            private final double[] phase = new double[WAVES];

            Blob(double centreX, double centreY, double radiusX, double radiusY, double roughness) {
                this.centreX = centreX;
                this.centreY = centreY;
                this.radiusX = radiusX;
                this.radiusY = radiusY;
                for (int wave = 0; wave < WAVES; wave++) {
                    amplitude[wave] = between(-roughness, roughness) / (wave + 1);
                    phase[wave] = between(0, 2 * Math.PI);
                }
            }

            boolean contains(double x, double y) {
                boolean upright = radiusX > 0.3; // the body
                double turn = upright ? 0 : tilt;
                double dx = (x - centreX) * Math.cos(turn) + (y - centreY) * Math.sin(turn);
                double dy = (y - centreY) * Math.cos(turn) - (x - centreX) * Math.sin(turn);
                double angle = Math.atan2(dy / radiusY, dx / radiusX);
                double reach = 1;
                for (int wave = 0; wave < WAVES; wave++) {
                    reach += amplitude[wave] * Math.cos((wave + 2) * angle + phase[wave]);
                }
                return Math.hypot(dx / radiusX, dy / radiusY) < reach;
            }
        }
    }
}
