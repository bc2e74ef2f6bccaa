package dev.margo.augment;

import java.util.random.RandomGenerator;

/** One channel, of the primaries in any proportion; gray pictures stay as they are. */
final class GrayConversion implements Effect {
    @Override
    public Planes apply(Planes planes, double strength, RandomGenerator random) {
        if (planes.channels().length == 1) {
            return planes;
        }
        float red = random.nextFloat() + 0.01f;
        float green = random.nextFloat() + 0.01f;
        float blue = random.nextFloat() + 0.01f;
        float sum = red + green + blue;
        Planes gray = Planes.black(planes.size(), 1);
        float[][] from = planes.channels();
        float[] to = gray.channels()[0];
        for (int i = 0; i < to.length; i++) {
            to[i] = (red * from[0][i] + green * from[1][i] + blue * from[2][i]) / sum;
        }
        return gray;
    }
}
