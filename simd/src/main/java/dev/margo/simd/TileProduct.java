package dev.margo.simd;

import static dev.margo.simd.Lanes.COUNT;
import static dev.margo.simd.Lanes.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * C += A B for a tile of a few rows, where B is packed and everything fits the cache. Six rows and up to four vectors of
 * columns are summed in registers; the methods are written out, and call the Vector API itself and no helper, because
 * the compiler stops inlining past a count of nodes and would then box every vector.
 */
final class TileProduct {
    /** Rows summed at once; tiles have a multiple of it. */
    static final int ROWS = 6;

    private static final int WIDEST = Lanes.MANY_REGISTERS ? 4 : 2; // vectors of columns summed at once

    private TileProduct() {}

    /** The least multiple of {@link #ROWS} that is not below {@code rows}. */
    static int padRows(int rows) {
        return (rows + ROWS - 1) / ROWS * ROWS;
    }

    /**
     * Packs B, {@code depth} rows of {@code columns} values: panels of columns one after the other, row-major inside.
     * The columns are filled up with zeros to a multiple of the lanes.
     */
    static void pack(float[] b, int offset, int depth, int columns, float[] packed, int packedOffset) {
        int padded = Lanes.pad(columns);
        for (int column = 0, width; column < padded; column += width) {
            width = panelWidth(padded - column);
            int real = Math.max(0, Math.min(width, columns - column));
            int to = packedOffset + column * depth;
            for (int row = 0; row < depth; row++, to += width) {
                System.arraycopy(b, offset + row * columns + column, packed, to, real);
                Arrays.fill(packed, to + real, to + width, 0);
            }
        }
    }

    /** As {@link #pack}, for a B that is given transposed: {@code columns} rows of {@code depth} values. */
    static void packTransposed(float[] b, int offset, int depth, int columns, float[] packed, int packedOffset) {
        int padded = Lanes.pad(columns);
        for (int column = 0, width; column < padded; column += width) {
            width = panelWidth(padded - column);
            int panel = packedOffset + column * depth;
            for (int i = 0; i < width; i++) {
                boolean real = column + i < columns;
                int from = offset + (column + i) * depth;
                for (int row = 0; row < depth; row++) {
                    packed[panel + row * width + i] = real ? b[from + row] : 0;
                }
            }
        }
    }

    private static int panelWidth(int left) {
        if (WIDEST == 4 && left >= 4 * COUNT) {
            return 4 * COUNT;
        }
        return left >= 2 * COUNT ? 2 * COUNT : COUNT;
    }

    /**
     * C += A B.
     *
     * @param rows of A and C, a multiple of {@link #ROWS}
     * @param depth columns of A, rows of B
     * @param columns of B and C, a multiple of the lanes
     */
    static void multiplyAdd(Tile a, float[] packed, int packedOffset, Tile c, int rows, int depth, int columns) {
        for (int column = 0, width; column < columns; column += width) {
            width = panelWidth(columns - column);
            int panel = packedOffset + column * depth;
            for (int row = 0; row < rows; row += ROWS) {
                int aOffset = row * a.stride();
                int cOffset = row * c.stride() + column;
                if (width == 4 * COUNT) {
                    fourVectors(a.values(), aOffset, a.stride(), packed, panel, c.values(), cOffset, c.stride(), depth);
                } else if (width == 2 * COUNT) {
                    twoVectors(a.values(), aOffset, a.stride(), packed, panel, c.values(), cOffset, c.stride(), depth);
                } else {
                    oneVector(a.values(), aOffset, a.stride(), packed, panel, c.values(), cOffset, c.stride(), depth);
                }
            }
        }
    }

    /** Rows of a matrix, {@code stride} values apart. */
    record Tile(float[] values, int stride) {}

    private static void fourVectors(
            float[] a,
            int aOffset,
            int aStride,
            float[] b,
            int bOffset,
            float[] c,
            int cOffset,
            int cStride,
            int depth) {
        int a0 = aOffset;
        int c0 = cOffset;
        int a1 = aOffset + aStride;
        int c1 = cOffset + cStride;
        int a2 = aOffset + 2 * aStride;
        int c2 = cOffset + 2 * cStride;
        int a3 = aOffset + 3 * aStride;
        int c3 = cOffset + 3 * cStride;
        int a4 = aOffset + 4 * aStride;
        int c4 = cOffset + 4 * cStride;
        int a5 = aOffset + 5 * aStride;
        int c5 = cOffset + 5 * cStride;
        FloatVector s00 = FloatVector.fromArray(SPECIES, c, c0);
        FloatVector s01 = FloatVector.fromArray(SPECIES, c, c0 + COUNT);
        FloatVector s02 = FloatVector.fromArray(SPECIES, c, c0 + 2 * COUNT);
        FloatVector s03 = FloatVector.fromArray(SPECIES, c, c0 + 3 * COUNT);
        FloatVector s10 = FloatVector.fromArray(SPECIES, c, c1);
        FloatVector s11 = FloatVector.fromArray(SPECIES, c, c1 + COUNT);
        FloatVector s12 = FloatVector.fromArray(SPECIES, c, c1 + 2 * COUNT);
        FloatVector s13 = FloatVector.fromArray(SPECIES, c, c1 + 3 * COUNT);
        FloatVector s20 = FloatVector.fromArray(SPECIES, c, c2);
        FloatVector s21 = FloatVector.fromArray(SPECIES, c, c2 + COUNT);
        FloatVector s22 = FloatVector.fromArray(SPECIES, c, c2 + 2 * COUNT);
        FloatVector s23 = FloatVector.fromArray(SPECIES, c, c2 + 3 * COUNT);
        FloatVector s30 = FloatVector.fromArray(SPECIES, c, c3);
        FloatVector s31 = FloatVector.fromArray(SPECIES, c, c3 + COUNT);
        FloatVector s32 = FloatVector.fromArray(SPECIES, c, c3 + 2 * COUNT);
        FloatVector s33 = FloatVector.fromArray(SPECIES, c, c3 + 3 * COUNT);
        FloatVector s40 = FloatVector.fromArray(SPECIES, c, c4);
        FloatVector s41 = FloatVector.fromArray(SPECIES, c, c4 + COUNT);
        FloatVector s42 = FloatVector.fromArray(SPECIES, c, c4 + 2 * COUNT);
        FloatVector s43 = FloatVector.fromArray(SPECIES, c, c4 + 3 * COUNT);
        FloatVector s50 = FloatVector.fromArray(SPECIES, c, c5);
        FloatVector s51 = FloatVector.fromArray(SPECIES, c, c5 + COUNT);
        FloatVector s52 = FloatVector.fromArray(SPECIES, c, c5 + 2 * COUNT);
        FloatVector s53 = FloatVector.fromArray(SPECIES, c, c5 + 3 * COUNT);
        for (int k = 0, at = bOffset; k < depth; k++, at += 4 * COUNT) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, at);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, at + COUNT);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, at + 2 * COUNT);
            FloatVector b3 = FloatVector.fromArray(SPECIES, b, at + 3 * COUNT);
            FloatVector x = FloatVector.broadcast(SPECIES, a[a0 + k]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            s02 = x.fma(b2, s02);
            s03 = x.fma(b3, s03);
            x = FloatVector.broadcast(SPECIES, a[a1 + k]);
            s10 = x.fma(b0, s10);
            s11 = x.fma(b1, s11);
            s12 = x.fma(b2, s12);
            s13 = x.fma(b3, s13);
            x = FloatVector.broadcast(SPECIES, a[a2 + k]);
            s20 = x.fma(b0, s20);
            s21 = x.fma(b1, s21);
            s22 = x.fma(b2, s22);
            s23 = x.fma(b3, s23);
            x = FloatVector.broadcast(SPECIES, a[a3 + k]);
            s30 = x.fma(b0, s30);
            s31 = x.fma(b1, s31);
            s32 = x.fma(b2, s32);
            s33 = x.fma(b3, s33);
            x = FloatVector.broadcast(SPECIES, a[a4 + k]);
            s40 = x.fma(b0, s40);
            s41 = x.fma(b1, s41);
            s42 = x.fma(b2, s42);
            s43 = x.fma(b3, s43);
            x = FloatVector.broadcast(SPECIES, a[a5 + k]);
            s50 = x.fma(b0, s50);
            s51 = x.fma(b1, s51);
            s52 = x.fma(b2, s52);
            s53 = x.fma(b3, s53);
        }
        s00.intoArray(c, c0);
        s01.intoArray(c, c0 + COUNT);
        s02.intoArray(c, c0 + 2 * COUNT);
        s03.intoArray(c, c0 + 3 * COUNT);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + COUNT);
        s12.intoArray(c, c1 + 2 * COUNT);
        s13.intoArray(c, c1 + 3 * COUNT);
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + COUNT);
        s22.intoArray(c, c2 + 2 * COUNT);
        s23.intoArray(c, c2 + 3 * COUNT);
        s30.intoArray(c, c3);
        s31.intoArray(c, c3 + COUNT);
        s32.intoArray(c, c3 + 2 * COUNT);
        s33.intoArray(c, c3 + 3 * COUNT);
        s40.intoArray(c, c4);
        s41.intoArray(c, c4 + COUNT);
        s42.intoArray(c, c4 + 2 * COUNT);
        s43.intoArray(c, c4 + 3 * COUNT);
        s50.intoArray(c, c5);
        s51.intoArray(c, c5 + COUNT);
        s52.intoArray(c, c5 + 2 * COUNT);
        s53.intoArray(c, c5 + 3 * COUNT);
    }

    private static void twoVectors(
            float[] a,
            int aOffset,
            int aStride,
            float[] b,
            int bOffset,
            float[] c,
            int cOffset,
            int cStride,
            int depth) {
        int a0 = aOffset;
        int c0 = cOffset;
        int a1 = aOffset + aStride;
        int c1 = cOffset + cStride;
        int a2 = aOffset + 2 * aStride;
        int c2 = cOffset + 2 * cStride;
        int a3 = aOffset + 3 * aStride;
        int c3 = cOffset + 3 * cStride;
        int a4 = aOffset + 4 * aStride;
        int c4 = cOffset + 4 * cStride;
        int a5 = aOffset + 5 * aStride;
        int c5 = cOffset + 5 * cStride;
        FloatVector s00 = FloatVector.fromArray(SPECIES, c, c0);
        FloatVector s01 = FloatVector.fromArray(SPECIES, c, c0 + COUNT);
        FloatVector s10 = FloatVector.fromArray(SPECIES, c, c1);
        FloatVector s11 = FloatVector.fromArray(SPECIES, c, c1 + COUNT);
        FloatVector s20 = FloatVector.fromArray(SPECIES, c, c2);
        FloatVector s21 = FloatVector.fromArray(SPECIES, c, c2 + COUNT);
        FloatVector s30 = FloatVector.fromArray(SPECIES, c, c3);
        FloatVector s31 = FloatVector.fromArray(SPECIES, c, c3 + COUNT);
        FloatVector s40 = FloatVector.fromArray(SPECIES, c, c4);
        FloatVector s41 = FloatVector.fromArray(SPECIES, c, c4 + COUNT);
        FloatVector s50 = FloatVector.fromArray(SPECIES, c, c5);
        FloatVector s51 = FloatVector.fromArray(SPECIES, c, c5 + COUNT);
        for (int k = 0, at = bOffset; k < depth; k++, at += 2 * COUNT) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, at);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, at + COUNT);
            FloatVector x = FloatVector.broadcast(SPECIES, a[a0 + k]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            x = FloatVector.broadcast(SPECIES, a[a1 + k]);
            s10 = x.fma(b0, s10);
            s11 = x.fma(b1, s11);
            x = FloatVector.broadcast(SPECIES, a[a2 + k]);
            s20 = x.fma(b0, s20);
            s21 = x.fma(b1, s21);
            x = FloatVector.broadcast(SPECIES, a[a3 + k]);
            s30 = x.fma(b0, s30);
            s31 = x.fma(b1, s31);
            x = FloatVector.broadcast(SPECIES, a[a4 + k]);
            s40 = x.fma(b0, s40);
            s41 = x.fma(b1, s41);
            x = FloatVector.broadcast(SPECIES, a[a5 + k]);
            s50 = x.fma(b0, s50);
            s51 = x.fma(b1, s51);
        }
        s00.intoArray(c, c0);
        s01.intoArray(c, c0 + COUNT);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + COUNT);
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + COUNT);
        s30.intoArray(c, c3);
        s31.intoArray(c, c3 + COUNT);
        s40.intoArray(c, c4);
        s41.intoArray(c, c4 + COUNT);
        s50.intoArray(c, c5);
        s51.intoArray(c, c5 + COUNT);
    }

    private static void oneVector(
            float[] a,
            int aOffset,
            int aStride,
            float[] b,
            int bOffset,
            float[] c,
            int cOffset,
            int cStride,
            int depth) {
        int a0 = aOffset;
        int c0 = cOffset;
        int a1 = aOffset + aStride;
        int c1 = cOffset + cStride;
        int a2 = aOffset + 2 * aStride;
        int c2 = cOffset + 2 * cStride;
        int a3 = aOffset + 3 * aStride;
        int c3 = cOffset + 3 * cStride;
        int a4 = aOffset + 4 * aStride;
        int c4 = cOffset + 4 * cStride;
        int a5 = aOffset + 5 * aStride;
        int c5 = cOffset + 5 * cStride;
        FloatVector s00 = FloatVector.fromArray(SPECIES, c, c0);
        FloatVector s10 = FloatVector.fromArray(SPECIES, c, c1);
        FloatVector s20 = FloatVector.fromArray(SPECIES, c, c2);
        FloatVector s30 = FloatVector.fromArray(SPECIES, c, c3);
        FloatVector s40 = FloatVector.fromArray(SPECIES, c, c4);
        FloatVector s50 = FloatVector.fromArray(SPECIES, c, c5);
        for (int k = 0, at = bOffset; k < depth; k++, at += COUNT) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, at);
            FloatVector x = FloatVector.broadcast(SPECIES, a[a0 + k]);
            s00 = x.fma(b0, s00);
            x = FloatVector.broadcast(SPECIES, a[a1 + k]);
            s10 = x.fma(b0, s10);
            x = FloatVector.broadcast(SPECIES, a[a2 + k]);
            s20 = x.fma(b0, s20);
            x = FloatVector.broadcast(SPECIES, a[a3 + k]);
            s30 = x.fma(b0, s30);
            x = FloatVector.broadcast(SPECIES, a[a4 + k]);
            s40 = x.fma(b0, s40);
            x = FloatVector.broadcast(SPECIES, a[a5 + k]);
            s50 = x.fma(b0, s50);
        }
        s00.intoArray(c, c0);
        s10.intoArray(c, c1);
        s20.intoArray(c, c2);
        s30.intoArray(c, c3);
        s40.intoArray(c, c4);
        s50.intoArray(c, c5);
    }
}
