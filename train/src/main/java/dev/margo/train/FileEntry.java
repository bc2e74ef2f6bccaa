package dev.margo.train;

import dev.margo.dataset.FolderSettings;
import dev.margo.dataset.FolderSource;
import dev.margo.dataset.Hdf5Layout;
import dev.margo.dataset.Hdf5Source;
import dev.margo.dataset.MedSamSource;
import dev.margo.dataset.Part;
import dev.margo.dataset.PatientRule;
import dev.margo.dataset.PatientShares;
import dev.margo.dataset.SamMed2dSource;
import dev.margo.dataset.SampleSource;
import dev.margo.dataset.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Files of one layout, of whose patients a share is drawn for validation.
 *
 * @param weight factor on how often its samples come
 */
record FileEntry(Layout layout, double weight) implements DataEntry {
    /** How the files lie. */
    @FunctionalInterface
    interface Layout {
        SampleSource open() throws IOException;
    }

    static FileEntry folders(ConfigNode node, FolderSettings settings) {
        Path images = node.neededFile("images");
        Path masks = node.neededFile("masks");
        String name = node.text("name", nameOf(images));
        Optional<PatientRule> patients = node.parsed("patients", text -> PatientRule.group(Pattern.compile(text)));
        double weight = DataEntries.weight(node);
        return new FileEntry(
                () -> FolderSource.open(name, images, masks, settings, patients.orElseGet(PatientRule::everyFile)),
                weight);
    }

    static FileEntry medSam(ConfigNode node, FolderSettings settings) {
        Path folder = node.neededFile("medsam");
        String name = node.text("name", nameOf(folder));
        Path imgs = folder.resolve("imgs");
        return new FileEntry(
                () -> Files.isDirectory(imgs)
                        ? MedSamSource.slices(name, imgs, folder.resolve("gts"), settings)
                        : MedSamSource.archives(name, folder, settings),
                DataEntries.weight(node));
    }

    static FileEntry samMed2d(ConfigNode node) {
        Path json = node.neededFile("sam-med2d");
        String name = node.text("name", "sam-med2d");
        int leastArea = DataEntries.leastArea(node);
        return new FileEntry(() -> SamMed2dSource.train(name, json, leastArea), DataEntries.weight(node));
    }

    static FileEntry hdf5(ConfigNode node, FolderSettings settings) {
        Path folder = node.neededFile("hdf5");
        String name = node.text("name", nameOf(folder));
        Hdf5Layout.Content content = node.choice("content", Hdf5Layout.Content.SLICES_OF_A_VOLUME);
        Hdf5Layout layout = new Hdf5Layout(node.text("raw", "raw"), node.text("labels", "labels"), content);
        return new FileEntry(() -> Hdf5Source.open(name, folder, layout, settings), DataEntries.weight(node));
    }

    /** Of {@code heart/images} it is {@code heart}. */
    private static String nameOf(Path folder) {
        boolean general = folder.endsWith("images") && folder.getNameCount() > 1;
        return (general ? folder.getParent() : folder).getFileName().toString();
    }

    @Override
    public Opened open(double share, long seed) throws IOException {
        SampleSource all = layout.open();
        long patients = all.files().stream().map(SourceFile::patient).distinct().count();
        double val = share > 0 && patients > 1 ? Math.max(share, 1.0 / patients) : 0;
        PatientShares split = PatientShares.draw(all, val, 0, seed);
        return Opened.of(split.select(all, Part.TRAIN), split.select(all, Part.VAL), weight);
    }
}
