package dev.margo.phantom;

import java.util.random.RandomGenerator;

/** What illumination, optics and sensor do to a whole canvas. */
final class Finish {
    private final Canvas canvas;
    private final RandomGenerator random;

    Finish(Stage stage) {
        canvas = stage.canvas();
        random = stage.random();
    }

    /** Sensor noise; of short range where {@code tile} is coarser than grain. */
    Finish noise(Tile tile, double deviation) {
        add(Texture.of(tile, deviation, random.nextDouble(0.8, 1.6), random));
        return this;
    }

    /** Smoothly uneven sensitivity. */
    Finish shading(double deviation) {
        multiply(Texture.of(Tile.SMOOTH, deviation, random.nextDouble(1.5, 3), random));
        return this;
    }

    /** Darker towards the corners. */
    Finish vignette(double strength) {
        float middleX = canvas.width() * (float) random.nextDouble(0.4, 0.6);
        float middleY = canvas.height() * (float) random.nextDouble(0.4, 0.6);
        float fall = (float) (strength * 4 / (canvas.unit() * canvas.unit()));
        for (float[] values : canvas.channels()) {
            for (int y = 0; y < canvas.height(); y++) {
                float away = (y - middleY) * (y - middleY);
                for (int x = 0; x < canvas.width(); x++) {
                    values[y * canvas.width() + x] /= 1 + fall * ((x - middleX) * (x - middleX) + away);
                }
            }
        }
        return this;
    }

    /** Repeated means of three neighbours along each axis. */
    Finish blur(int times) {
        for (float[] values : canvas.channels()) {
            for (int i = 0; i < times; i++) {
                blur(values, 1);
                blur(values, canvas.width());
            }
        }
        return this;
    }

    private static void blur(float[] values, int step) {
        float[] from = values.clone();
        for (int i = step; i < values.length - step; i++) {
            values[i] = 0.25f * from[i - step] + 0.5f * from[i] + 0.25f * from[i + step];
        }
    }

    private void add(Texture field) {
        float[] row = new float[canvas.width()];
        for (int y = 0; y < canvas.height(); y++) {
            field.row(0, y, row.length, row);
            for (float[] values : canvas.channels()) {
                for (int x = 0; x < row.length; x++) {
                    values[y * row.length + x] += row[x];
                }
            }
        }
    }

    private void multiply(Texture field) {
        float[] row = new float[canvas.width()];
        for (int y = 0; y < canvas.height(); y++) {
            field.row(0, y, row.length, row);
            for (float[] values : canvas.channels()) {
                for (int x = 0; x < row.length; x++) {
                    values[y * row.length + x] *= Math.max(0.2f, 1 + row[x]);
                }
            }
        }
    }
}
