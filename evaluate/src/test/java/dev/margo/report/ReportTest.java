package dev.margo.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.evaluate.MadeScores;
import dev.margo.evaluate.MadeScores.Task;
import dev.margo.evaluate.Summary;
import dev.margo.report.ReportData.Reproduction;
import dev.margo.report.ReportData.Setting;
import dev.margo.report.ReportData.SingleObjects;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportTest {
    private static final String NASTY = "<b>&\"'\u0001]]>";

    private static ReportData full;

    @TempDir
    private Path folder;

    @BeforeAll
    static void make() {
        full = MadeReport.full();
    }

    private static Document parse(ReportData data) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Report.html(data))));
    }

    private static List<Element> all(Document page, String tag) {
        NodeList found = page.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static List<String> texts(Document page, String tag) {
        return all(page, tag).stream().map(Element::getTextContent).toList();
    }

    private static ReportData withOneTask(String model, String dataset, String protocol, int rounds) {
        return MadeReport.of(List.of(model), List.of(new Task(dataset, 30, 0.8)), List.of(protocol), rounds);
    }

    @Test
    void aFullReportIsWrittenAsWellFormedMarkup() throws Exception {
        Path file = folder.resolve("report.html");
        Report.write(file, full);
        String html = Files.readString(file);
        assertThat(html).startsWith("<!DOCTYPE html>\n<html lang=\"en\">").endsWith("</html>\n");
        Document page = parse(full);
        assertThat(texts(page, "h2"))
                .containsExactly(
                        "At a glance",
                        "Start with a box",
                        "Start with a point",
                        "Attributes of objects",
                        "Examples",
                        "What is measured",
                        "Models, data, settings");
        assertThat(all(page, "figure")).hasSize(2 * 4 + 1 + 15); // four per protocol, attributes, three per data set
        assertThat(all(page, "table")).hasSize(1 + 2 * 2 + 3);
    }

    @Test
    void theSameDataGivesTheSamePageInEveryLocale() {
        String here = Report.html(full);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Report.html(full)).isEqualTo(here);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void nothingIsAskedOfAnyone() {
        String html = Report.html(full).replaceAll("base64,[^\"]*", "");
        assertThat(html.replace("xmlns=\"http://www.w3.org/2000/svg\"", "").replace("http-equiv", ""))
                .doesNotContain("http", "<script", "<link", "@import", "url(//", "src=");
        assertThat(html).contains("default-src 'none'");
    }

    @Test
    void figuresAndTablesTellWhatTheyAre() throws Exception {
        Document page = parse(full);
        Set<String> ids = new HashSet<>();
        for (String tag : List.of("svg", "title", "desc", "section", "figure", "caption", "h2", "pattern")) {
            for (Element element : all(page, tag)) {
                assertThat(element.getAttribute("id").isEmpty() || ids.add(element.getAttribute("id")))
                        .as("%s is there once", element.getAttribute("id"))
                        .isTrue();
            }
        }
        for (Element drawing : all(page, "svg")) {
            if (!drawing.getAttribute("aria-hidden").equals("true")) {
                assertThat(drawing.getAttribute("role")).isEqualTo("img");
                assertThat(ids).contains(drawing.getAttribute("aria-labelledby").split(" "));
            }
        }
        assertThat(all(page, "th")).allMatch(head -> !head.getAttribute("scope").isEmpty());
        assertThat(all(page, "a"))
                .allMatch(link -> ids.contains(link.getAttribute("href").substring(1)));
    }

    @Test
    void textFromOutsideIsText() throws Exception {
        ReportData made = withOneTask(NASTY, NASTY, NASTY, 3);
        Document page = parse(new ReportData(
                NASTY,
                made.models(),
                List.of(new EvaluatedDataset(NASTY, 1, 2, NASTY, Optional.of(NASTY))),
                made.objects(),
                new Reproduction(NASTY, List.of(new Setting(NASTY, NASTY)))));
        String readable = NASTY.replace('\u0001', '\uFFFD');
        assertThat(texts(page, "h1")).containsExactly(readable);
        assertThat(texts(page, "th")).contains(readable);
        assertThat(texts(page, "td")).contains(readable);
        assertThat(texts(page, "pre")).containsExactly(readable);
        assertThat(all(page, "b")).noneMatch(bold -> bold.getTextContent().isEmpty());
    }

    @Test
    void theBestOfEachGroupIsMarked() throws Exception {
        Document page = parse(full);
        Element glance = all(page, "table").get(0);
        NodeList rows = glance.getElementsByTagName("tr");
        int marked = 0;
        for (int i = 0; i < rows.getLength(); i++) {
            Element row = (Element) rows.item(i);
            int stars = row.getTextContent().split("★", -1).length - 1;
            marked += stars;
            assertThat(stars == 0 || row.getTextContent().startsWith("MedicoSAM"))
                    .isTrue(); // made the most skilled
        }
        assertThat(marked).isEqualTo(2 * 5); // Dice twice, NSD, HD95, prompts; for two protocols
        assertThat(Report.html(withOneTask("alone", "d", MadeScores.BOX, 3))).doesNotContain("★");
    }

    @Test
    void picturesAreInsideThePage() throws Exception {
        List<Element> pictures = all(parse(full), "image");
        assertThat(pictures).hasSize(15);
        for (Element picture : pictures) {
            String prefix = "data:image/png;base64,";
            assertThat(picture.getAttribute("href")).startsWith(prefix);
            byte[] png = Base64.getDecoder().decode(picture.getAttribute("href").substring(prefix.length()));
            assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isBetween(1, CropWindow.MOST_PIXELS);
        }
    }

    @Test
    void oneModelOneDataSetAndOneRoundNeedNoComparison() throws Exception {
        Document page = parse(withOneTask("alone", "only", MadeScores.BOX, 1));
        assertThat(texts(page, "caption").get(0)).startsWith("Table 1. Scores, only.");
        assertThat(texts(page, "figcaption").get(0)).startsWith("Figure 1. Dice of the answers, only.");
        assertThat(page.getDocumentElement().getTextContent())
                .doesNotContain(
                        "Difference in Dice to", "Round 7", "mean of the data sets has none", "corrected by a click");
    }

    @Test
    void nothingMeasuredIsSaid() throws Exception {
        ReportData none =
                new ReportData("Nothing", List.of(), List.of(), SingleObjects.none(), new Reproduction("", List.of()));
        assertThat(texts(parse(none), "p")).contains("Nothing was measured: no model was asked for an object.");
        Summary empty = MadeScores.summary(List.of());
        EvaluatedModel idle = new EvaluatedModel("idle", "1", Optional.empty(), empty, List.of());
        Document page = parse(new ReportData(
                "Idle", List.of(idle), List.of(), SingleObjects.none(), new Reproduction("", List.of())));
        assertThat(all(page, "figure")).isEmpty();
        assertThat(texts(page, "th")).contains("idle");
    }

    @Test
    void modelsNeedNotHaveSeenTheSame() throws Exception {
        List<String> box = List.of(MadeScores.BOX);
        EvaluatedModel one = model("one", List.of(new Task("a", 20, 0.8), new Task("b", 20, 0.7)), box);
        EvaluatedModel other = model("other", List.of(new Task("b", 20, 0.7)), List.of(MadeScores.POINT));
        Document page = parse(new ReportData(
                "Uneven", List.of(one, other), List.of(), SingleObjects.none(), new Reproduction("", List.of())));
        assertThat(texts(page, "p"))
                .anyMatch(text -> text.startsWith("Not every model was asked on the same data sets"));
        assertThat(texts(page, "td")).contains(Numbers.NONE);
    }

    private static EvaluatedModel model(String name, List<Task> tasks, List<String> protocols) {
        Summary summary = MadeScores.summary(MadeScores.rows(0, tasks, protocols, 3));
        return new EvaluatedModel(name, "1", Optional.empty(), summary, List.of());
    }

    @Test
    void manyModelsAndRoundsStillFit() throws Exception {
        List<String> names = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i");
        Document page = parse(MadeReport.of(names, MadeReport.TASKS.subList(0, 2), List.of(MadeScores.BOX), 40));
        Element bars = all(page, "svg").get(1);
        double width = Double.parseDouble(bars.getAttribute("width"));
        for (Element rectangle : all(page, "rect")) {
            if (rectangle.getParentNode() == bars) {
                double right = Double.parseDouble(rectangle.getAttribute("x"))
                        + Double.parseDouble(rectangle.getAttribute("width"));
                assertThat(right).isLessThanOrEqualTo(width);
            }
        }
        assertThat(texts(page, "caption").get(1)).contains("Of 40 rounds 9 are shown.");
    }

    @Test
    void modelsWithOneNameAreRefused() throws IOException {
        EvaluatedModel model = full.models().get(0);
        assertThatThrownBy(() -> new ReportData(
                        "Twice",
                        List.of(model, model),
                        List.of(),
                        SingleObjects.none(),
                        new Reproduction("", List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SAM ViT-B");
    }
}
