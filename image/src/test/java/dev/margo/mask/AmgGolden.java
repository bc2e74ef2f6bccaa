package dev.margo.mask;

import dev.margo.testkit.Golden;
import dev.margo.testkit.GoldenFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What segment-anything's utils/amg.py gives on four masks of 80 x 60. */
final class AmgGolden {
    static final int WIDTH = 80;
    static final int HEIGHT = 60;
    static final int MASKS = 4;
    static final GoldenFile FILE = Golden.file("amg/expected.safetensors");

    private AmgGolden() {}

    static Mask mask(String tensor, int index) {
        byte[] bytes = FILE.get(tensor).bytes();
        return Mask.of(WIDTH, HEIGHT, (x, y) -> bytes[(index * HEIGHT + y) * WIDTH + x] != 0);
    }

    static float[] logits(int index) {
        int pixels = WIDTH * HEIGHT;
        return Arrays.copyOfRange(FILE.floats("logits"), index * pixels, (index + 1) * pixels);
    }

    /** The "counts" of the uncompressed runs in the JSON file. */
    static List<int[]> counts() {
        try {
            String json = Files.readString(Golden.path("amg/expected.json"));
            Matcher counts = Pattern.compile("\"counts\": \\[([^\\]]*)\\]").matcher(json);
            List<int[]> found = new ArrayList<>();
            while (counts.find()) {
                found.add(Arrays.stream(counts.group(1).split(", "))
                        .mapToInt(Integer::parseInt)
                        .toArray());
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
