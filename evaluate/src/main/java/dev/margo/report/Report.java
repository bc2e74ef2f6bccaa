package dev.margo.report;

import dev.margo.io.AtomicFile;
import dev.margo.report.ScoreColumn.Group;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Writes what an evaluation found as one page of HTML that stands alone. */
public final class Report {
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
        return new Report(data).write();
    }

    private String write() {
        page.begin(data.title());
        writeHeader();
        out.open("main");
        writeBody();
        out.close();
        return page.end();
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
            page.link("protocol-" + (i + 1), Names.protocol(findings.protocols().get(i)));
        }
        if (!data.objects().attributes().isEmpty()) {
            page.link("attributes", "Attributes of objects");
        }
        if (!data.objects().examples().isEmpty()) {
            page.link("examples", "Examples");
        }
        page.link("terms", "What is measured");
        page.link("sources", "Models, data, settings");
        out.close().close().close();
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
            page.section("attributes", "Attributes of objects");
            findings.protocols()
                    .forEach(protocol ->
                            AttributeFigure.write(page, findings, data.objects().attributes(), protocol));
            out.close();
        }
        if (!data.objects().examples().isEmpty()) {
            page.section("examples", "Examples");
            ExampleSection.write(page, data.objects().examples());
            out.close();
        }
        page.section("terms", "What is measured");
        Terms.write(page);
        out.close();
        writeSources();
    }

    private void writeGlance() {
        page.section("glance", "At a glance");
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
        page.section("protocol-" + (number + 1), Names.protocol(protocol));
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
        List<Sources.Origin> models = data.models().stream()
                .map(model -> new Sources.Origin(model.name(), model.fingerprint(), model.fileHash()))
                .toList();
        Sources.write(page, models, "Images", data.datasets(), data.reproduction());
    }
}
