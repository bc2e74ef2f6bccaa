package dev.margo.cli;

import dev.margo.segment.Preprocessing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code margo convert}: a checkpoint in another container, a volume in another format. */
@Command(
        name = "convert",
        header = "Copy a checkpoint into another container, or a volume into another format.",
        description = {
            "",
            "What the source is decides, and the target's extension says into what.",
            "",
            "Checkpoints: .safetensors, or .pth and .pt for PyTorch. Every value is kept bit by bit. Wrappers such as"
                    + " 'model' and prefixes such as 'module.' are taken off. Nothing in the source is executed. The copy is"
                    + " read again and compared before it gets its name.",
            "",
            "Volumes and pictures: .nii, .nii.gz, .nrrd, .mha or .tif. Values and the place in the patient are kept; the"
                    + " place is read again and compared. TIFF keeps the spacing only. Where a format knows no rescale, it is"
                    + " carried out. Of labels, .nrrd keeps names and colours too.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  margo convert medsam_vit_b.pth medsam_vit_b.safetensors --preprocessing medsam",
            "  margo convert tuned.safetensors tuned.pth",
            "  margo convert ct.nrrd ct.nii.gz"
        })
final class ConvertCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "SOURCE",
            description = "A .pth, .pt or .safetensors file, or a volume (DICOM, NIfTI, NRRD, MetaImage, TIFF).")
    private Path source;

    @Parameters(index = "1", paramLabel = "TARGET", description = "The copy; an older file of that name is replaced.")
    private Path target;

    @Option(
            names = "--preprocessing",
            paramLabel = "sam|medsam|sam-med2d",
            converter = ModelOptions.OfPreprocessing.class,
            description = "Say in the copy how it wants its pictures, so that no file name has to; .safetensors only.")
    private Optional<Preprocessing> preprocessing = Optional.empty();

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() throws IOException {
        TargetFile.require(target, source);
        Console console = common.console(false);
        switch (FileKind.of(source)) {
            case PICTURE ->
                throw new UsageException(source + ": is a picture; only checkpoints and volumes are converted so far");
            case VOLUME -> convertVolume(console);
            case CHECKPOINT -> new CheckpointCopy(source, target, preprocessing).write(console);
        }
        return 0;
    }

    private void convertVolume(Console console) throws IOException {
        if (preprocessing.isPresent()) {
            throw new UsageException(source + ": is a volume; --preprocessing is for checkpoints");
        }
        new VolumeCopy(source, target).write(console);
    }
}
