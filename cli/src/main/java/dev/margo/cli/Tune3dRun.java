package dev.margo.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.margo.image.Volume;
import dev.margo.io.VolumeReader;
import dev.margo.mask.Mask;
import dev.margo.segment.EmbeddingCache;
import dev.margo.volume.EmbeddedSlices;
import dev.margo.volume.LabelVolume;
import dev.margo.volume.SearchGrid;
import dev.margo.volume.SettingsScore;
import dev.margo.volume.SettingsSearch;
import dev.margo.volume.VolumePictures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/** Goes through the volumes of one search; each is told as soon as it is done. */
final class Tune3dRun {
    private final Console console;
    private final LazyModel model;
    private final EmbeddingCache cache;
    private final SearchGrid grid;
    private final SettingsSearch.Start start;
    private final List<Path> files = new ArrayList<>();
    private final List<List<SettingsScore>> scores = new ArrayList<>();

    Tune3dRun(Console console, LazyModel model, EmbeddingCache cache, SearchGrid grid, SettingsSearch.Start start) {
        this.console = console;
        this.model = model;
        this.cache = cache;
        this.grid = grid;
        this.start = start;
    }

    /** @throws UsageException if no object of the volume can take part */
    void score(Path file, Path labels, VolumeOptions options) throws IOException {
        VolumePictures pictures = options.read(file, Optional.empty());
        Volume truth = VolumeReader.readLabels(labels, file, warning -> console.note(labels + ": " + warning))
                .labels();
        List<SortedMap<Integer, Mask>> objects = SettingsSearch.eligible(LabelVolume.masks(truth, pictures.axis()));
        if (objects.isEmpty()) {
            throw new UsageException(labels + ": no object with 10 px or more in its middle slice");
        }
        VolumePictures alike = UsageException.about(file, pictures::alike);
        if (files.isEmpty()) {
            console.note(model.describe());
        }
        long steps = (long) objects.size() * grid.propagations();
        try (EmbeddedSlices slices = new EmbeddedSlices(model.segmenter(), alike, cache);
                Progress progress = Progress.of(console, FileName.stem(file), steps, " propagations", 1)) {
            files.add(file);
            scores.add(new SettingsSearch(grid, start).score(alike.stack(), slices, objects, progress::step));
        }
        SettingsScore best = SettingsSearch.bestOf(scores.get(scores.size() - 1));
        console.note("%s: %s objects, done; its own best would be Dice %s"
                .formatted(file, objects.size(), decimals(best.dice())));
    }

    void finish(Path out, boolean oracle) throws IOException {
        SettingsScore best = SettingsSearch.best(scores);
        ObjectNode found = JsonNodeFactory.instance.objectNode();
        found.put("meanDice", ResultJson.rounded(best.dice(), 6));
        found.put("start", start.name().toLowerCase(Locale.ROOT));
        found.put("settingsTried", grid.settings().size());
        found.put("model", model.segmenter().fingerprint());
        ArrayNode names = found.putArray("volumes");
        files.forEach(file -> names.add(file.getFileName().toString()));
        PresetFile.write(out, best.settings(), found);
        console.result("%s: mean Dice %s over %s volumes, from one %s each -> %s"
                .formatted(
                        PresetFile.text(best.settings()),
                        decimals(best.dice()),
                        files.size(),
                        found.get("start").textValue(),
                        out));
        if (oracle) {
            console.result(
                    "ORACLE, not a result: mean Dice %s if each volume chose its settings by its own labels, as the released script does"
                            .formatted(decimals(SettingsSearch.oracle(scores))));
        }
    }

    private static String decimals(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
