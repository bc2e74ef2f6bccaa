package dev.margo.io.raster;

import dev.margo.io.Fuzz;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("heavy")
class RasterFuzzTest {
    private static final int INPUTS = 10_000;

    @ParameterizedTest
    @CsvSource({
        "PNG, gray8.png rgb16.png palette4.png gray1.png rgba8.png",
        "JPEG, gray.jpg color.jpg progressive.jpg",
        "TIFF, gray8.tif lzw.tif deflate.tif packbits.tif float32.tif two_pages.tif ycbcr.tif gray16_big_endian.tif"
    })
    void pictures(String format, String files) throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (String file : files.split(" ")) {
            try (InputStream in = RasterFuzzTest.class.getResourceAsStream("/raster/" + file)) {
                seeds.add(in.readAllBytes());
            }
        }
        new Fuzz(format, seeds).run(INPUTS, file -> RasterReader.read("a", file));
    }
}
