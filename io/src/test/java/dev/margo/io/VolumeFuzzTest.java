package dev.margo.io;

import dev.margo.image.VoxelType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("heavy")
class VolumeFuzzTest {
    private static final int INPUTS = 25_000;

    @TempDir
    private Path folder;

    @Test
    void nifti() throws IOException {
        new Fuzz("NIfTI", nifti(".nii")).run(INPUTS, file -> read("a.nii", file));
    }

    @Test
    void niftiDamagedBeforeItIsPacked() throws IOException {
        new Fuzz("NIfTI packed", nifti(".nii")).run(INPUTS, file -> read("a.nii.gz", gzip(file)));
    }

    @Test
    void niftiDamagedAfterItWasPacked() throws IOException {
        new Fuzz("NIfTI gzip", nifti(".nii.gz")).run(INPUTS, file -> read("a.nii.gz", file));
    }

    private List<byte[]> nifti(String ending) throws IOException {
        List<byte[]> seeds = written(ending);
        for (byte[] file : Fuzz.corpus("nifti", ending)) {
            if (!new String(file, StandardCharsets.ISO_8859_1).contains("CIFTI")) {
                seeds.add(file);
            }
        }
        return seeds;
    }

    @Test
    void nrrd() throws IOException {
        List<byte[]> seeds = written(".nrrd");
        String head = "NRRD0005\ntype: int16\ndimension: 3\nsizes: 2 2 2\nspace: RAS\nendian: big\n"
                + "space directions: (2,0,0) (0,3,0) (0,0,4)\nspace origin: (1,2,3)\nkey:=value\nencoding: ";
        seeds.add(ascii(head + "raw\n\nabcdefghijklmnop"));
        seeds.add(ascii(head + "raw\nbyte skip: -1\n\nabcdefghijklmnop"));
        seeds.add(ascii(head + "hex\nline skip: 1\n\n#\n000102030405060708090a0b0c0d0e0F"));
        seeds.add(ascii(head + "ascii\n\n1 2 3 4 5\n-6 7 8"));
        seeds.add(ascii("NRRD0004\ntype: float\ndimension: 4\nsizes: 3 2 1 2\nspacings: nan 1 2 .5\n"
                + "kinds: RGB-color domain domain domain\nencoding: txt\n\n1 2 3 4 5 6 7 8 9 10 11 nan"));
        seeds.addAll(Fuzz.corpus("nrrd", ".nrrd"));
        new Fuzz("NRRD", seeds).run(INPUTS, file -> read("a.nrrd", file));
    }

    @Test
    void metaImage() throws IOException {
        List<byte[]> seeds = written(".mha");
        String head = "ObjectType = Image\nNDims = 3\nDimSize = 2 2 2\nElementSpacing = 1 2 3\nOffset = 4 5 6\n"
                + "TransformMatrix = 1 0 0 0 1 0 0 0 1\nElementType = MET_SHORT\n";
        seeds.add(ascii(
                head + "BinaryData = True\nBinaryDataByteOrderMSB = True\nElementDataFile = LOCAL\nabcdefghijklmnop"));
        seeds.add(ascii(head + "BinaryData = False\nElementDataFile = LOCAL\n1 2 3 4 5 6 7 -8"));
        seeds.addAll(Fuzz.corpus("metaimage", ".mha"));
        new Fuzz("MetaImage", seeds).run(INPUTS, file -> read("a.mha", file));
    }

    @Test
    void numpy() throws IOException {
        List<byte[]> arrays = List.of(
                npy("<i2", "False", "(2, 2, 2)"), npy(">f4", "True", "(2, 2)"), npy("|u1", "False", "(1, 2, 2, 3)"));
        new Fuzz("NumPy", arrays).run(INPUTS, file -> read("a.npy", file));
        new Fuzz("NumPy archive", arrays).run(INPUTS / 2, file -> read("a.npz", zip("imgs.npy", file)));
        List<byte[]> archives = List.of(zip("imgs.npy", arrays.get(0)), zip("other.npy", arrays.get(1)));
        new Fuzz("NumPy zip", archives).run(INPUTS / 2, file -> read("a.npz", file));
    }

    @Test
    void tiff() throws IOException {
        List<byte[]> seeds = written(".tif");
        for (String name :
                List.of("bigtiff_tiled", "big_endian_deflate", "imagej", "lzw", "ome", "packbits", "rgb_planar")) {
            seeds.add(Files.readAllBytes(Path.of("src/test/resources/dev/margo/io/tiff", name + ".tif")));
        }
        new Fuzz("TIFF", seeds).run(INPUTS, file -> read("a.tif", file));
    }

    @Test
    void coco() throws IOException {
        String head =
                "{\"images\":[{\"id\":1,\"width\":4,\"height\":3}],\"annotations\":[{\"id\":1,\"image_id\":1,\"segmentation\":";
        List<byte[]> seeds = List.of(
                ascii(head + "{\"size\":[3,4],\"counts\":\"321O4\"},\"label\":7}]}"),
                ascii(head + "{\"size\":[3,4],\"counts\":[3,2,1,1,5]}}],\"categories\":[{\"id\":1,\"name\":\"x\"}]}"),
                ascii(head + "[[3,0,3,1,2,1.5,2,2,1,2,1,0]],\"layer\":1}]}"));
        new Fuzz("COCO", seeds).run(INPUTS, file -> read("a.json", file));
    }

    private void read(String name, byte[] bytes) throws IOException {
        Fuzz.touch(VolumeReader.read(Files.write(folder.resolve(name), bytes)));
    }

    private List<byte[]> written(String ending) throws IOException {
        List<byte[]> files = new ArrayList<>();
        Path file = folder.resolve("seed" + ending);
        for (VoxelType type : List.of(VoxelType.UINT8, VoxelType.INT16, VoxelType.FLOAT32)) {
            int channels = type == VoxelType.UINT8 ? 3 : 1;
            int times = type == VoxelType.FLOAT32 ? 2 : 1;
            VolumeWriter.write(file, SampleVolumes.volume(5, 4, 3, type, channels, times, SampleVolumes.OBLIQUE));
            files.add(Files.readAllBytes(file));
        }
        return files;
    }

    private static byte[] npy(String type, String fortran, String shape) {
        String head = "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }\n".formatted(type, fortran, shape);
        return ascii("\u0093NUMPY\1\0" + (char) head.length() + "\0" + head + "abcdefghijklmnop");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] zip(String name, byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
