package dev.margo.evaluate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts what was measured of a data set. For one thread. */
public final class DatasetCount {
    private final List<String> prints = new ArrayList<>();
    private final Set<String> images = new HashSet<>();
    private final Set<List<String>> objects = new HashSet<>();

    /** A file that could be read. @param print of its data */
    public void addFile(String print) {
        prints.add(print);
    }

    /** An object that was asked for; any number of times. */
    public void addObject(String image, String object) {
        images.add(image);
        objects.add(List.of(image, object));
    }

    public EvaluationResult.Dataset of(String name) {
        return new EvaluationResult.Dataset(
                name, prints.size(), images.size(), objects.size(), DataPrints.together(prints));
    }
}
