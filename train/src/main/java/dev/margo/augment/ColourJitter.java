package dev.margo.augment;

import java.util.random.RandomGenerator;

/** Another hue, saturation and white balance; gray pictures stay as they are. */
final class ColourJitter implements Effect {
    private static final double MOST_TURN = 0.6; // radians about the gray axis
    private static final double MOST_GAIN = 0.2;
    private static final double ANY_HUE = 0.1;

    @Override
    public Planes apply(Planes planes, double strength, RandomGenerator random) {
        if (planes.channels().length == 1) {
            return planes;
        }
        double most = random.nextDouble() < ANY_HUE * strength ? Math.PI : MOST_TURN * strength;
        double angle = most * random.nextDouble(-1, 1);
        double saturation = 1 + strength * random.nextDouble(-0.7, 0.6);
        float[][] mix = new float[3][3];
        for (int row = 0; row < 3; row++) {
            double gain = 1 + strength * random.nextDouble(-MOST_GAIN, MOST_GAIN);
            for (int column = 0; column < 3; column++) {
                mix[row][column] = (float) (gain * aboutGray(column - row, angle, saturation));
            }
        }
        mix(planes.channels(), mix);
        return planes;
    }

    /** Entry of the rotation about (1, 1, 1) that also stretches what is perpendicular to it. */
    private static double aboutGray(int offDiagonal, double angle, double stretch) {
        return (1 + 2 * stretch * Math.cos(angle + offDiagonal * 2 * Math.PI / 3)) / 3;
    }

    private static void mix(float[][] channels, float[][] mix) {
        float[] reds = channels[0];
        float[] greens = channels[1];
        float[] blues = channels[2];
        for (int i = 0; i < reds.length; i++) {
            float red = reds[i];
            float green = greens[i];
            float blue = blues[i];
            reds[i] = mix[0][0] * red + mix[0][1] * green + mix[0][2] * blue;
            greens[i] = mix[1][0] * red + mix[1][1] * green + mix[1][2] * blue;
            blues[i] = mix[2][0] * red + mix[2][1] * green + mix[2][2] * blue;
        }
    }
}
