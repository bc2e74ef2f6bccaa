package dev.margo.volume;

/** The Gaussian of standard deviation 1 px, cut off at 4 px; beyond the border its last value goes on. */
final class Smoothing {
    private static final int REACH = 4;
    private static final double[] WEIGHTS = weights();

    private Smoothing() {}

    static double[] gaussian(double[] values, int width, int height) {
        double[] alongX = along(values, width, height, 1, width);
        return along(alongX, height, width, width, 1);
    }

    /**
     * @param step from a value to the next of its line
     * @param next from a line to the next one
     */
    private static double[] along(double[] values, int length, int lines, int step, int next) {
        double[] smooth = new double[values.length];
        for (int line = 0; line < lines; line++) {
            for (int i = 0; i < length; i++) {
                double sum = 0;
                for (int k = -REACH; k <= REACH; k++) {
                    int at = Math.max(0, Math.min(length - 1, i + k));
                    sum += WEIGHTS[k + REACH] * values[line * next + at * step];
                }
                smooth[line * next + i * step] = sum;
            }
        }
        return smooth;
    }

    private static double[] weights() {
        double[] weights = new double[2 * REACH + 1];
        double sum = 0;
        for (int k = -REACH; k <= REACH; k++) {
            weights[k + REACH] = Math.exp(-0.5 * k * k);
            sum += weights[k + REACH];
        }
        for (int k = 0; k < weights.length; k++) {
            weights[k] /= sum;
        }
        return weights;
    }
}
