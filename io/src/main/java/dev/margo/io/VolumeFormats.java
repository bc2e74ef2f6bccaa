package dev.margo.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The formats on the class path. */
final class VolumeFormats {
    private static final List<VolumeFormat> ALL =
            ServiceLoader.load(VolumeFormat.class, VolumeFormats.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .sorted(Comparator.comparing(VolumeFormat::name))
                    .toList();

    private VolumeFormats() {}

    /** The format that the content tells, else the one that the name tells. */
    static VolumeFormat ofContent(Path file) throws IOException {
        return find(file)
                .orElseThrow(() -> new ImageFormatException(
                        file.toString(),
                        "its format is unknown; expected one of " + list(ALL.stream())
                                + "; convert it to one of these"));
    }

    /** As above; nothing where neither tells one. */
    static Optional<VolumeFormat> find(Path file) throws IOException {
        FileHead head = FileHead.of(file);
        return ALL.stream()
                .filter(format -> format.recognises(head))
                .findFirst()
                .or(() -> byName(ALL.stream(), FileHead.nameOf(file)));
    }

    static WritableVolumeFormat writable(Path file) throws FileNotWrittenException {
        String name = FileHead.nameOf(file);
        return byName(writable(), name.contains(".") ? name : name + FileHead.FOLDER)
                .orElseThrow(() -> new FileNotWrittenException(
                        file, "its ending names no format; end the name as one of " + list(writable()), null));
    }

    private static Stream<WritableVolumeFormat> writable() {
        return ALL.stream().filter(WritableVolumeFormat.class::isInstance).map(WritableVolumeFormat.class::cast);
    }

    private static <F extends VolumeFormat> Optional<F> byName(Stream<F> formats, String name) {
        return formats.filter(format -> format.endings().stream().anyMatch(name::endsWith))
                .findFirst();
    }

    private static String list(Stream<? extends VolumeFormat> formats) {
        return formats.map(format -> "%s (%s)".formatted(format.name(), endings(format)))
                .collect(Collectors.joining(", "));
    }

    private static String endings(VolumeFormat format) {
        return format.endings().contains(FileHead.FOLDER)
                ? "a folder, without an ending"
                : String.join(", ", format.endings());
    }
}
