package dev.margo.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The floors of ARCHITECTURE.md: a lower one never imports a higher one. */
class FloorsTest {
    private static final int FEWEST_CLASSES = 150; // so that an empty scan cannot pass

    private static final String[] TRAINING = {
        "dev.margo.augment..",
        "dev.margo.phantom..",
        "dev.margo.objective..",
        "dev.margo.optimise..",
        "dev.margo.distributed..",
        "dev.margo.train.."
    };

    private static JavaClasses main;

    @BeforeAll
    static void scan() {
        main = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.margo")
                .that(not(resideInAPackage("dev.margo.testkit..")));
    }

    @Test
    void theScanSeesTheHouse() {
        assertThat(main.size()).isGreaterThan(FEWEST_CLASSES);
        for (String room : List.of(
                "image",
                "mask",
                "prompt",
                "metric",
                "hash",
                "io",
                "simd",
                "tensor",
                "checkpoint",
                "nn",
                "sam",
                "segment",
                "volume",
                "speed",
                "dataset",
                "augment",
                "phantom",
                "objective",
                "optimise",
                "config",
                "distributed",
                "train",
                "evaluate",
                "evaluate.volume",
                "report",
                "annotate",
                "cli")) {
            assertThat(main.stream().anyMatch(type -> type.getPackageName().startsWith("dev.margo." + room)))
                    .as("classes in " + room)
                    .isTrue();
        }
    }

    @Test
    void noPackagesFormACycle() {
        slices().matching("dev.margo.(*)..").should().beFreeOfCycles().check(main);
    }

    @Test
    void picturesMasksAndPromptsStandOnTheJdkAlone() {
        classes()
                .that()
                .resideInAnyPackage(
                        "dev.margo.image..",
                        "dev.margo.mask..",
                        "dev.margo.prompt..",
                        "dev.margo.simulate..",
                        "dev.margo.metric..",
                        "dev.margo.automatic..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.util..",
                        "java.io",
                        "java.nio",
                        "java.nio.charset..",
                        "dev.margo.image..",
                        "dev.margo.mask..",
                        "dev.margo.prompt..",
                        "dev.margo.simulate..",
                        "dev.margo.metric..",
                        "dev.margo.automatic..")
                .check(main);
    }

    @Test
    void hashesStandOnTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage("dev.margo.hash..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "dev.margo.hash..")
                .check(main);
    }

    @Test
    void vectorCodeStandsOnTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage("dev.margo.simd..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "jdk.incubator.vector..", "dev.margo.simd..")
                .check(main);
    }

    @Test
    void thePictureIsALeaf() {
        classes()
                .that()
                .resideInAPackage("dev.margo.image..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "dev.margo.image..")
                .check(main);
    }

    @Test
    void onlyTensorKnowsLibtorch() {
        noClasses()
                .that(not(resideInAPackage("dev.margo.tensor..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bytedeco..")
                .check(main);
        noClasses()
                .that()
                .resideInAPackage("dev.margo.tensor..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.margo..").and(not(resideInAPackage("dev.margo.tensor.."))))
                .check(main);
    }

    @Test
    void checkpointsKnowNoTensorAndNoOtherRoom() {
        noClasses()
                .that()
                .resideInAPackage("dev.margo.checkpoint..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.margo..").and(not(resideInAPackage("dev.margo.checkpoint.."))))
                .check(main);
    }

    @Test
    void networksKnowNoPicture() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.margo.nn..", "dev.margo.sam..", "dev.margo.tinyvit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.margo.image..",
                        "dev.margo.mask..",
                        "dev.margo.prompt..",
                        "dev.margo.io..",
                        "dev.margo.segment..",
                        "dev.margo.speed..")
                .check(main);
    }

    @Test
    void noTensorCrossesSegment() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.margo.cli..",
                        "dev.margo.io..",
                        "dev.margo.zoo..",
                        "dev.margo.volume..",
                        "dev.margo.annotate..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("dev.margo.tensor.Tensor")
                .check(main);
    }

    @Test
    void measuringKnowsNoFilesOfPicturesAndNoModelsByName() {
        noClasses()
                .that()
                .resideInAPackage("dev.margo.speed..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.margo.io..", "dev.margo.zoo..", "dev.margo.cli..")
                .check(main);
        noClasses()
                .that()
                .resideInAPackage("dev.margo.segment..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.margo.speed..")
                .check(main);
    }

    @Test
    void volumesKnowNoFilesOfScansAndNoModelsByName() {
        noClasses()
                .that()
                .resideInAPackage("dev.margo.volume..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.margo.io..", "dev.margo.zoo..", "dev.margo.sam..", "dev.margo.cli..")
                .check(main);
        noClasses()
                .that()
                .resideInAPackage("dev.margo.segment..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.margo.volume..")
                .check(main);
    }

    @Test
    void nothingBelowKnowsTraining() {
        noClasses()
                .that(not(resideInAnyPackage(TRAINING)).and(not(resideInAPackage("dev.margo.cli.."))))
                .and(not(resideInAPackage("dev.margo.benchmark..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(TRAINING)
                .check(main);
    }

    @Test
    void picturesToLearnFromKnowNoTensor() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.margo.dataset..", "dev.margo.augment..", "dev.margo.phantom..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.margo.tensor..", "dev.margo.nn..", "dev.margo.sam..")
                .check(main);
    }

    @Test
    void labelledPicturesKnowNoModel() {
        classes()
                .that()
                .resideInAPackage("dev.margo.dataset..")
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage("dev.margo.."))
                        .or(resideInAnyPackage(
                                "dev.margo.dataset..",
                                "dev.margo.image..",
                                "dev.margo.mask..",
                                "dev.margo.hash..",
                                "dev.margo.io..")))
                .check(main);
        noClasses()
                .that(not(resideInAnyPackage(TRAINING)))
                .and(not(resideInAnyPackage(
                        "dev.margo.dataset..", "dev.margo.evaluate..", "dev.margo.cli..", "dev.margo.benchmark..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.margo.dataset..")
                .check(main);
    }

    @Test
    void evaluationKnowsNoTensorNoFormatAndNoModelByName() {
        noClasses()
                .that()
                .resideInAPackage("dev.margo.evaluate..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.margo.tensor..",
                        "dev.margo.nn..",
                        "dev.margo.sam..",
                        "dev.margo.io..",
                        "dev.margo.zoo..",
                        "dev.margo.cli..")
                .check(main);
        noClasses()
                .that(not(resideInAnyPackage(
                        "dev.margo.evaluate..", "dev.margo.report..", "dev.margo.cli..", "dev.margo.benchmark..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.margo.evaluate..", "dev.margo.report..")
                .check(main);
    }

    @Test
    void evaluationOfPicturesKnowsNoneOfVolumes() {
        noClasses()
                .that()
                .resideInAPackage("dev.margo.evaluate")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.margo.evaluate.volume..", "dev.margo.volume..")
                .check(main);
    }

    @Test
    void reportsKnowNoModelAndNoDataSet() {
        noClasses()
                .that()
                .resideInAPackage("dev.margo.report..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.margo.tensor..",
                        "dev.margo.segment..",
                        "dev.margo.dataset..",
                        "dev.margo.zoo..",
                        "dev.margo.cli..")
                .check(main);
        noClasses()
                .that()
                .resideInAPackage("dev.margo.evaluate..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.margo.report..")
                .check(main);
    }

    @Test
    void configurationsKnowNothingOfWhatIsConfigured() {
        noClasses()
                .that()
                .resideInAPackage("dev.margo.config..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.margo..").and(not(resideInAPackage("dev.margo.config.."))))
                .check(main);
    }

    @Test
    void objectivesKnowNoFile() {
        noClasses()
                .that()
                .resideInAPackage("dev.margo.objective..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.nio.file..", "dev.margo.io..", "dev.margo.dataset..", "dev.margo.checkpoint..")
                .check(main);
    }

    @Test
    void theRoomsOfTheAnnotatorFormNoCycle() {
        slices().matching("dev.margo.annotate.(*)..").should().beFreeOfCycles().check(main);
    }

    @Test
    void theJournalKnowsBytesAlone() {
        classes()
                .that()
                .resideInAPackage("dev.margo.annotate.journal..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "dev.margo.annotate.journal..")
                .check(main);
    }

    @Test
    void replayNeedsNoModel() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.margo.annotate.project..", "dev.margo.annotate.document..", "dev.margo.annotate.export..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.margo.segment..", "dev.margo.annotate.session..", "dev.margo.annotate.server..")
                .check(main);
    }

    @Test
    void onlyTheServerSpeaksHttp() {
        noClasses()
                .that(not(resideInAPackage("dev.margo.annotate.server..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta..")
                .check(main);
        noClasses()
                .that()
                .resideInAPackage("dev.margo.annotate..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.margo.zoo..", "dev.margo.cli..", "dev.margo.evaluate..")
                .check(main);
    }

    @Test
    void onlyTheCommandLinePrints() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(main.that(not(resideInAPackage("dev.margo.cli.."))));
    }
}
