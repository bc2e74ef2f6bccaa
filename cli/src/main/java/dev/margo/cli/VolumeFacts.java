package dev.margo.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.margo.image.Axis;
import dev.margo.image.Image;
import dev.margo.image.IntensityWindow;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.io.VolumeReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** What {@code margo info} says of a volume: how it is stored and where it lies, and nothing of whom it shows. */
final class VolumeFacts {
    private static final int DIGITS = 6; // of millimetres

    private VolumeFacts() {}

    static ObjectNode of(Path file) throws IOException {
        Volume volume = VolumeReader.read(file);
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        facts.put("file", file.toString());
        facts.put("kind", "volume");
        facts.put("format", VolumeReader.formatOf(file).orElseThrow());
        putGrid(facts, volume.grid());
        putLayout(facts, volume.layout());
        facts.put("intensity", lowerCase(volume.intensity().kind()));
        putMiddle(facts, volume);
        return facts;
    }

    private static void putGrid(ObjectNode facts, VoxelGrid grid) {
        facts.putArray("size").add(grid.width()).add(grid.height()).add(grid.depth());
        put(facts, "spacingMm", grid.toPatient().spacing());
        facts.put("orientation", grid.toPatient().letters());
        facts.put("outOfPlane", AxisText.of(grid.outOfPlane()));
        put(facts, "originMm", grid.toPatient().origin());
    }

    /** All that a program needs to place voxels in LPS: that of {@link #putGrid}, and unit vectors along x, y and z. */
    static void putPlace(ObjectNode facts, VoxelGrid grid) {
        putGrid(facts, grid);
        double[] direction = grid.toPatient().direction();
        ArrayNode axes = facts.putArray("directions");
        for (int axis = 0; axis < 3; axis++) {
            axes.addArray().add(direction[axis]).add(direction[3 + axis]).add(direction[6 + axis]);
        }
    }

    private static void put(ObjectNode facts, String key, double[] mm) {
        ArrayNode array = facts.putArray(key);
        for (double value : mm) {
            array.add(ResultJson.rounded(value, DIGITS));
        }
    }

    private static void putLayout(ObjectNode facts, Volume.Layout layout) {
        facts.put("voxelType", lowerCase(layout.type()));
        facts.put("channels", layout.channels());
        facts.put("times", layout.times());
        layout.timeStepSeconds().ifPresent(seconds -> facts.put("timeStepSeconds", seconds));
    }

    /** Values after rescale, of one slice: a scan may be too large to read whole for an answer at once. */
    private static void putMiddle(ObjectNode facts, Volume volume) {
        Axis axis = volume.grid().outOfPlane();
        int index = volume.grid().size(axis) / 2;
        Image slice = volume.slice(axis, index, 0);
        facts.put("middleSlice", index);
        ImageFacts.put(facts, "values", IntensityWindow.minMax().fit(slice));
        ImageFacts.put(
                facts,
                "window",
                volume.window().orElseGet(() -> IntensityWindow.automatic().fit(slice)));
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
