package dev.margo.benchmark;

import dev.margo.image.Volume;
import dev.margo.io.VolumeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Times reading a 512 x 512 x 300 CT series beside pydicom, and the same as {@code .nii.gz} beside {@code gzip -d}, in turns.
 * Arguments: the Python interpreter, rounds. benchmark/README.md has the command.
 */
public final class FormatSpeed {
    private static final CtSeries SERIES = new CtSeries(512, 300);
    /** Reads the pixels of all files of a folder once, and prints the seconds; importing does not count. */
    private static final String PYDICOM = """
            import os, sys, time, pydicom, numpy
            start = time.perf_counter()
            for name in sorted(os.listdir(sys.argv[1])):
                pydicom.dcmread(os.path.join(sys.argv[1], name)).pixel_array
            print(time.perf_counter() - start)
            """;

    private FormatSpeed() {}

    /** What is timed. */
    private interface Task {
        double seconds() throws IOException;
    }

    public static void main(String[] args) throws IOException {
        String python = args.length > 0 ? args[0] : "python3";
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        Path folder = Files.createTempDirectory("margo-formats");
        try {
            Path dicom = Files.createDirectory(folder.resolve("dicom"));
            Path nifti = folder.resolve("ct.nii.gz");
            SERIES.writeDicom(dicom);
            SERIES.writeNifti(nifti);
            compare("DICOM series", "pydicom", rounds, () -> margo(dicom), () -> pydicom(python, dicom));
            compare(".nii.gz", "gzip -d", rounds, () -> margo(nifti), () -> gzip(nifti));
        } finally {
            delete(folder);
        }
    }

    /** In turns, after one of each that does not count. */
    private static void compare(String what, String peer, int rounds, Task margo, Task other) throws IOException {
        double[] ours = new double[rounds];
        double[] theirs = new double[rounds];
        double[] ratios = new double[rounds];
        margo.seconds();
        other.seconds();
        for (int i = 0; i < rounds; i++) {
            ours[i] = margo.seconds();
            theirs[i] = other.seconds();
            ratios[i] = ours[i] / theirs[i];
        }
        System.out.printf(
                Locale.ROOT,
                "%s: Margo %s s, %s %s s, ratio %s (medians; least to greatest)%n",
                what,
                text(ours),
                peer,
                text(theirs),
                text(ratios));
    }

    private static String text(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT, "%.2f (%.2f to %.2f)", sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }

    /** All slices, their values as stored. */
    private static double margo(Path path) throws IOException {
        long start = System.nanoTime();
        Volume volume = VolumeReader.read(path);
        long values = 0;
        for (int z = 0; z < volume.grid().depth(); z++) {
            values += volume.stored(z, 0).count();
        }
        if (values != volume.grid().voxels() || volume.grid().depth() != SERIES.depth()) {
            throw new IOException("read %s, expected %s slices".formatted(volume, SERIES.depth()));
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static double pydicom(String python, Path folder) throws IOException {
        Process process = new ProcessBuilder(python, "-c", PYDICOM, folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = process.inputReader().readLine();
        end(process, python);
        return Double.parseDouble(answer);
    }

    /** The whole process; its start takes milliseconds. */
    private static double gzip(Path file) throws IOException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(List.of("gzip", "-dc", file.toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        end(process, "gzip");
        return (System.nanoTime() - start) / 1e9;
    }

    private static void end(Process process, String name) throws IOException {
        try {
            if (process.waitFor() != 0) {
                throw new IOException(name + " ended with " + process.exitValue() + "; what it says is above");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
