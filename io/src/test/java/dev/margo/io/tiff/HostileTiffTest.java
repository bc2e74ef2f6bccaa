package dev.margo.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.image.Affine;
import dev.margo.image.Volume;
import dev.margo.image.VoxelType;
import dev.margo.io.ImageFormatException;
import dev.margo.io.SampleVolumes;
import dev.margo.io.VolumeReader;
import dev.margo.io.VolumeWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileTiffTest {
    private static final int ENTRY = 12;

    @TempDir
    private Path folder;

    private byte[] stack;

    @BeforeEach
    void writeStack() throws IOException {
        Path file = folder.resolve("stack.tif");
        VolumeWriter.write(file, SampleVolumes.volume(8, 6, 3, VoxelType.UINT16, 1, 1, Affine.spaced(1, 1, 2)));
        stack = Files.readAllBytes(file);
    }

    @Test
    void aFileCutAnywhereIsRefused() {
        for (int length = 4; length < stack.length; length++) {
            byte[] cut = Arrays.copyOf(stack, length);
            assertThatThrownBy(() -> read(cut)).as("cut to %s", length).isInstanceOf(ImageFormatException.class);
        }
    }

    @Test
    void directoriesInACircleAreRefused() {
        ByteBuffer bytes = order(stack);
        bytes.putInt(8 + 2 + ENTRY * bytes.getShort(8), 8);
        refuses(bytes.array(), "run in a circle");
    }

    @Test
    void aPageThatClaimsMoreThanTheFileHoldsIsRefusedBeforeMemoryIsTaken() {
        refuses(with(TiffDirectory.WIDTH, 17_000_000), "a page of 17000000 x 6 pixels");
        refuses(with(TiffDirectory.HEIGHT, 16_000_000), "a page of 2666667 strips or tiles");
        refuses(with(TiffDirectory.WIDTH, 9_000_000), "which cannot hold it");
        refuses(with(TiffDirectory.STRIP_BYTES, 2_000_000_000), "points to 2000000000 bytes");
        refuses(with(TiffDirectory.STRIP_OFFSETS, -5), "points to 96 bytes");
    }

    @Test
    void whatIsNotReadIsNamed() {
        refuses(with(TiffDirectory.COMPRESSION, 7), "TIFF compression 7 (JPEG)", "save it again");
        refuses(with(TiffDirectory.BITS, 12), "samples of 12 bits", "save it again");
        refuses(with(TiffDirectory.PHOTOMETRIC, 5), "photometric interpretation 5");
        refuses(with(TiffDirectory.HEIGHT, 5, 1), "page 2 is 8 x 6", "the first 8 x 5");
    }

    @Test
    void wordsAreNeverFollowedOutOfTheFile() throws IOException {
        String words = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><OME>&e;"
                + "<Pixels SizeZ=\"&e;\" SizeT=\"3\" PhysicalSizeX=\"-1\" PhysicalSizeZ=\"NaN\"/></OME>";
        assertThat(StackWords.of(words).xMm()).isEmpty();
        assertThat(StackWords.of(words).slices()).isZero();
        assertThat(StackWords.of("ImageJ=1\nimages=99999999999\nslices=-4\nspacing=Infinity\nunit=mm")
                        .fits(3))
                .isFalse();
    }

    @Test
    void wordsThatDoNotFitThePagesDoNotCount() throws IOException {
        String text = new String(stack, StandardCharsets.ISO_8859_1).replace("slices=3", "slices=7");
        assertThat(read(text.getBytes(StandardCharsets.ISO_8859_1)).grid().depth())
                .isEqualTo(3);
    }

    private void refuses(byte[] file, String... words) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContainingAll(words);
    }

    private Volume read(byte[] bytes) throws IOException {
        Volume volume = VolumeReader.read(Files.write(folder.resolve("hostile.tif"), bytes));
        try {
            for (int z = 0; z < volume.grid().depth(); z++) {
                volume.stored(z, 0);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return volume;
    }

    /** The stack with another value of a field of every page. */
    private byte[] with(int tag, int value) {
        return with(tag, value, Integer.MAX_VALUE);
    }

    private byte[] with(int tag, int value, int pages) {
        ByteBuffer bytes = order(stack.clone());
        int directory = bytes.getInt(4);
        for (int page = 0; page < pages && directory != 0; page++) {
            int end = directory + 2 + ENTRY * bytes.getShort(directory);
            for (int at = directory + 2; at < end; at += ENTRY) {
                if (bytes.getShort(at) == tag) {
                    bytes.putInt(at + 8, value);
                }
            }
            directory = bytes.getInt(end);
        }
        return bytes.array();
    }

    private static ByteBuffer order(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
