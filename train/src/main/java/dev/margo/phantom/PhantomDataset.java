package dev.margo.phantom;

import dev.margo.dataset.Dataset;
import dev.margo.dataset.Sample;
import dev.margo.image.Size;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Phantoms by number. Sample {@code index} follows from the seed and the index alone, whatever the size of the data set;
 * each is a patient of its own.
 *
 * @param size number of samples
 * @param kinds drawn from equally often; one that is listed twice comes twice as often
 */
public record PhantomDataset(int size, long seed, List<PhantomKind> kinds) implements Dataset {
    private static final long STRIDE = 0xD1342543DE82EF95L; // odd, so that no two indices share a generator
    private static final int SHORTEST = 192;
    private static final int LONGEST = 384;

    public PhantomDataset {
        if (size < 0 || kinds.isEmpty()) {
            throw new IllegalArgumentException(
                    "a data set of phantoms needs a size from 0 and kinds to draw, got %s and %s"
                            .formatted(size, kinds));
        }
        kinds = List.copyOf(kinds);
    }

    /** Phantoms of all kinds. */
    public PhantomDataset(int size, long seed) {
        this(size, seed, List.of(PhantomKind.values()));
    }

    @Override
    public String name() {
        return "phantoms";
    }

    @Override
    public String patient(int index) {
        return Integer.toString(Objects.checkIndex(index, size));
    }

    @Override
    public Sample read(int index) {
        Objects.checkIndex(index, size);
        SplittableRandom random = new SplittableRandom(seed + STRIDE * index);
        PhantomKind kind = kinds.get(random.nextInt(kinds.size()));
        return draw(kind, index, random);
    }

    /** Again, until there is something to ask for. */
    private static Sample draw(PhantomKind kind, int index, RandomGenerator random) {
        Canvas canvas;
        do {
            Size size = new Size(random.nextInt(SHORTEST, LONGEST + 1), random.nextInt(SHORTEST, LONGEST + 1));
            canvas = new Canvas(size, kind.channels());
            kind.scene().paint(new Stage(canvas, random));
        } while (canvas.objects() == 0);
        return canvas.sample(kind + " " + index);
    }
}
