package dev.margo.cli;

import dev.margo.annotate.document.WorkList;
import dev.margo.annotate.server.AnnotatorServer;
import dev.margo.annotate.server.ServerOptions;
import dev.margo.volume.PropagationSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code margo annotate}: a local server and its page. */
@Command(
        name = "annotate",
        header = "Look at images in the browser, click, correct, and export labels.",
        description = {
            "",
            "Starts a server on this machine and opens its page. A folder is a work list: every picture, every volume, and every"
                    + " DICOM series in it or in a folder in it. Labels that 'margo annotate' has written beside images are left out.",
            "",
            "Whatever is done is on the disk before it shows as saved, in a folder IMAGE.margo beside the image, and can be undone"
                    + " after closing, reloading and crashing, too. Ctrl-C ends the server.",
            "",
            "By default only this machine reaches the server, and only with the token in the address that is printed. --listen opens"
                    + " it to others: they see the images named here, and what is annotated, and can change that. It demands"
                    + " --password-file, and --tls or --plain-http.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  margo annotate scan.nii.gz",
            "  margo annotate slices/ --model medsam_vit_b",
            "  margo annotate ct/ --preset tuned.json",
            "  margo annotate ct/ --port 8080 --no-browser",
            "  margo annotate ct/ --listen 0.0.0.0 --password-file pw.txt --tls key.p12 --tls-password-file keypw.txt"
        })
final class AnnotateCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE|FOLDER",
            arity = "0..*",
            description = "Pictures, volumes, DICOM series, and folders of these; default: the folder at hand.")
    private List<Path> files = List.of();

    @Mixin
    private ModelOptions model;

    @ArgGroup(
            validate = false,
            heading = "%nCarrying objects through volumes; default: box, IoU 0.5, box growth 0.05:%n")
    private CarryOptions carry = new CarryOptions();

    @Option(names = "--no-browser", description = "Open no page; only print its address.")
    private boolean noBrowser;

    @Option(
            names = "--projects",
            paramLabel = "DIR",
            description = "Keep all projects in this folder, as for images that lie where nobody may write.")
    private Optional<Path> projects = Optional.empty();

    @Mixin
    private ListenOptions listen;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() throws IOException {
        model.check();
        Console console = common.console(false);
        WorkList workList = WorkList.of(files.isEmpty() ? List.of(Path.of("")) : files, projects);
        Path checkpoint = model.file();
        ServerOptions options = listen.options();
        PropagationSettings carrying = carry.settings(PropagationSettings.boxes());
        try (EmbeddingFolder cache = EmbeddingFolder.of(model);
                AnnotatorServer server = AnnotatorServer.start(
                        options,
                        new AnnotatorServer.Setup(
                                workList,
                                model.name(),
                                () -> model.load(checkpoint),
                                Optional.of(cache.cache()),
                                carrying,
                                new Version().getVersion()[0].replace("margo ", ""),
                                bug -> console.skipped(Failure.of(bug).line(), bug)))) {
            listen.exposure(workList.items().size()).ifPresent(console::note);
            console.note("%s to annotate; Ctrl-C ends the server"
                    .formatted(
                            workList.items().size() == 1
                                    ? workList.items().get(0).name()
                                    : workList.items().size() + " images"));
            console.result(server.address());
            if (!noBrowser) {
                Browser.open(server.address(), console);
            }
            waitForTheEnd();
        }
        return 0;
    }

    /** Until Ctrl-C, which ends the process, or an interrupt; what was acknowledged is on the disk. */
    private static void waitForTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            return; // answered by ending; what is closed now must not be interrupted
        }
    }
}
