package dev.margo.report;

import dev.margo.io.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Writes how well objects were carried through volumes as one page of HTML that stands alone. */
public final class VolumeReport {
    private static final String[][] TERMS = {
        {
            "Object",
            "It is started from one prompt in the middle of its slices, drawn from its label, and carried up and down from"
                    + " there. Nothing corrects it, and nothing tells where it ends."
        },
        {
            "Dice",
            "Twice the voxels that object and answer share, divided by the voxels of both: 1 is perfect, 0 is beside it. Means"
                    + " are over objects; the mean of data sets counts each data set the same."
        },
        {
            "NSD, HD95, ASSD",
            "Normalised surface Dice at the tolerance of the settings; the 95th percentile of the distances between both"
                    + " surfaces, and their mean, in mm by the volume's spacing, without empty answers."
        },
        {
            "Middle slice, extent",
            "Dice of the slice that the model was asked about, and of the slices that have the object and those that have the"
                    + " answer: what is lost at the start, and what by ending too early or too late."
        },
        {
            "Settings",
            "Parts of what a slice's mask tells the next slice: point, its centre; points; box; mask. A preset was found on"
                    + " other volumes."
        },
        {
            "Ellipsoid",
            "The box in the middle slice, rounded, and as deep as it is wide on the average, in mm. It looks at no picture; what"
                    + " a model is asked with a box is worth what it does better."
        },
        {
            "Cylinder (oracle)",
            "The ellipse in that box on every slice of the object: an oracle of the extent, which no model is told."
        },
        {
            "95 % interval",
            "What 95 % of 1000 bootstrap samples lie within. Whole volumes are drawn, since objects of a volume resemble each"
                    + " other."
        },
        {
            "Time",
            "Median milliseconds per slice from the question to the mask, without the slice's embedding; depends on the"
                    + " machine and its load."
        }
    };

    private final VolumeReportData data;
    private final VolumeFindings findings;
    private final Page page = new Page();
    private final Markup out = page.out();

    private VolumeReport(VolumeReportData data) {
        this.data = data;
        this.findings = new VolumeFindings(data.models());
    }

    /**
     * Creates or replaces {@code html}. The same data gives the same bytes.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(Path html, VolumeReportData data) throws IOException {
        AtomicFile.write(html, html(data).getBytes(StandardCharsets.UTF_8));
    }

    /** The page: HTML that is well-formed XML, too. */
    public static String html(VolumeReportData data) {
        return new VolumeReport(data).write();
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
        long volumes =
                data.datasets().stream().mapToLong(EvaluatedDataset::images).sum();
        long objects =
                data.datasets().stream().mapToLong(EvaluatedDataset::objects).sum();
        out.open("header").element("h1", data.title());
        out.element(
                "p",
                "Objects carried through volumes: %s on %s, %s in %s."
                        .formatted(
                                Numbers.counted(data.models().size(), "model"),
                                Numbers.counted(data.datasets().size(), "data set"),
                                Numbers.counted(objects, "object"),
                                Numbers.counted(volumes, "volume")),
                "class",
                "lead");
        out.open("nav", "aria-label", "Contents").open("ul");
        findings.starts().forEach(start -> page.link("start-" + start, VolumeNames.start(start)));
        if (!data.examples().isEmpty()) {
            page.link("examples", "Examples");
        }
        page.link("terms", "What is measured");
        page.link("sources", "Models, data, settings");
        out.close().close().close();
    }

    private void writeBody() {
        List<String> starts = findings.starts();
        if (starts.isEmpty()) {
            page.paragraph("Nothing was measured: no model was asked for an object.");
        }
        for (String start : starts) {
            page.section("start-" + start, VolumeNames.start(start));
            VolumeBars.write(page, findings, start);
            VolumeTable.write(page, findings, start);
            out.close();
        }
        if (!data.examples().isEmpty()) {
            page.section("examples", "Examples");
            VolumeSheet.write(page, data.examples());
            out.close();
        }
        page.section("terms", "What is measured");
        Terms.write(page, TERMS);
        out.close();
        writeSources();
    }

    private void writeSources() {
        List<Sources.Origin> models = data.models().stream()
                .map(model -> new Sources.Origin(model.name(), model.fingerprint(), model.fileHash()))
                .toList();
        Sources.write(page, models, "Volumes", data.datasets(), data.reproduction());
    }
}
