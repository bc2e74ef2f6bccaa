package dev.margo.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
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
                        "its format is unknown; expected one of " + list(ALL.stream(), VolumeFormat::endings)
                                + "; convert it to one of these"));
    }

    /** As above; nothing where neither tells one. */
    static Optional<VolumeFormat> find(Path file) throws IOException {
        FileHead head = FileHead.of(file);
        return ALL.stream()
                .filter(format -> format.recognises(head))
                .findFirst()
                .or(() -> byName(ALL.stream(), VolumeFormat::endings, FileHead.nameOf(file)));
    }

    static WritableVolumeFormat writable(Path file) throws FileNotWrittenException {
        String name = FileHead.nameOf(file);
        return byName(
                        writable(),
                        WritableVolumeFormat::writtenEndings,
                        name.contains(".") ? name : name + FileHead.FOLDER)
                .orElseThrow(() -> new FileNotWrittenException(
                        file,
                        "its ending names no format that is written; end the name as one of "
                                + list(writable(), WritableVolumeFormat::writtenEndings),
                        null));
    }

    private static Stream<WritableVolumeFormat> writable() {
        return ALL.stream().filter(WritableVolumeFormat.class::isInstance).map(WritableVolumeFormat.class::cast);
    }

    private static <F extends VolumeFormat> Optional<F> byName(
            Stream<F> formats, Function<F, List<String>> endings, String name) {
        return formats.filter(format -> endings.apply(format).stream().anyMatch(name::endsWith))
                .findFirst();
    }

    private static <F extends VolumeFormat> String list(Stream<F> formats, Function<F, List<String>> endings) {
        return formats.map(format -> "%s (%s)".formatted(format.name(), text(endings.apply(format))))
                .collect(Collectors.joining(", "));
    }

    private static String text(List<String> endings) {
        return endings.contains(FileHead.FOLDER) ? "a folder, without an ending" : String.join(", ", endings);
    }
}
