package dev.margo.image;

import java.util.List;

/**
 * How raw intensities become display values 0..255. Some windows are fixed beforehand ({@link Range}); the others look
 * at the samples first, of one picture or of all slices of a volume: {@code window.fit(slices).apply(slice)} shows every
 * slice alike, {@code window.apply(slice)} each slice by itself.
 *
 * <p>Rounding: a value is cut, not rounded, to a whole number, so 255 is reached only at the upper bound. That is what
 * {@code np.uint8(...)} does in MedSAM's scripts, whose networks were trained on the result.
 *
 * <p>Source: bowang-lab/MedSAM, pre_CT_MR.py (main), pre_CT.py and pre_MR.py (7a0337e).
 */
public sealed interface IntensityWindow {

    /**
     * The fixed window that this one means for a volume.
     *
     * @param slices at least one
     */
    Range fit(List<Image> slices);

    /** The fixed window that this one means for one picture. */
    default Range fit(Image image) {
        return fit(List.of(image));
    }

    /** Display values of {@code image}, same size and channels; an RGB picture's channels share one window. */
    default ByteImage apply(Image image) {
        return fit(image).apply(image);
    }

    /**
     * A fixed window: {@code low} and below become 0, {@code high} and above 255, linear between. An empty range
     * ({@code low == high}, from fitting a constant picture) makes everything 0.
     */
    record Range(double low, double high) implements IntensityWindow {
        public Range {
            if (!(low <= high && Double.isFinite(low) && Double.isFinite(high))) { // refuses NaN too
                throw new IllegalArgumentException(
                        "a window goes from a lower to a higher finite intensity, got %s to %s".formatted(low, high));
            }
        }

        /** This range, narrowed to the intensities that occur within it; as MedSAM's CT scripts do. */
        public IntensityWindow stretched() {
            return new Stretched(this);
        }

        @Override
        public Range fit(List<Image> slices) {
            return this;
        }

        @Override
        public ByteImage apply(Image image) {
            float[] samples = image.array();
            byte[] values = new byte[samples.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = (byte) map(samples[i]);
            }
            return ByteImage.adopt(image.size(), image.channels(), values);
        }

        private int map(float sample) {
            double clipped = Math.min(Math.max(sample, low), high);
            return low == high ? 0 : (int) ((clipped - low) / (high - low) * 255.0);
        }

        private double clip(double value) {
            return Math.min(Math.max(value, low), high);
        }
    }

    /** {@code within}, narrowed to the least and greatest intensity that occur inside it. */
    record Stretched(Range within) implements IntensityWindow {
        @Override
        public Range fit(List<Image> slices) {
            Range all = minMax().fit(slices);
            return new Range(within.clip(all.low), within.clip(all.high));
        }
    }

    /**
     * From one percentile to another, interpolated linearly as numpy does.
     *
     * @param low lower percentile, 0..100
     * @param high upper percentile, 0..100, not below {@code low}
     * @param positiveOnly whether only samples above zero are counted: zero is then background and stays 0. Without any
     *     such sample all are counted.
     */
    record Percentiles(double low, double high, boolean positiveOnly) implements IntensityWindow {
        public Percentiles {
            if (!(0 <= low && low <= high && high <= 100)) {
                throw new IllegalArgumentException(
                        "percentiles must satisfy 0 <= low <= high <= 100, got %s and %s".formatted(low, high));
            }
        }

        @Override
        public Range fit(List<Image> slices) {
            SampleRanks ranks = SampleRanks.of(slices, positiveOnly);
            return new Range(ranks.percentile(low), ranks.percentile(high));
        }
    }

    /** Values that are display values already. */
    record Identity() implements IntensityWindow {
        @Override
        public Range fit(List<Image> slices) {
            Range found = minMax().fit(slices);
            if (found.low < 0 || found.high > 255) {
                throw new IllegalArgumentException(
                        "display values lie in 0..255, but this image has %s..%s; choose a window such as percentiles()"
                                .formatted(found.low, found.high));
            }
            return new Range(0, 255);
        }
    }

    /** The choice for a picture of which nothing is known; see {@link #automatic()}. */
    record Automatic() implements IntensityWindow {
        @Override
        public Range fit(List<Image> slices) {
            if (slices.stream().allMatch(slice -> slice.depth() == SampleDepth.UINT8)) {
                return new Range(0, 255);
            }
            boolean zeroIsLeast = minMax().fit(slices).low >= 0;
            return new Percentiles(0.5, 99.5, zeroIsLeast).fit(slices);
        }
    }

    /** From {@code low} to {@code high}, which must be greater. */
    static Range range(double low, double high) {
        if (low == high) {
            throw new IllegalArgumentException("a window from %s to %s is empty; make it wider".formatted(low, high));
        }
        return new Range(low, high);
    }

    /** {@code width} intensities around {@code level}; width must be positive. HU for CT. */
    static Range levelWidth(double level, double width) {
        if (!(width > 0)) {
            throw new IllegalArgumentException("a window's width must be positive, got %s".formatted(width));
        }
        return range(level - width / 2, level + width / 2);
    }

    /** CT soft tissue of the abdomen, level 40 HU, width 400; MedSAM's choice for CT. */
    static Range abdomenCt() {
        return levelWidth(40, 400);
    }

    /** CT lung, level -600 HU, width 1500. */
    static Range lungCt() {
        return levelWidth(-600, 1500);
    }

    /** CT bone, level 400 HU, width 1800. */
    static Range boneCt() {
        return levelWidth(400, 1800);
    }

    /** CT brain, level 40 HU, width 80. */
    static Range brainCt() {
        return levelWidth(40, 80);
    }

    /** CT mediastinum, level 50 HU, width 350. */
    static Range mediastinumCt() {
        return levelWidth(50, 350);
    }

    /** -500 to 1000 HU, the CT clip of MedSAM's first version; its script is {@code medSamV1Ct().stretched()}. */
    static Range medSamV1Ct() {
        return range(-500, 1000);
    }

    /** 0.5th to 99.5th percentile of the samples above zero: MedSAM's code for everything but CT. */
    static IntensityWindow percentiles() {
        return new Percentiles(0.5, 99.5, true);
    }

    /** 0.95th to 99.5th percentile of the samples above zero, as MedSAM's first paper prints it. */
    static IntensityWindow percentilesOfMedSamPaper() {
        return new Percentiles(0.95, 99.5, true);
    }

    /** From the least to the greatest sample. */
    static IntensityWindow minMax() {
        return new Percentiles(0, 100, false);
    }

    /** For pictures whose samples lie in 0..255 already; applying it to others throws IllegalArgumentException. */
    static IntensityWindow identity() {
        return new Identity();
    }

    /**
     * Identity for 8-bit pictures. Otherwise the 0.5th to 99.5th percentile: of the samples above zero, as MedSAM does,
     * unless some are negative (HU, say), for then zero is no background and all samples count.
     */
    static IntensityWindow automatic() {
        return new Automatic();
    }
}
