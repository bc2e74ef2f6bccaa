package dev.margo.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class KnownModelsTest {
    private static final String GOOD = "{'name':'m','file':'m.pt','purpose':'p','preprocessing':'sam','licence':'MIT',"
            + "'page':'https://e.org/m','url':'by hand','checksums':'none published','evidence':'e'}";

    static Iterable<KnownModel> models() {
        return KnownModels.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyModelSaysWhereItIsFromAndUnderWhatLicence(KnownModel model) {
        assertThat(model.source().page()).hasScheme("https");
        model.source().download().ifPresent(url -> assertThat(url).hasScheme("https"));
        assertThat(model.source().licence()).isNotBlank();
        assertThat(model.purpose()).isNotBlank();
        assertThat(KnownModels.find(model.name())).contains(model);
        assertThat(KnownModels.find(model.fileName())).contains(model);
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyModelThatIsFetchedCanBeVerified(KnownModel model) {
        assertThat(model.needsAPerson() || !model.source().checksums().isEmpty())
                .as(model.name())
                .isTrue();
    }

    @Test
    void theModelsPromisedAreThere() {
        assertThat(KnownModels.all())
                .extracting(KnownModel::name)
                .startsWith("sam_vit_b", "sam_vit_l", "sam_vit_h", "mobile_sam")
                .contains("medicosam_vit_b", "medsam_vit_b", "sam_med2d_b", "vit_b_lm", "vit_b_em_organelles")
                .hasSize(16);
    }

    // spec/medicosam.md, 8.2
    @ParameterizedTest
    @CsvSource({
        "sam_vit_b, xxh128:6923c33df3637b6a922d7682bfc9a86b",
        "sam_vit_l, xxh128:a82beb3c660661e3dd38d999cc860e9a",
        "sam_vit_h, xxh128:97698fac30bd929c2e6d8d8cc15933c2",
        "medicosam_vit_b, xxh128:40169f1e3c03a4b67bff58249c176d92",
        "vit_b_lm, xxh128:fe9252a29f3f4ea53c15a06de471e186",
        "vit_l_lm, xxh128:017f20677997d628426dec80a8018f9d",
        "vit_t_lm, xxh128:72ec5074774761a6e5c05a08942f981e",
        "vit_b_em_organelles, xxh128:f3bf2ed83d691456bae2c3f9a05fb438",
        "vit_l_em_organelles, xxh128:810b084b6e51acdbf760a993d8619f2d",
        "vit_t_em_organelles, xxh128:253474720c497cce605e57c9b1d18fd9",
        "vit_b_histopathology, xxh128:ffd1a2cd84570458b257bd95fdd8f974",
        "vit_l_histopathology, xxh128:b591833c89754271023e901281dee3f2",
        "vit_h_histopathology, xxh128:bd1856dafc156a43fb3aa705f1a6e92e",
    })
    void checksumsAreThoseOfMicroSamsRegistry(String name, String checksum) {
        assertThat(KnownModels.find(name).orElseThrow().source().checksums()).contains(Checksum.parse(checksum));
    }

    @ParameterizedTest
    @CsvSource({"sam_vitb, sam_vit_b", "sam-vit-h, sam_vit_h", "mobilesam, mobile_sam", "medsam_vitb, medsam_vit_b"})
    void aTypoFindsTheNameThatWasMeant(String typed, String meant) {
        assertThat(KnownModels.nearest(typed)).contains(meant);
    }

    @Test
    void anotherWordIsNotTakenForATypo() {
        assertThat(KnownModels.nearest("unet")).isEmpty();
    }

    @Test
    void aGoodEntryIsRead() throws JsonProcessingException {
        assertThat(KnownModelsJson.parse(json(GOOD))).singleElement().matches(KnownModel::needsAPerson);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'m.pt'; '../m.pt'; not a plain file name",
                "'m.pt'; '.m.pt'; not a plain file name",
                "https:; http:; is not https",
                "'by hand'; 'https://e.org/m.pt'; has no checksum",
                "'by hand'; 'http://e.org/m.pt'; is not https",
                "'by hand'; 'https://me:secret@e.org/m.pt'; is not https",
                "'none published'; []; needs checksums",
                "'none published'; ['md5:00']; checksum is 32",
                "'MIT'; ' '; needs the text 'licence'",
                "'sam'; 'sam9'; preprocessing",
                "'evidence'; 'proof'; unknown field",
            })
    void aFaultyEntryIsNamedWithItsFault(String right, String wrong, String fault) {
        assertThatThrownBy(() -> KnownModelsJson.parse(json(GOOD.replace(right, wrong))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("known-models.json: entry 'm'")
                .hasMessageContaining(fault);
    }

    @Test
    void twoEntriesMayNotShareAFile() {
        String other = GOOD.replace("'name':'m'", "'name':'n'");
        assertThatThrownBy(() -> KnownModelsJson.parse(json(GOOD + "," + other)))
                .hasMessageContaining("entry 'n' has a name or file name that an earlier entry has");
    }

    private static JsonNode json(String entries) throws JsonProcessingException {
        return new ObjectMapper().readTree("[" + entries.replace('\'', '"') + "]");
    }
}
