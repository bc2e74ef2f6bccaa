package dev.margo.io.dicom;

import dev.margo.io.Fuzz;
import dev.margo.io.ImageFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("heavy")
class DicomFuzzTest {
    private static final int INPUTS = 60_000;

    @TempDir
    private Path folder;

    @Test
    void builtFiles() throws IOException {
        new Fuzz("DICOM", HostileDicomTest.seeds()).run(INPUTS / 2, this::read);
    }

    @Test
    void filesOfTheCorpus() throws IOException {
        List<byte[]> seeds = new ArrayList<>(HostileDicomTest.seeds());
        for (byte[] file : Fuzz.corpus("dicom", ".dcm")) {
            try {
                read(file);
                seeds.add(file);
            } catch (ImageFormatException e) {
                // reports, plans and damaged files say little about pixels
            }
        }
        new Fuzz("DICOM corpus", seeds).run(INPUTS / 2, this::read);
    }

    @Test
    void structureSets() throws IOException {
        new Fuzz("RT structure sets", RtStructReaderTest.seeds()).run(INPUTS / 2, this::readRegions);
    }

    private void readRegions(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("rt.dcm"), bytes);
        Fuzz.touch(RtStructReader.read(file, RtStructReaderTest.grid())
                .segmentation()
                .labels());
    }

    private void read(byte[] bytes) throws IOException {
        Fuzz.touch(DicomReader.read(Files.write(folder.resolve("a.dcm"), bytes)).volume());
    }
}
