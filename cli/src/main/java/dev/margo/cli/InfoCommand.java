package dev.margo.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code margo info}: what a picture, a volume or a checkpoint is, and what Margo would do with it. */
@Command(
        name = "info",
        header = "Say what a picture, a volume or a checkpoint is, and how it would be used.",
        description = {
            "",
            "Pictures: size, channels, depth, spacing, value range and the window 'segment' would use. Volumes: the same of"
                    + " the middle slice, and the place in the patient: orientation names where x, y and z grow to (L left, R right, P"
                    + " back, A front, S head, I feet), the origin is that of the first voxel in mm to the left, back and head. Names,"
                    + " ids and dates of patients are never shown. Checkpoints: container, tensors, dtypes, architecture, parameters, preprocessing and why. Nothing in a checkpoint is executed.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  margo info scan.tif",
            "  margo info ct.nii.gz",
            "  margo info sam_vit_b_01ec64.pth --json"
        })
final class InfoCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            description =
                    "A picture (PNG, JPEG, TIFF), a volume (DICOM, NIfTI, NRRD, MetaImage, TIFF of many pages), or a .pth, .pt or .safetensors file.")
    private Path file;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() throws IOException {
        ObjectNode facts = switch (FileKind.of(file)) {
            case PICTURE -> ImageFacts.of(file);
            case VOLUME -> VolumeFacts.of(file);
            case CHECKPOINT -> CheckpointFacts.of(file);
        };
        Console console = common.console(json);
        if (json) {
            console.result(JsonFile.write(facts));
        } else {
            facts.properties().forEach(fact -> print(console, fact.getKey(), fact.getValue()));
        }
        return 0;
    }

    /** A label and its values, a line each if there are several sentences. */
    private static void print(Console console, String key, JsonNode value) {
        String label = key.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        if (value.isArray() && value.isEmpty()) {
            return;
        }
        console.result(OneLine.of("%-16s %s".formatted(label, text(value))));
    }

    private static String text(JsonNode value) {
        if (value.isContainerNode()) {
            List<String> parts = new ArrayList<>();
            value.properties()
                    .forEach(entry ->
                            parts.add("%s %s".formatted(entry.getValue().asText(), entry.getKey())));
            if (value.isArray()) {
                value.forEach(element -> parts.add(element.asText()));
            }
            return String.join(value.isArray() && value.get(0).isTextual() ? "; " : ", ", parts);
        }
        return value.isNull() ? "unknown" : value.asText();
    }
}
