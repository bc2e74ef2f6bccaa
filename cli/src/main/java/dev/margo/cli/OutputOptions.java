package dev.margo.cli;

import dev.margo.io.dicom.LabelObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where results go: one file each for one image, folders for many. */
final class OutputOptions {
    @Option(
            names = {"-o", "--out"},
            paramLabel = "MASK|DIR",
            description =
                    "MASK.png: the mask (0 and 255) or label image. Of a slice also a label volume: .nii.gz, .nii, .nrrd,"
                            + " .seg.nrrd, .mha, .tif, .json (COCO), .dcm. For many images a folder, made if missing, with NAME.png each.")
    private String out;

    @Option(
            names = "--as",
            paramLabel = "seg|labelmap|rtstruct",
            converter = LabelObjectText.class,
            description = "What DICOM object a MASK.dcm becomes; default: seg.")
    private Optional<LabelObject> as = Optional.empty();

    @Option(
            names = "--overlay",
            paramLabel = "OVERLAY.png|DIR",
            description = "The picture with mask, outline and prompts drawn on it. Small pictures are enlarged.")
    private String overlay;

    @Option(
            names = "--multimask",
            description = "Offer three masks instead of one: MASK_1.png is the one with the best predicted IoU, then"
                    + " MASK_2.png, MASK_3.png. Without it the best is written.")
    private boolean multimask;

    @Option(
            names = "--json",
            description =
                    "Print one JSON object per image and line: masks as COCO RLE, scores, seconds. --out may be left out.")
    private boolean json;

    boolean multimask() {
        return multimask;
    }

    boolean json() {
        return json;
    }

    /**
     * Names for every image's results, so that no two results and no input share one.
     *
     * @param inputs further files that are read
     */
    Map<Path, Outputs> plan(List<Path> images, List<Path> inputs) throws IOException {
        if (out == null && overlay == null && !json) {
            throw new UsageException("no --out: say where the mask goes, or ask for --overlay or --json");
        }
        Map<Path, Outputs> plan = new LinkedHashMap<>();
        boolean many = images.size() > 1;
        for (Path image : images) {
            Optional<Path> mask = target(out, "--out", image, many);
            Optional<Path> shown = target(overlay, "--overlay", image, many);
            shown.ifPresent(file -> requirePicture(file, "--overlay"));
            Outputs outputs = new Outputs(mask, as, shown);
            if (as.isPresent() && !outputs.isVolume()) {
                throw new UsageException("--as is for DICOM objects; give --out a name that ends in .dcm");
            }
            plan.put(image, outputs);
        }
        requireDistinct(plan, inputs);
        return plan;
    }

    private static Optional<Path> target(String given, String option, Path image, boolean many) throws IOException {
        if (given == null) {
            return Optional.empty();
        }
        Path path = Path.of(given);
        if (many && Files.exists(path) && !Files.isDirectory(path)) {
            throw new UsageException(
                    "%s %s is a file; expected a folder, since there are many images".formatted(option, given));
        }
        if (many || given.endsWith("/") || Files.isDirectory(path)) {
            return Optional.of(path.resolve(FileName.stem(image) + ".png"));
        }
        TargetFile.requireFolder(path);
        return Optional.of(path);
    }

    private static void requirePicture(Path file, String option) {
        if (!TargetFile.endsWith(file, ".png")) {
            throw new UsageException(
                    "%s %s: overlays are PNG files; expected a name that ends in .png".formatted(option, file));
        }
    }

    private void requireDistinct(Map<Path, Outputs> plan, List<Path> inputs) {
        Map<Path, String> taken = new HashMap<>();
        inputs.forEach(file -> taken.put(real(file), "%s is an input"));
        plan.keySet().forEach(file -> taken.put(real(file), "%s is an input"));
        plan.forEach((image, outputs) -> outputs.files(multimask).forEach(file -> {
            String before = taken.put(real(file), "%s would also be a result of " + image);
            if (before != null) {
                throw new UsageException((before + "; choose another name or folder for the results").formatted(file));
            }
        }));
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException notThereYet) {
            return file.toAbsolutePath().normalize();
        }
    }
}
