package dev.margo.phantom;

import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Square patterns that repeat without a seam, of mean 0 and variance 1. They are drawn once, each from a seed of its own,
 * so that a picture pays for looking them up only.
 */
enum Tile {
    GRAIN(tiles -> tiles.noise(1)),
    FINE(tiles -> tiles.noise(2)),
    MEDIUM(tiles -> tiles.noise(4)),
    COARSE(tiles -> tiles.noise(16)),
    SMOOTH(tiles -> tiles.noise(64)),
    CLOUDS(tiles -> tiles.fractal(0.5)),
    ROUGH_CLOUDS(tiles -> tiles.fractal(0.8)),
    RIDGES(TilePainter::ridges),
    SPECKLE(tiles -> tiles.speckle(2)),
    COARSE_SPECKLE(tiles -> tiles.speckle(4)),
    CELLS(tiles -> tiles.cells(120, false)),
    WALLS(tiles -> tiles.cells(60, true)),
    STRIPES(TilePainter::stripes),
    SPOTS(TilePainter::spots);

    private final float[] pattern;

    Tile(Function<TilePainter, float[]> draw) {
        pattern = TilePainter.normalised(draw.apply(new TilePainter(new SplittableRandom(7001 + 31L * ordinal()))));
    }

    /** Row-major, {@link TilePainter#SIDE} px square; read only. */
    float[] pattern() {
        return pattern;
    }
}
