package dev.margo.io.raster;

import dev.margo.image.Image;
import dev.margo.io.ImageFormatException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads PNG (gray of 1 to 16 bits, palette, RGB of 8 or 16 bits), JPEG (gray, colour) and TIFF (gray or RGB of 8 or 16
 * bits, signed or float) into an {@link Image}. The format is told by the content, not the name.
 *
 * <p>Samples are those stored: no gamma, colour profile or EXIF rotation is applied. Gray of less than 8 bits is spread
 * over 0..255 and a palette replaced by its colours (by gray where all are gray). Alpha is dropped. RGB stays RGB also
 * where its channels are equal. Of several pages or pictures the first is read. The resolution of a TIFF file becomes
 * the pixel spacing if it has a unit; that of PNG and JPEG, mostly a screen's, is not taken for one.
 */
public final class RasterReader {
    /** More pixels than any scanner makes, few enough for an array of RGB samples. */
    private static final long MOST_PIXELS = 1L << 28;
    /** No compression in use packs more pixels into a byte; a header that claims so is cut off or forged. */
    private static final long MOST_PIXELS_PER_BYTE = 16384;

    private static final long MOST_FILE_BYTES = 1L << 30;

    private RasterReader() {}

    /**
     * The picture in {@code file}.
     *
     * @throws ImageFormatException if the file is no such picture, or a damaged one
     * @throws IOException if it cannot be read at all
     */
    public static Image read(Path file) throws IOException {
        return read(file.toString(), content(file), false);
    }

    /**
     * As {@link #read(Path)}, for pictures whose values are ids of objects: gray of less than 8 bits is not spread, and the
     * indices of a palette are kept.
     */
    public static Image readIds(Path file) throws IOException {
        return read(file.toString(), content(file), true);
    }

    private static byte[] content(Path file) throws IOException {
        long length = Files.size(file);
        if (length > MOST_FILE_BYTES) {
            throw new ImageFormatException(
                    file.toString(),
                    "a picture file of %s bytes; expected at most %s; %s"
                            .formatted(length, MOST_FILE_BYTES, "split or shrink the picture first"));
        }
        return Files.readAllBytes(file);
    }

    /**
     * The picture in {@code bytes}, the content of a whole file.
     *
     * @param name stands for the file in messages
     * @throws ImageFormatException if this is no such picture, or a damaged one
     */
    public static Image read(String name, byte[] bytes) throws ImageFormatException {
        return read(name, bytes, false);
    }

    private static Image read(String name, byte[] bytes, boolean ids) throws ImageFormatException {
        RasterFormat format = RasterFormat.of(name, bytes);
        if (format == RasterFormat.PNG) {
            PngChunks.requireWhole(name, bytes);
        }
        ImageReader reader = jdkReader(format);
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, format != RasterFormat.TIFF);
            requireSensibleSize(name, reader, bytes.length);
            if (format == RasterFormat.TIFF) {
                requireRoomInTiff(name, reader, bytes.length);
            }
            return decode(name, format, reader, ids);
        } catch (ImageFormatException e) {
            throw e;
        } catch (OutOfMemoryError e) {
            throw new ImageFormatException(
                    name,
                    "decoding needs more memory than there is; give Java more (-Xmx), unless the file is damaged",
                    e);
        } catch (IOException | RuntimeException e) { // what ImageIO's readers throw at damaged files is not documented
            throw undecodable(name, format, e);
        } finally {
            reader.dispose();
        }
    }

    private static void requireSensibleSize(String name, ImageReader reader, int length) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        long pixels = (long) width * height;
        if (width < 1 || height < 1 || pixels > MOST_PIXELS) {
            throw new ImageFormatException(
                    name,
                    "the header claims %s x %s pixels; expected 1 to %s in all; %s"
                            .formatted(width, height, MOST_PIXELS, "cut or shrink the picture first"));
        }
        if (pixels > MOST_PIXELS_PER_BYTE * (length + 4L)) {
            throw new ImageFormatException(
                    name,
                    "the header claims %s x %s pixels, too many for a file of %s bytes; %s"
                            .formatted(width, height, length, "it is truncated or forged, so fetch it again"));
        }
    }

    /** The JDK's own reader, whatever else is registered: another may see other samples. */
    private static ImageReader jdkReader(RasterFormat format) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.imageIoName);
        ImageReader reader = readers.next();
        while (!"java.desktop".equals(reader.getClass().getModule().getName())) {
            reader = readers.next();
        }
        return reader;
    }

    private static void requireRoomInTiff(String name, ImageReader reader, int length) throws IOException {
        int width = reader.getWidth(0);
        long page = (long) width * reader.getHeight(0);
        // a strip may claim more rows than there are; a tile may be wider than the page
        long tile = reader.getTileWidth(0) == width ? 0 : (long) reader.getTileWidth(0) * reader.getTileHeight(0);
        TiffTags tags = TiffTags.of(reader);
        tags.requireRoom(name, Math.max(page, tile), length);
        tags.requireStripsWithin(name, length);
    }

    private static Image decode(String name, RasterFormat format, ImageReader reader, boolean ids) throws IOException {
        DecodingWarnings warnings = new DecodingWarnings();
        reader.addIIOReadWarningListener(warnings);
        BufferedImage decoded = reader.read(0);
        if (warnings.tellTruncation()) {
            throw new ImageFormatException(
                    name, "truncated %s: the picture data end too early; fetch the file again".formatted(format));
        }
        if (format != RasterFormat.TIFF) {
            return RasterSamples.toImage(name, decoded, ids);
        }
        TiffTags tags = TiffTags.of(reader);
        tags.requireKnownSamples(name);
        Image image = RasterSamples.toImage(name, decoded, ids);
        return tags.spacing().map(image::withSpacing).orElse(image);
    }

    private static ImageFormatException undecodable(String name, RasterFormat format, Exception cause) {
        String found = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        String remedy = cause instanceof IIOException
                ? "if other programs open it, save it again as 8- or 16-bit PNG"
                : "the file is damaged, so fetch it again";
        return new ImageFormatException(
                name, "cannot decode this %s (%s); %s".formatted(format, oneLine(found), remedy), cause);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
