package dev.margo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "segment",
                "segment3d",
                "tune3d",
                "info",
                "convert",
                "view",
                "models",
                "models pull",
                "bench",
                "train",
                "evaluate",
                "evaluate3d"
            })
    void everyCommandHasExamples(String command) {
        String[] words = (command + " --help").split(" ");
        Cli cli = Cli.run((Object[]) words);
        assertThat(cli.exitCode()).isZero();
        assertThat(cli.out()).contains("Example", "margo " + command);
        assertThat(cli.outLines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @Test
    void tellsVersionsForBugReports() {
        Cli cli = Cli.run("--version");
        assertThat(cli.out())
                .containsPattern("margo \\d")
                .containsPattern("libtorch \\d")
                .contains("Java " + System.getProperty("java.version"));
    }

    @Test
    void suggestsTheNearestCommandAndOption() {
        assertThat(Cli.run("sgement").err()).contains("unknown command 'sgement'", "did you mean 'segment'?");
        assertThat(Cli.run("segment", "--bxo", "1,2,3,4").err()).contains("did you mean '--box'?");
        assertThat(Cli.run().exitCode()).isEqualTo(2);
        assertThat(Cli.run("info", "a", "b").err()).contains("unknown argument 'b' for margo info");
    }

    @Test
    void numbersAreAsciiInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("hi-IN-u-nu-deva"));
            assertThat(Cli.run("info", Cli.IMAGE).out()).contains("250", "180").isEqualTo(infoIn(Locale.ENGLISH));
        } finally {
            Locale.setDefault(before);
        }
    }

    private static String infoIn(Locale locale) {
        Locale.setDefault(locale);
        return Cli.run("info", Cli.IMAGE).out();
    }
}
