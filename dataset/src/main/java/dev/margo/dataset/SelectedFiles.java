package dev.margo.dataset;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Some files of a source. */
record SelectedFiles(SampleSource source, int[] selected, List<SourceFile> files) implements SampleSource {

    static SelectedFiles of(SampleSource source, Predicate<SourceFile> wanted) {
        List<SourceFile> all = source.files();
        int[] selected = IntStream.range(0, all.size())
                .filter(i -> wanted.test(all.get(i)))
                .toArray();
        return new SelectedFiles(
                source, selected, IntStream.of(selected).mapToObj(all::get).toList());
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public String settings() {
        return source.settings();
    }

    @Override
    public void read(int file, Consumer<Sample> samples) throws IOException {
        source.read(selected[file], samples);
    }

    @Override
    public boolean isVolume(int file) throws IOException {
        return source.isVolume(selected[file]);
    }

    @Override
    public LabelledVolume readVolume(int file) throws IOException {
        return source.readVolume(selected[file]);
    }
}
