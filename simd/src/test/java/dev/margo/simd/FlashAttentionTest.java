package dev.margo.simd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.testkit.NeedsVectorApi;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tiled attention against attention written down as its formula, in double precision. */
@NeedsVectorApi
class FlashAttentionTest {
    private final Random random = new Random(7);

    @ParameterizedTest(name = "{0} queries, {1} keys of width {2}")
    @CsvSource({
        "1, 1, 1",
        "5, 3, 2",
        "6, 16, 16",
        "7, 17, 8",
        "49, 49, 32",
        "95, 255, 64",
        "96, 256, 64",
        "97, 257, 64",
        "196, 196, 64",
        "200, 4096, 80",
        "13, 1000, 20",
        "300, 513, 32"
    })
    void equalsTheFormula(int queries, int keys, int width) {
        int[] positions = random.ints(queries, 0, keys).toArray();
        float[] table = values(keys * keys, 2);
        check(
                queries,
                keys,
                width,
                positions,
                1,
                new StoredBias(table, keys),
                (query, key) -> table[positions[query] * keys + key]);
    }

    @ParameterizedTest(name = "a grid of {0} x {1} keys, heads of {2}")
    @CsvSource({"1, 1, 4", "2, 3, 8", "7, 7, 32", "14, 14, 64", "4, 4, 16", "16, 5, 20", "5, 40, 64", "64, 64, 64"})
    void addsTheDecomposedRelativePositions(int height, int width, int headWidth) {
        int keys = height * width;
        int queries = Math.min(keys, 150);
        int[] positions = random.ints(queries, 0, keys).toArray();
        float[] rowTable = values((2 * height - 1) * headWidth, 0.5);
        float[] columnTable = values((2 * width - 1) * headWidth, 0.5);
        float[] q = values(queries * headWidth, 1);
        RelativePositionBias bias = new RelativePositionBias(height, width, headWidth, rowTable, columnTable);
        for (ScoreBias one : new ScoreBias[] {bias, bias.copy()}) {
            check(q, keys, headWidth, positions, 0.3f, one, (query, key) -> {
                int rows = positions[query] / width - key / width + height - 1;
                int columns = positions[query] % width - key % width + width - 1;
                return dot(q, query * headWidth, rowTable, rows * headWidth, headWidth)
                        + dot(q, query * headWidth, columnTable, columns * headWidth, headWidth);
            });
        }
    }

    @Test
    void survivesScoresThatGrowFromBlockToBlockAndSpanHundreds() {
        int keys = 1024;
        int[] positions = {0, 1, 2};
        check(3, keys, 16, positions, 0.25f, rising(keys), (query, key) -> 400.0 * key / keys - 300);
    }

    private static ScoreBias rising(int keys) {
        return new ScoreBias() {
            @Override
            public void begin(float[] queries, int[] positions, int first, int count) {
                // the same for every query
            }

            @Override
            public void write(int row, int firstKey, int count, float[] scores, int offset) {
                for (int i = 0; i < count; i++) {
                    scores[offset + i] = 400f * (firstKey + i) / keys - 300;
                }
            }
        };
    }

    @Test
    void servesOneHeadAfterAnother() {
        FlashAttention attention = new FlashAttention(16, 300);
        for (int keys : new int[] {300, 20, 257}) {
            int[] positions = IntStream.range(0, keys).toArray();
            float[] q = values(keys * 16, 1);
            float[] table = new float[keys * keys];
            check(attention, q, keys, 16, positions, 0.25f, new StoredBias(table, keys), (query, key) -> 0);
        }
    }

    /** A bias for each pair of query position and key. */
    private static final class StoredBias implements ScoreBias {
        private final float[] table; // positions x keys
        private final int keys;
        private int[] positions = new int[0];
        private int first;

        StoredBias(float[] table, int keys) {
            this.table = table;
            this.keys = keys;
        }

        @Override
        public void begin(float[] queries, int[] positionOfQuery, int firstQuery, int count) {
            positions = positionOfQuery;
            first = firstQuery;
        }

        @Override
        public void write(int row, int firstKey, int count, float[] scores, int to) {
            System.arraycopy(table, positions[first + row] * keys + firstKey, scores, to, count);
        }
    }

    private interface Bias {
        double of(int query, int key);
    }

    private void check(int queries, int keys, int width, int[] positions, float scale, ScoreBias bias, Bias plain) {
        check(values(queries * width, 1), keys, width, positions, scale, bias, plain);
    }

    private void check(float[] q, int keys, int width, int[] positions, float scale, ScoreBias bias, Bias plain) {
        check(new FlashAttention(width, keys), q, keys, width, positions, scale, bias, plain);
    }

    private void check(
            FlashAttention attention,
            float[] q,
            int keys,
            int width,
            int[] positions,
            float scale,
            ScoreBias bias,
            Bias plain) {
        float[] k = values(keys * width, 1);
        float[] v = values(keys * width, 1);
        float[] out = new float[q.length];
        attention.look(k, v, keys);
        attention.attend(q, positions, positions.length, scale, bias, out);
        double worst = 0;
        for (int query = 0; query < positions.length; query++) {
            double[] expected = plain(q, query, k, v, keys, width, scale, plain);
            for (int i = 0; i < width; i++) {
                worst = Math.max(worst, Math.abs(expected[i] - out[query * width + i]));
            }
        }
        assertThat(worst).isLessThan(3e-5); // scores of up to 100 are rounded to 8e-6
    }

    private static double[] plain(
            float[] q, int query, float[] k, float[] v, int keys, int width, float scale, Bias bias) {
        double[] scores = new double[keys];
        double most = Double.NEGATIVE_INFINITY;
        for (int key = 0; key < keys; key++) {
            scores[key] = scale * dot(q, query * width, k, key * width, width) + bias.of(query, key);
            most = Math.max(most, scores[key]);
        }
        double sum = 0;
        double[] attended = new double[width];
        for (int key = 0; key < keys; key++) {
            double weight = Math.exp(scores[key] - most);
            sum += weight;
            for (int i = 0; i < width; i++) {
                attended[i] += weight * v[key * width + i];
            }
        }
        for (int i = 0; i < width; i++) {
            attended[i] /= sum;
        }
        return attended;
    }

    private static double dot(float[] a, int aOffset, float[] b, int bOffset, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += (double) a[aOffset + i] * b[bOffset + i];
        }
        return sum;
    }

    private float[] values(int count, double deviation) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }
}
