package dev.margo.cli;

import dev.margo.distributed.LocalLaunch;
import dev.margo.distributed.Rendezvous;
import dev.margo.distributed.Replicas;
import dev.margo.train.ConfigSource;
import dev.margo.train.RunFolder;
import dev.margo.train.TrainingConfig;
import dev.margo.train.TrainingConfigException;
import dev.margo.train.TrainingRun;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code margo train}: from pictures with masks to a checkpoint. */
@Command(
        name = "train",
        header = "Finetune a model on your own pictures and masks, or train one from scratch.",
        description = {
            "",
            "Reads the pictures once, trains, and leaves in OUT: best.safetensors (the network that validated best),"
                    + " latest.safetensors, config.yaml (all settings), metrics.csv and validation.csv, events for"
                    + " TensorBoard, skipped.txt (files that could not be used) and state.safetensors, from which --resume goes"
                    + " on. Ctrl-C saves. The checkpoints work in 'margo segment' at once, and in Python after 'margo convert'.",
            ""
        },
        sortOptions = false,
        customSynopsis = {
            "margo train --images DIR --masks DIR -m MODEL --out OUT [OPTION...]",
            "       margo train --config FILE --out OUT [OPTION...]",
            "       margo train --resume --out OUT [--steps N]"
        },
        optionListHeading = "%nGeneral:%n",
        footer = {
            "",
            "Strategies (all of them prompt the model as a user would, and compare its masks with yours):",
            "  medicosam  everything learns, over 8 rounds of prompts and corrections: stays interactive",
            "  simple     everything learns, from one point or one box",
            "  medsam     image encoder and mask decoder learn, from boxes",
            "  medsam-v1  the mask decoder learns, from boxes; fast, the encoder runs once per picture",
            "  sam-med2d  adapters, prompt encoder and mask decoder learn, at 256 px, with corrections",
            "  ft-sam     as sam-med2d, but the mask decoder alone; fast as medsam-v1",
            "  lora       as medicosam, but few weights of the encoder learn: less memory",
            "",
            "Examples:",
            "  margo train --images heart/images --masks heart/masks -m sam_vit_b --out runs/heart",
            "  margo train --images i --masks m -m sam_vit_b --strategy ft-sam --steps 500 --out runs/fast",
            "  margo train --images scans --masks labels -m sam_vit_b --patients '^([^_]+)_' --out runs/ct",
            "  margo train --config run.yaml --set schedule.decay=cosine --out runs/cosine",
            "  margo train --images i --masks m -m sam_vit_b --nproc 4 --device cuda --out runs/fourcards",
            "  margo train --resume --out runs/heart --steps 20000",
            "  margo segment scan.png -m runs/heart/best.safetensors --box 112,80,190,161 -o mask.png",
            "",
            "Keys of the configuration file: docs/reference/training.md."
        })
final class TrainCommand implements Callable<Integer> {
    @Option(
            names = {"-o", "--out"},
            paramLabel = "OUT",
            required = true,
            description = "Folder of the run, made if missing.")
    private Path out;

    @Option(names = "--resume", description = "Go on with the run in OUT, with its own settings.")
    private boolean resume;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A configuration in YAML; options come before what it says.")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Any key of the configuration, such as --set schedule.clip=0; may be repeated.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "Seed of all chance; default: 0.")
    private Integer seed;

    @Option(names = "--save-every", paramLabel = "N", description = "Steps between saves; default: 200.")
    private Integer saveEvery;

    @Option(names = "--validate-every", paramLabel = "N", description = "Steps between validations; default: 200.")
    private Integer validateEvery;

    @ArgGroup(validate = false, order = 1, heading = "%nPictures:%n")
    private TrainDataOptions dataOptions = new TrainDataOptions();

    @ArgGroup(validate = false, order = 2, heading = "%nModel:%n")
    private TrainModelOptions modelOptions = new TrainModelOptions();

    @ArgGroup(validate = false, order = 3, heading = "%nSchedule:%n")
    private TrainScheduleOptions scheduleOptions = new TrainScheduleOptions();

    @ArgGroup(validate = false, order = 4, heading = "%nComputing:%n")
    private TrainComputingOptions computingOptions = new TrainComputingOptions();

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Console console = common.console(false);
        RunFolder folder = new RunFolder(out.toAbsolutePath().normalize(), Map.of());
        try {
            TrainingConfig chosen = TrainingConfig.read(source(folder));
            List<String> typed = spec.root().commandLine().getParseResult().originalArgs();
            Optional<Rendezvous> rendezvous = UsageException.unless(() -> Rendezvous.parse(typed));
            if (rendezvous.map(Rendezvous::rank).orElse(0) == 0) {
                TrainingRun.requireReady(folder, chosen, resume);
            }
            if (rendezvous.isEmpty() && chosen.computing().processes() > 1) {
                return launch(chosen, typed, console);
            }
            return train(chosen, folder, rendezvous, console);
        } catch (TrainingConfigException e) {
            throw new UsageException(e.getMessage(), e);
        } catch (InterruptedException | InterruptedIOException e) {
            console.failed("interrupted before the first step; the same command begins again where it was");
            return Failure.INTERRUPTED;
        }
    }

    private ConfigSource source(RunFolder folder) throws IOException {
        ConfigSource source = config.isPresent()
                ? ConfigSource.of(config.get())
                : resume && Files.exists(folder.config()) ? ConfigSource.of(folder.config()) : ConfigSource.empty();
        dataOptions.into(source);
        modelOptions.into(source);
        scheduleOptions.into(source);
        computingOptions.into(source);
        TrainDataOptions.set(source, "seed", seed);
        TrainDataOptions.set(source, "save-every", saveEvery);
        TrainDataOptions.set(source, "validate-every", validateEvery);
        for (String setting : settings) {
            int sign = setting.indexOf('=');
            if (sign < 1) {
                throw new UsageException("--set expects KEY=VALUE, got '%s'".formatted(setting));
            }
            source.setYaml(setting.substring(0, sign), setting.substring(sign + 1));
        }
        return source;
    }

    private int launch(TrainingConfig chosen, List<String> typed, Console console)
            throws IOException, InterruptedException {
        return new LocalLaunch(chosen.computing().processes(), Main.class, typed).run(console::result, console::failed);
    }

    private int train(TrainingConfig chosen, RunFolder folder, Optional<Rendezvous> rendezvous, Console console)
            throws IOException, InterruptedException {
        int rank = rendezvous.map(Rendezvous::rank).orElse(0);
        Console heard = rank == 0 ? console : console.silent();
        Runnable said = () -> heard.failed("stopping: finishing this step and saving it; please wait");
        try (TrainStop stop = new TrainStop(said);
                Replicas replicas = rendezvous.isPresent()
                        ? rendezvous.get().join(chosen.computing().deviceOf(rank))
                        : Replicas.single();
                TrainConsole watcher = new TrainConsole(heard, stop::stepping)) {
            TrainingRun.Outcome outcome = new TrainingRun(chosen, folder.path(), replicas).run(resume, watcher, stop);
            watcher.close();
            if (!outcome.finished()) {
                heard.failed("interrupted after step %s, which is saved; go on with: margo train --resume --out %s"
                        .formatted(outcome.step(), out));
                return Failure.INTERRUPTED;
            }
            summary(folder, outcome, heard);
            return 0;
        }
    }

    private void summary(RunFolder folder, TrainingRun.Outcome outcome, Console console) {
        boolean validated = Files.exists(folder.best());
        Path use = out.resolve((validated ? folder.best() : folder.latest()).getFileName());
        console.result("trained %s steps, all in %s".formatted(outcome.step(), out));
        if (validated) {
            console.result("best checkpoint:   " + use);
        }
        console.result("latest checkpoint: " + out.resolve(folder.latest().getFileName()));
        console.result("use it:            margo segment IMAGE -m %s --box X0,Y0,X1,Y1 -o mask.png".formatted(use));
        console.result("in Python:         margo convert %s model.pth".formatted(use));
        console.result("train longer:      margo train --resume --out %s --steps N".formatted(out));
    }
}
