package dev.margo.benchmark;

import dev.margo.image.Affine;
import dev.margo.image.Intensity;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import dev.margo.io.VolumeWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/** A made-up CT scan, as a series of native DICOM files and as one packed NIfTI file: a cylinder with noise, 16 bits. */
record CtSeries(int side, int depth) {
    private static final int NOISE = 40;
    private static final int CT = -1000;

    /** A file for each slice, explicit little endian. */
    void writeDicom(Path folder) throws IOException {
        for (int z = 0; z < depth; z++) {
            Files.write(folder.resolve("slice%s.dcm".formatted(z)), dicom(z));
        }
    }

    void writeNifti(Path file) throws IOException {
        VoxelGrid grid = new VoxelGrid(side, side, depth, Affine.spaced(0.7, 0.7, 1));
        VolumeWriter.write(
                file,
                Volume.of(
                        grid,
                        Volume.Layout.single(VoxelType.INT16),
                        Intensity.stored(Intensity.Kind.HOUNSFIELD),
                        (z, t) -> Voxels.adopt(VoxelType.INT16, pixels(z))));
    }

    private byte[] pixels(int z) {
        Random random = new Random(z);
        ByteBuffer pixels = ByteBuffer.allocate(2 * side * side).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < side * side; i++) {
            double x = i % side - side / 2.0;
            double y = i / side - side / 2.0;
            boolean inside = x * x + y * y < 0.16 * side * side;
            pixels.putShort((short) (inside ? 40 + random.nextInt(NOISE) : CT));
        }
        return pixels.array();
    }

    private byte[] dicom(int z) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[128]);
        out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        text(out, 0x0002, 0x0010, "UI", "1.2.840.10008.1.2.1");
        text(out, 0x0008, 0x0016, "UI", "1.2.840.10008.5.1.4.1.1.2");
        text(out, 0x0008, 0x0018, "UI", "1.2.3." + (z + 1));
        text(out, 0x0008, 0x0060, "CS", "CT");
        text(out, 0x0020, 0x000D, "UI", "1.2.3.4");
        text(out, 0x0020, 0x000E, "UI", "1.2.3.5");
        text(out, 0x0020, 0x0013, "IS", Integer.toString(z + 1));
        text(out, 0x0020, 0x0032, "DS", String.format(Locale.ROOT, "0\\0\\%d", z));
        text(out, 0x0020, 0x0037, "DS", "1\\0\\0\\0\\1\\0");
        number(out, 0x0028, 0x0002, 1);
        text(out, 0x0028, 0x0004, "CS", "MONOCHROME2");
        number(out, 0x0028, 0x0010, side);
        number(out, 0x0028, 0x0011, side);
        text(out, 0x0028, 0x0030, "DS", "0.7\\0.7");
        number(out, 0x0028, 0x0100, 16);
        number(out, 0x0028, 0x0101, 16);
        number(out, 0x0028, 0x0102, 15);
        number(out, 0x0028, 0x0103, 1);
        text(out, 0x0028, 0x1052, "DS", "0");
        text(out, 0x0028, 0x1053, "DS", "1");
        byte[] pixels = pixels(z);
        head(out, 0x7FE0, 0x0010, "OW");
        out.writeBytes(new byte[2]);
        out.writeBytes(little(4).putInt(pixels.length).array());
        out.writeBytes(pixels);
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, int group, int element, String vr, String value) {
        String even = value.length() % 2 == 0 ? value : value + (vr.equals("UI") ? "\0" : " ");
        head(out, group, element, vr);
        out.writeBytes(little(2).putShort((short) even.length()).array());
        out.writeBytes(even.getBytes(StandardCharsets.US_ASCII));
    }

    private static void number(ByteArrayOutputStream out, int group, int element, int value) {
        head(out, group, element, "US");
        out.writeBytes(little(4).putShort((short) 2).putShort((short) value).array());
    }

    private static void head(ByteArrayOutputStream out, int group, int element, String vr) {
        out.writeBytes(
                little(4).putShort((short) group).putShort((short) element).array());
        out.writeBytes(vr.getBytes(StandardCharsets.US_ASCII));
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
