package dev.margo.io.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.io.ImageFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataSetParserTest {
    @TempDir
    Path folder;

    private DicomFile open(byte[] bytes) throws IOException {
        return DicomFile.open(Files.write(folder.resolve("a.dcm"), bytes));
    }

    private static DicomBytes rich(String syntax) {
        DicomBytes inner = new DicomBytes(syntax).real(Tag.DIFFUSION_B_VALUE, 800.5);
        DicomBytes data = DicomBytes.image(syntax, 2, 1, 16)
                .text(Tag.PIXEL_SPACING, "0.5 \\ 1e-1")
                .text(Tag.WINDOW_CENTER, "40\\-600")
                .whole(Tag.TEMPORAL_POSITION_INDEX, 70000)
                .raw(0x00080000, Vr.UL, 4, new byte[4])
                .raw(0x00091001, Vr.UN, 6, new byte[6]);
        return data.items(Tag.MR_DIFFUSION_SEQUENCE, true, inner, data.empty())
                .items(Tag.FRAME_CONTENT_SEQUENCE, false, data.empty(), inner)
                .pixels(new byte[4]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                DicomBytes.IMPLICIT,
                DicomBytes.EXPLICIT,
                DicomBytes.BIG_ENDIAN,
                TransferSyntax.DEFLATED,
            })
    void everyEncodingGivesTheSameElements(String syntax) throws IOException {
        assertRich(open(rich(syntax).file()).data());
    }

    @ParameterizedTest
    @ValueSource(strings = {DicomBytes.IMPLICIT, DicomBytes.EXPLICIT, DicomBytes.BIG_ENDIAN})
    void theEncodingIsGuessedWithoutMetaInformation(String syntax) throws IOException {
        assertRich(open(rich(syntax).dataSet()).data());
    }

    @Test
    void aMissingPreambleOrAWrongSyntaxDoesNoHarm() throws IOException {
        byte[] whole = rich(DicomBytes.EXPLICIT).file();
        assertRich(open(Arrays.copyOfRange(whole, 132, whole.length)).data());
        byte[] meta = new DicomBytes(DicomBytes.EXPLICIT)
                .text(Tag.TRANSFER_SYNTAX_UID, DicomBytes.EXPLICIT)
                .dataSet();
        byte[] data = rich(DicomBytes.IMPLICIT).dataSet();
        byte[] wrong = Arrays.copyOf(meta, meta.length + data.length);
        System.arraycopy(data, 0, wrong, meta.length, data.length);
        assertRich(open(wrong).data());
    }

    private static void assertRich(DataSet data) throws IOException {
        assertThat(data.required(Tag.COLUMNS)).isEqualTo(2);
        assertThat(data.doubles(Tag.PIXEL_SPACING)).containsExactly(0.5, 0.1);
        assertThat(data.doubles(Tag.WINDOW_CENTER)).containsExactly(40, -600);
        assertThat(data.integer(Tag.TEMPORAL_POSITION_INDEX)).hasValue(70000);
        assertThat(data.text(Tag.SOP_INSTANCE_UID)).hasValue("1.2.3.4");
        assertThat(data.items(Tag.MR_DIFFUSION_SEQUENCE)).hasSize(2);
        assertThat(data.items(Tag.MR_DIFFUSION_SEQUENCE).get(0).number(Tag.DIFFUSION_B_VALUE))
                .hasValue(800.5);
        assertThat(data.items(Tag.FRAME_CONTENT_SEQUENCE).get(1).number(Tag.DIFFUSION_B_VALUE))
                .hasValue(800.5);
        assertThat(data.element(Tag.PIXEL_DATA).orElseThrow().value())
                .isInstanceOfSatisfying(
                        Element.Extent.class,
                        extent -> assertThat(extent.length()).isEqualTo(4));
    }

    @Test
    void sequencesOfUnknownRepresentationAreImplicit() throws IOException {
        byte[] item = new DicomBytes(DicomBytes.IMPLICIT)
                .real(Tag.DIFFUSION_B_VALUE, 7)
                .dataSet();
        byte[] sequence = new byte[8 + item.length + 8];
        System.arraycopy(new byte[] {(byte) 0xFE, (byte) 0xFF, 0, (byte) 0xE0, (byte) item.length}, 0, sequence, 0, 5);
        System.arraycopy(item, 0, sequence, 8, item.length);
        System.arraycopy(
                new byte[] {(byte) 0xFE, (byte) 0xFF, (byte) 0xDD, (byte) 0xE0}, 0, sequence, 8 + item.length, 4);
        DataSet data = open(DicomBytes.gray(2, 2)
                        .raw(Tag.MR_DIFFUSION_SEQUENCE.code, Vr.UN, -1, sequence)
                        .file())
                .data();
        assertThat(data.item(Tag.MR_DIFFUSION_SEQUENCE).orElseThrow().number(Tag.DIFFUSION_B_VALUE))
                .hasValue(7);
        assertThat(data.required(Tag.ROWS)).isEqualTo(2);
    }

    @Test
    void nestingIsBounded() {
        DicomBytes inner = new DicomBytes(DicomBytes.EXPLICIT);
        for (int depth = 0; depth < 100; depth++) {
            inner = new DicomBytes(DicomBytes.EXPLICIT).item(Tag.MR_ECHO_SEQUENCE, inner);
        }
        byte[] file = inner.file();
        assertRefused(file, "nested more than 64 deep");
    }

    @Test
    void lengthsAreHeldAgainstTheFile() {
        assertRefused(
                DicomBytes.gray(2, 2)
                        .raw(0x00091001, Vr.OB, 0x7FFFFFF0, new byte[2])
                        .file(),
                "claims 2147483632 bytes",
                "(0009,1001)");
        assertRefused(
                DicomBytes.gray(2, 2)
                        .raw(Tag.MR_ECHO_SEQUENCE.code, Vr.SQ, -1, new byte[0])
                        .file(),
                "fits in the sequence");
    }

    @Test
    void moreElementsThanMemoryMayHoldAreRefused() {
        DicomBytes many = DicomBytes.gray(1, 1);
        byte[] empty = new byte[8 * 500_000];
        for (int i = 0; i < empty.length; i += 8) {
            System.arraycopy(new byte[] {8, 0, (byte) (i >> 3), (byte) (i >> 11), 'L', 'O'}, 0, empty, i, 6);
        }
        byte[] file = many.raw(0x00080001, Vr.LO, 0, empty).file();
        assertRefused(file, "more elements than a file of this size should have");
    }

    @Test
    void aDeflateBombIsRefused() {
        byte[] bomb = DicomBytes.deflated(new byte[60 << 20]);
        byte[] file = Arrays.copyOf(new DicomBytes(TransferSyntax.DEFLATED).file(), 400 + bomb.length);
        int start = new DicomBytes(TransferSyntax.DEFLATED).file().length - 2;
        System.arraycopy(bomb, 0, file, start, bomb.length);
        assertRefused(file, "unpack to more than", "dcmconv");
    }

    @Test
    void whatIsNoDicomIsNamed() {
        assertRefused("hello, world".getBytes(), "no DICOM file");
        assertRefused(new byte[0], "no DICOM file");
    }

    private void assertRefused(byte[] file, String... parts) {
        assertThatThrownBy(() -> open(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContainingAll(parts)
                .hasMessageNotContaining("\n");
    }
}
