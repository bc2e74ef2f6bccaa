package dev.margo.annotate.export;

import dev.margo.annotate.document.Document;
import dev.margo.annotate.project.Body;
import dev.margo.annotate.project.Interaction;
import dev.margo.annotate.project.ObjectState;
import dev.margo.annotate.project.ProjectState;
import dev.margo.image.Axis;
import dev.margo.image.Colour;
import dev.margo.image.Segment;
import dev.margo.image.Segmentation;
import dev.margo.io.ImageFormatException;
import dev.margo.io.VolumeReader;
import dev.margo.mask.Mask;
import dev.margo.volume.LabelVolume;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Labels of a file as a step to do. */
public final class LabelImport {
    private LabelImport() {}

    /** Masks by id, then by slice across z. */
    public record Found(SortedMap<Integer, SortedMap<Integer, Mask>> masks, List<Segment> segments) {}

    /**
     * The labels in {@code file}, laid on the grid of the image.
     *
     * @param warnings takes a line for each thing left out or taken for granted
     * @throws IOException if they cannot be read, or are of another grid
     */
    public static Found read(Path file, Document document, Consumer<String> warnings) throws IOException {
        Segmentation labels = VolumeReader.readLabels(file, document.item().scan(), warnings);
        SortedMap<Integer, SortedMap<Integer, Mask>> masks = LabelVolume.masks(labels.labels(), Axis.Z);
        if (masks.isEmpty()) {
            throw new ImageFormatException(
                    file.getFileName().toString(), "no voxel has a label; give a file in which something is drawn");
        }
        return new Found(masks, labels.segments());
    }

    /**
     * As one step: each label an object of its own after those that are there, or all of them {@code object}.
     */
    public static Interaction step(Found found, Document document, ProjectState state, Optional<Integer> object) {
        List<Interaction.Imported.Label> labels = new ArrayList<>();
        if (object.isPresent()) {
            int id = object.get();
            SortedMap<Integer, Mask> all = new TreeMap<>();
            found.masks().values().forEach(masks -> masks.forEach((z, mask) -> all.merge(z, mask, Mask::or)));
            labels.add(new Interaction.Imported.Label(
                    id, ProjectState.nameOf(id), Colour.ofLabel(id), Body.of(state.grid(), all)));
        } else {
            Looks looks = Looks.of(state);
            int next = state.nextId();
            for (int label : found.masks().keySet()) {
                labels.add(label(next++, label, found, state, looks));
            }
        }
        return new Interaction.Imported(labels, document.defaultAxis());
    }

    /** Names and colours that objects have, so that those of a file stay apart from them, and from each other. */
    private record Looks(Set<String> names, Set<Colour> colours) {
        static Looks of(ProjectState state) {
            Looks looks = new Looks(new HashSet<>(), new HashSet<>());
            for (ObjectState object : state.objects().values()) {
                looks.names.add(object.look().name());
                looks.colours.add(object.look().colour());
            }
            return looks;
        }

        String name(String wanted) {
            String name = wanted;
            for (int i = 2; !names.add(name); i++) {
                name = "%s (%s)".formatted(wanted, i);
            }
            return name;
        }

        Colour colour(Colour wanted, int id) {
            Colour colour = wanted;
            for (int i = id; !colours.add(colour); i++) {
                colour = Colour.ofLabel(i);
            }
            return colour;
        }
    }

    private static Interaction.Imported.Label label(int id, int label, Found found, ProjectState state, Looks looks) {
        Optional<Segment> segment =
                found.segments().stream().filter(one -> one.label() == label).findFirst();
        return new Interaction.Imported.Label(
                id,
                looks.name(segment.map(Segment::name).orElse("Label " + label)),
                looks.colour(segment.map(Segment::colour).orElse(Colour.ofLabel(id)), id),
                Body.of(state.grid(), found.masks().get(label)));
    }
}
