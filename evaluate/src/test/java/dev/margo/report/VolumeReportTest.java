package dev.margo.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.evaluate.Estimate;
import dev.margo.evaluate.Summary;
import dev.margo.evaluate.volume.VolumeMeasure;
import dev.margo.evaluate.volume.VolumeScore;
import dev.margo.evaluate.volume.VolumeScore.Place;
import dev.margo.evaluate.volume.VolumeScore.Scores;
import dev.margo.evaluate.volume.VolumeScore.Turn;
import dev.margo.evaluate.volume.VolumeSummary;
import dev.margo.image.ByteImage;
import dev.margo.image.Size;
import dev.margo.mask.Mask;
import dev.margo.prompt.Box;
import dev.margo.report.ReportData.Reproduction;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class VolumeReportTest {
    private static final String NASTY = "<b>&\"'\u0001]]>";
    private static final Turn BOX = new Turn("box", "box");
    private static final Turn MASK = new Turn("box", "mask");
    private static final Turn POINT = new Turn("point", "box");
    private static final Turn ELLIPSOID = new Turn("", "ellipsoid");
    private static final Turn CYLINDER = new Turn("", "cylinder-oracle");

    private static Estimate estimate(double mean, long leftOut) {
        return new Estimate(
                9,
                leftOut,
                mean,
                OptionalDouble.of(0.1),
                OptionalDouble.empty(),
                new Estimate.Interval(mean - 0.05, mean + 0.05));
    }

    private static VolumeSummary.Row row(String dataset, Turn turn, double dice) {
        Map<VolumeMeasure, Estimate> estimates = new EnumMap<>(VolumeMeasure.class);
        for (VolumeMeasure measure : VolumeMeasure.values()) {
            estimates.put(measure, estimate(dice, 0));
        }
        estimates.put(VolumeMeasure.HD95, estimate(10 * (1 - dice), 2));
        return new VolumeSummary.Row(dataset, turn, estimates);
    }

    private static CarriedModel model(String name, double better) {
        List<VolumeSummary.Row> rows = new ArrayList<>();
        for (String dataset : List.of("hearts", Summary.ALL)) {
            rows.add(row(dataset, ELLIPSOID, 0.55));
            rows.add(row(dataset, CYLINDER, 0.65));
            rows.add(row(dataset, BOX, 0.6 + better));
            rows.add(row(dataset, MASK, 0.7 + better));
            rows.add(row(dataset, POINT, 0.5 + better));
        }
        return new CarriedModel(
                name,
                "abc",
                Optional.of("SHA-256 0"),
                new VolumeSummary(rows, List.of(new VolumeSummary.Times("hearts", BOX, 7, 12.3, 45.6))));
    }

    private static VolumeScore score(String object, double dice) {
        return new VolumeScore(
                new Place("hearts", "v.nii", object, 500, 9, 14),
                BOX,
                new Scores(dice, dice, 1, 1, dice, dice),
                List.of());
    }

    private static VolumeExample example(String model) {
        Mask square = Mask.of(80, 60, (x, y) -> x >= 20 && x < 40 && y >= 10 && y < 40);
        ByteImage picture = ByteImage.gray(new Size(80, 60), new byte[80 * 60]);
        Mask nothing = Mask.empty(80, 60);
        return new VolumeExample(
                model,
                ExampleRank.MEDIAN,
                score("1.1", 0.5),
                List.of(
                        new VolumeExample.Slice(9, new Example.Shown(picture, nothing, square, List.of())),
                        new VolumeExample.Slice(
                                14, new Example.Shown(picture, square, square, List.of(new Box(20, 10, 39, 39)))),
                        new VolumeExample.Slice(20, new Example.Shown(picture, square, nothing, List.of()))));
    }

    private static VolumeReportData data(CarriedModel... models) {
        return new VolumeReportData(
                "Evaluation of " + NASTY,
                List.of(models),
                List.of(new EvaluatedDataset("hearts", 4, 9, "SHA-256 1", Optional.empty())),
                List.of(example(models[0].name())),
                new Reproduction("margo evaluate3d", List.of(new ReportData.Setting("seed", "0"))));
    }

    private static Document parse(VolumeReportData data) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(VolumeReport.html(data))));
    }

    private static List<Element> all(Document page, String tag) {
        NodeList found = page.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    @Test
    void aReportIsWellFormedAndHasAPartPerStart() throws Exception {
        Document page = parse(data(model("one", 0), model(NASTY, 0.1)));
        assertThat(all(page, "h2"))
                .extracting(Element::getTextContent)
                .containsExactly(
                        "Start with a box",
                        "Start with a point",
                        "Examples",
                        "What is measured",
                        "Models, data, settings");
        assertThat(all(page, "table")).hasSize(2 + 3);
        assertThat(all(page, "figure")).hasSize(2 + 3); // one per start, three slices
        Set<String> ids = new HashSet<>();
        for (String tag : List.of("svg", "title", "desc", "section", "figure", "caption", "h2")) {
            for (Element element : all(page, tag)) {
                assertThat(element.getAttribute("id").isEmpty() || ids.add(element.getAttribute("id")))
                        .isTrue();
            }
        }
        assertThat(all(page, "a"))
                .allMatch(link -> ids.contains(link.getAttribute("href").substring(1)));
    }

    @Test
    void theBestIsMarkedAmongModelsAndNotAmongBaselines() {
        String html = VolumeReport.html(data(model("one", 0), model("two", -0.15)));
        assertThat(html).contains("aria-label=\"best\">★</span>0.700</b>").doesNotContain("★</span>0.650");
        assertThat(html).contains("cylinder (oracle)", "one, mask", "two, mask", "; without 2");
    }

    @Test
    void baselinesStandOnceWhateverTheNumberOfModels() {
        String html = VolumeReport.html(data(model("one", 0), model("two", -0.15)));
        String table = html.substring(html.indexOf("<table"), html.indexOf("</table>"));
        assertThat(table.split(">ellipsoid<", -1)).hasSize(1 + 2); // hearts, and the mean of data sets
    }

    @Test
    void nothingIsAskedOfAnyoneAndThePageIsTheSameEverywhere() {
        VolumeReportData data = data(model("one", 0));
        String html = VolumeReport.html(data);
        assertThat(html.replaceAll("base64,[^\"]*", "")
                        .replace("xmlns=\"http://www.w3.org/2000/svg\"", "")
                        .replace("http-equiv", ""))
                .doesNotContain("http", "<script", "<link", "url(//", "src=");
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(VolumeReport.html(data)).isEqualTo(html);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void nothingMeasuredIsAReportToo() {
        VolumeReportData empty = new VolumeReportData(
                "t", List.of(), List.of(), List.of(), new Reproduction("margo evaluate3d", List.of()));
        assertThat(VolumeReport.html(empty)).contains("Nothing was measured");
        assertThatThrownBy(() -> data(model("one", 0), model("one", 0))).hasMessageContaining("a different name");
    }

    @Test
    void examplesAreTheBestTheMedianAndTheWorst() {
        List<VolumeScore> scores = List.of(score("1", 0.4), score("2", 0.9), score("3", 0.6), score("4", 0.1));
        assertThat(VolumeExample.choose(scores, BOX))
                .extracting(
                        choice -> choice.rank() + " " + choice.score().place().object())
                .containsExactly("BEST 2", "MEDIAN 1", "WORST 4");
        assertThat(VolumeExample.choose(scores, MASK)).isEmpty();
    }

    @Test
    void slicesRunFromEndToEndOverTheMiddle() {
        assertThat(VolumeExample.slices(Set.of(3, 4, 5, 6, 7, 8, 9, 13), 5)).containsExactly(3, 4, 5, 9, 13);
        assertThat(VolumeExample.slices(Set.of(4, 5, 6), 5)).containsExactly(4, 5, 6);
        assertThat(VolumeExample.slices(Set.of(), 5)).containsExactly(5);
    }
}
