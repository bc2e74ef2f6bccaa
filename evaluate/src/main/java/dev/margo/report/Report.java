package dev.margo.report;

import dev.margo.io.AtomicFile;
import dev.margo.report.ScoreColumn.Group;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Writes what an evaluation found as one page of HTML that stands alone. */
public final class Report {
    /** Holds the page to it: no browser asks anyone for anything. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private final ReportData data;
    private final Findings findings;
    private final Page page = new Page();
    private final Markup out = page.out();

    private Report(ReportData data) {
        this.data = data;
        this.findings = new Findings(data);
    }

    /**
     * Creates or replaces {@code html}. The same data gives the same bytes.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(Path html, ReportData data) throws IOException {
        AtomicFile.write(html, html(data).getBytes(StandardCharsets.UTF_8));
    }

    /** The page: HTML that is well-formed XML, too. */
    public static String html(ReportData data) {
        Report report = new Report(data);
        report.write();
        return "<!DOCTYPE html>\n" + report.out;
    }

    private void write() {
        out.open("html", "lang", "en").open("head");
        out.empty("meta", "charset", "utf-8");
        out.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        out.element("title", data.title());
        out.style(sheet());
        out.close().open("body");
        Look.define(out);
        writeHeader();
        out.open("main");
        writeBody();
        out.close().close().close();
    }

    private void writeHeader() {
        long images =
                data.datasets().stream().mapToLong(EvaluatedDataset::images).sum();
        long objects =
                data.datasets().stream().mapToLong(EvaluatedDataset::objects).sum();
        out.open("header").element("h1", data.title());
        out.element(
                "p",
                "%s on %s: %s in %s."
                        .formatted(
                                Numbers.counted(data.models().size(), "model"),
                                Numbers.counted(data.datasets().size(), "data set"),
                                Numbers.counted(objects, "object"),
                                Numbers.counted(images, "image")),
                "class",
                "lead");
        out.open("nav", "aria-label", "Contents").open("ul");
        for (int i = 0; i < findings.protocols().size(); i++) {
            link("protocol-" + (i + 1), Names.protocol(findings.protocols().get(i)));
        }
        if (!data.objects().attributes().isEmpty()) {
            link("attributes", "Attributes of objects");
        }
        if (!data.objects().examples().isEmpty()) {
            link("examples", "Examples");
        }
        link("terms", "What is measured");
        link("sources", "Models, data, settings");
        out.close().close().close();
    }

    private void link(String id, String text) {
        out.open("li").element("a", text, "href", "#" + id).close();
    }

    private void writeBody() {
        if (findings.protocols().isEmpty()) {
            page.paragraph("Nothing was measured: no model was asked for an object.");
        } else {
            writeGlance();
        }
        for (int i = 0; i < findings.protocols().size(); i++) {
            writeProtocol(i);
        }
        if (!data.objects().attributes().isEmpty()) {
            section("attributes", "Attributes of objects");
            findings.protocols()
                    .forEach(protocol ->
                            AttributeFigure.write(page, findings, data.objects().attributes(), protocol));
            out.close();
        }
        if (!data.objects().examples().isEmpty()) {
            section("examples", "Examples");
            ExampleSection.write(page, data.objects().examples());
            out.close();
        }
        section("terms", "What is measured");
        Terms.write(page);
        out.close();
        writeSources();
    }

    private void section(String id, String heading) {
        out.open("section", "id", id, "aria-labelledby", id + "-heading");
        out.element("h2", heading, "id", id + "-heading");
    }

    private void writeGlance() {
        section("glance", "At a glance");
        if (!findings.sameDatasetsForAll()) {
            page.paragraph(
                    "Not every model was asked on the same data sets; means of different data sets do not compare.");
        }
        List<Group> groups = findings.protocols().stream()
                .map(protocol -> new Group(Names.protocol(protocol), findings.overall(protocol), protocol))
                .toList();
        ScoreTable.write(
                page, findings, "Scores, " + Names.inSentence(groups.get(0).dataset()), groups);
        out.close();
    }

    private void writeProtocol(int number) {
        String protocol = findings.protocols().get(number);
        section("protocol-" + (number + 1), Names.protocol(protocol));
        out.open("p").element("code", protocol);
        String corrections = findings.lastRound(protocol) == 0 ? "" : Names.corrections(protocol);
        out.text(corrections.isEmpty() ? "" : " – " + corrections + ".").close();
        RoundBars.write(page, findings, protocol);
        RoundTable.write(page, findings, protocol);
        DifferenceFigure.write(page, findings, protocol);
        RoundCurves.write(page, findings, protocol);
        ClickFigure.write(page, findings, protocol);
        List<String> datasets = findings.datasets(protocol);
        if (datasets.size() > 1) {
            ScoreTable.write(
                    page,
                    findings,
                    "Scores by data set",
                    datasets.stream()
                            .map(dataset -> new Group(Names.dataset(dataset), dataset, protocol))
                            .toList());
        }
        out.close();
    }

    private void writeSources() {
        section("sources", "Models, data, settings");
        if (!data.models().isEmpty()) {
            Sources.writeModels(page, data);
        }
        if (!data.datasets().isEmpty()) {
            Sources.writeDatasets(page, data);
        }
        Sources.writeReproduction(page, data.reproduction());
        out.close();
    }

    private static String sheet() {
        try (InputStream in = Report.class.getResourceAsStream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the report's own style sheet cannot be read", e);
        }
    }
}
