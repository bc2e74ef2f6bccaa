package dev.margo.io.dicom;

import dev.margo.io.ImageFormatException;
import dev.margo.io.codec.PixelCodec;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Finds who decodes a transfer syntax: Margo's own, then what is on the class path. */
final class PixelCodecs {
    private static final List<PixelCodec> OWN = List.of(new RleCodec(), new DeflatedFrameCodec());

    private PixelCodecs() {}

    static PixelCodec of(String file, TransferSyntax syntax) throws ImageFormatException {
        Stream<PixelCodec> services = ServiceLoader.load(PixelCodec.class, PixelCodecs.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get);
        return Stream.concat(OWN.stream(), services)
                .filter(codec -> codec.transferSyntaxes().contains(syntax.uid()))
                .findFirst()
                .orElseThrow(() -> new ImageFormatException(
                        file,
                        "not supported: %s; convert it to explicit VR little endian (gdcmconv --raw) first"
                                .formatted(syntax)));
    }
}
