package dev.margo.report;

import dev.margo.report.ReportData.Reproduction;
import dev.margo.report.ReportData.Setting;
import java.util.List;
import java.util.Optional;

/** Whose answers to what were measured, how, and how to do it again. */
final class Sources {
    private Sources() {}

    /** A model's. @param fileHash of its checkpoint; absent for what has no file */
    record Origin(String name, String fingerprint, Optional<String> fileHash) {}

    /**
     * The section of all of it.
     *
     * @param images what the data sets are counted in
     */
    static void write(
            Page page, List<Origin> models, String images, List<EvaluatedDataset> datasets, Reproduction reproduction) {
        page.section("sources", "Models, data, settings");
        if (!models.isEmpty()) {
            writeModels(page, models);
        }
        if (!datasets.isEmpty()) {
            writeDatasets(page, images, datasets);
        }
        writeReproduction(page, reproduction);
        page.out().close();
    }

    private static void writeModels(Page page, List<Origin> models) {
        Markup out = page.out();
        page.beginTable("Models", "A fingerprint is another one whenever answers may be others.");
        head(out, "Model", "Fingerprint", "File");
        for (Origin model : models) {
            out.open("tr").element("th", model.name(), "scope", "row", "class", "name");
            out.element("td", model.fingerprint(), "class", "hash");
            out.element("td", model.fileHash().orElse(Numbers.NONE), "class", "hash");
            out.close();
        }
        out.close();
        page.endTable();
    }

    private static void writeDatasets(Page page, String images, List<EvaluatedDataset> datasets) {
        Markup out = page.out();
        page.beginTable("Data sets", images + " are those with objects, objects those that were asked for.");
        head(out, "Data set", images, "Objects", "Hash", "Note");
        for (EvaluatedDataset dataset : datasets) {
            out.open("tr").element("th", dataset.name(), "scope", "row", "class", "name");
            out.element("td", Numbers.count(dataset.images()));
            out.element("td", Numbers.count(dataset.objects()));
            out.element("td", dataset.hash(), "class", "hash");
            out.element("td", dataset.note().orElse(Numbers.NONE), "class", "words");
            out.close();
        }
        out.close();
        page.endTable();
    }

    private static void head(Markup out, String name, String... columns) {
        out.open("thead").open("tr").element("th", name, "scope", "col", "class", "name");
        for (String column : columns) {
            boolean words = !List.of("Images", "Volumes", "Objects").contains(column);
            out.element("th", column, "scope", "col", "class", words ? "words" : "number");
        }
        out.close().close().open("tbody");
    }

    private static void writeReproduction(Page page, Reproduction reproduction) {
        Markup out = page.out();
        if (!reproduction.command().isBlank()) {
            page.paragraph("The same command gives the same figures, but for the times:");
            out.open("pre").element("code", reproduction.command()).close();
        }
        if (!reproduction.settings().isEmpty()) {
            page.beginTable("Settings", "What was not said is Margo's default.");
            out.open("tbody");
            for (Setting setting : reproduction.settings()) {
                out.open("tr").element("th", setting.name(), "scope", "row", "class", "name");
                out.element("td", setting.value(), "class", "words").close();
            }
            out.close();
            page.endTable();
        }
    }
}
