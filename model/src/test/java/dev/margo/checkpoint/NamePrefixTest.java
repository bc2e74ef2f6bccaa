package dev.margo.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamePrefixTest {

    @Test
    void aPrefixThatAllNamesShareIsTakenOff() {
        assertThat(NamePrefix.of(List.of("module.a", "module.b"))).isEqualTo("module.");
        assertThat(NamePrefix.of(List.of("module.sam.a", "module.sam.b"))).isEqualTo("module.sam.");
        assertThat(NamePrefix.of(List.of("module.sam.a", "module.b"))).isEqualTo("module.");
    }

    @Test
    void aPrefixOfAllOfSamsNamesIsTakenOffThoughOthersLackIt() {
        assertThat(NamePrefix.of(List.of("sam.image_encoder.a", "sam.mask_decoder.b", "head.c")))
                .isEqualTo("sam.");
        assertThat(NamePrefix.of(List.of("module.sam.prompt_encoder.a", "module.decoder.b")))
                .isEqualTo("module.sam.");
    }

    @Test
    void namesStayWherePrefixesDisagreeOrWouldCollide() {
        assertThat(NamePrefix.of(List.of("module.a", "b"))).isEmpty();
        assertThat(NamePrefix.of(List.of("sam.image_encoder.a", "image_encoder.a")))
                .isEmpty();
        assertThat(NamePrefix.of(List.of("sam.image_encoder.a", "sam.x", "x"))).isEmpty();
        assertThat(NamePrefix.of(List.of("module."))).isEmpty();
        assertThat(NamePrefix.of(List.of())).isEmpty();
    }

    @Test
    void aNameIsNeverStrippedToNothing() {
        assertThat(NamePrefix.strip("module.", "module.")).isEqualTo("module.");
        assertThat(NamePrefix.strip("module.a", "module.")).isEqualTo("a");
        assertThat(NamePrefix.strip("a", "module.")).isEqualTo("a");
    }
}
