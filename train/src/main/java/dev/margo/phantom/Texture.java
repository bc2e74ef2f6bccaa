package dev.margo.phantom;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A tile laid over a canvas somewhere, turned, stretched and with an amplitude.
 *
 * @param values of the tile
 * @param xx tile px along x for one canvas px along x
 */
record Texture(float[] values, float xx, float xy, float yx, float yy, float x0, float y0, float amplitude) {
    private static final Texture NONE = new Texture(new float[0], 0, 0, 0, 0, 0, 0, 0);
    private static final int WHOLE_TILES = 64 * TilePainter.SIDE; // so that places are positive
    private static final int TILE = TilePainter.SIDE * TilePainter.SIDE - 1;
    private static final int FRACTION = 0xffff;
    private static final float UNIT = 1f / (FRACTION + 1);
    private static final int LAST = TilePainter.SIDE - 1;

    static Texture none() {
        return NONE;
    }

    /** @param scale how much larger than drawn */
    static Texture of(Tile tile, double amplitude, double scale, RandomGenerator random) {
        double angle = random.nextDouble(2 * Math.PI);
        double stretch = StrictMath.exp(random.nextDouble(-0.35, 0.35));
        return new Texture(
                tile.pattern(),
                (float) (StrictMath.cos(angle) * stretch / scale),
                (float) (-StrictMath.sin(angle) * stretch / scale),
                (float) (StrictMath.sin(angle) / stretch / scale),
                (float) (StrictMath.cos(angle) / stretch / scale),
                random.nextInt(TilePainter.SIDE),
                random.nextInt(TilePainter.SIDE),
                (float) amplitude);
    }

    /** Any tile, at half to twice its size. */
    static Texture any(double amplitude, RandomGenerator random) {
        Tile[] tiles = Tile.values();
        return of(tiles[random.nextInt(tiles.length)], amplitude, StrictMath.exp(random.nextDouble(-0.4, 0.9)), random);
    }

    boolean flat() {
        return amplitude == 0;
    }

    /** Of mean 0 and a deviation of the amplitude; bilinear. */
    float at(float x, float y) {
        float u = xx * x + xy * y + x0 + WHOLE_TILES;
        float v = yx * x + yy * y + y0 + WHOLE_TILES;
        int column = (int) u;
        int row = (int) v;
        float shareX = u - column;
        float shareY = v - row;
        int left = column & LAST;
        int right = column + 1 & LAST;
        int upper = (row & LAST) * TilePainter.SIDE;
        int lower = (row + 1 & LAST) * TilePainter.SIDE;
        float above = values[upper + left] + shareX * (values[upper + right] - values[upper + left]);
        float below = values[lower + left] + shareX * (values[lower + right] - values[lower + left]);
        return amplitude * (above + shareY * (below - above));
    }

    /** Fills {@code row} with the values from (x, y) to the right: {@link #at} in fixed-point numbers. */
    void row(int x, int y, int length, float[] row) {
        if (flat()) {
            Arrays.fill(row, 0, length, 0);
            return;
        }
        int u = fixed(xx * x + xy * y + x0);
        int v = fixed(yx * x + yy * y + y0);
        int stepU = fixed(xx);
        int stepV = fixed(yx);
        for (int i = 0; i < length; i++) {
            float shareX = (u & FRACTION) * UNIT;
            float shareY = (v & FRACTION) * UNIT;
            int left = u >> 16 & LAST;
            int right = left + 1 & LAST;
            int upper = (v >> 16 & LAST) * TilePainter.SIDE;
            int lower = upper + TilePainter.SIDE & TILE;
            float above = values[upper + left] + shareX * (values[upper + right] - values[upper + left]);
            float below = values[lower + left] + shareX * (values[lower + right] - values[lower + left]);
            row[i] = amplitude * (above + shareY * (below - above));
            u += stepU; // may overflow: a tile's side divides what an int wraps at
            v += stepV;
        }
    }

    private static int fixed(float tilePx) {
        return (int) (long) (tilePx * (FRACTION + 1));
    }
}
