package dev.margo.cli;

import dev.margo.io.coco.CocoWriter;
import dev.margo.io.dicom.LabelObject;
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
        header = "Copy a checkpoint into another container, or a volume or picture into another format.",
        description = {
            "",
            "What the source is decides, and the target's extension says into what.",
            "",
            "Checkpoints: .safetensors, or .pth and .pt for PyTorch. Every value is kept bit by bit, unless --half rounds it. Wrappers such as"
                    + " 'model' and prefixes such as 'module.' are taken off. Nothing in the source is executed. A copy"
                    + " bit by bit is read again and compared before it gets its name.",
            "",
            "Volumes and pictures: .nii, .nii.gz, .nrrd, .mha or .tif; .png for one slice; a new folder, a name without ending,"
                    + " for slice_0000.png and so on. Values and the place in the patient are kept; the place is read again and"
                    + " compared. TIFF keeps the spacing only, PNG not even that. Where a format knows no rescale, it is carried"
                    + " out. Of labels, .nrrd keeps names and colours too.",
            "",
            "Labels: .json writes the objects of each slice as COCO, an image for each. Labels in pictures and TIFF files are"
                    + " taken for intensities unless --labels is given: then a palette's indices count, not its colours.",
            "",
            "Labels drawn on a scan: --like SCAN brings them into exactly its grid, also where their axes run the other way,"
                    + " and refuses those that lie elsewhere; TIFF, PNG and COCO, which have no place, are laid on it slice by"
                    + " slice. RT structure sets need it, since they hold outlines only. With a DICOM series as SCAN, a target"
                    + " .dcm becomes a DICOM object of labels that refers to the series; the patient's name and ids are copied"
                    + " into it, and into nothing else.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  margo convert medsam_vit_b.pth medsam_vit_b.safetensors --preprocessing medsam",
            "  margo convert tuned.safetensors tuned.pth",
            "  margo convert run/best.safetensors tuned.safetensors --half",
            "  margo convert ct.nrrd ct.nii.gz",
            "  margo convert slices/ ct.tif",
            "  margo convert labels.png objects.json --coco polygons",
            "  margo convert liver.nii.gz liver.dcm --like ct/",
            "  margo convert liver.nii.gz outlines.dcm --as rtstruct --like ct/",
            "  margo convert outlines.dcm liver.seg.nrrd --like ct/"
        })
final class ConvertCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "SOURCE",
            description = "A .pth, .pt or .safetensors file, or a volume (DICOM, NIfTI, NRRD, MetaImage, TIFF, a"
                    + " folder of slices), a picture, COCO's JSON, or an RT structure set.")
    private Path source;

    @Parameters(index = "1", paramLabel = "TARGET", description = "The copy; an older file of that name is replaced.")
    private Path target;

    @Option(
            names = "--preprocessing",
            paramLabel = "sam|medsam|sam-med2d",
            converter = ModelOptions.OfPreprocessing.class,
            description = "Say in the copy how it wants its pictures, so that no file name has to; .safetensors only.")
    private Optional<Preprocessing> preprocessing = Optional.empty();

    @Option(
            names = "--half",
            description = "Round a checkpoint's float32 values to float16, for half the size; .safetensors only.")
    private boolean half;

    @Option(names = "--labels", description = "The values are ids of objects.")
    private boolean labels;

    @Option(
            names = "--like",
            paramLabel = "SCAN",
            description = "The scan that the labels in SOURCE were drawn on: a DICOM series, or a volume.")
    private Optional<Path> like = Optional.empty();

    @Option(
            names = "--as",
            paramLabel = "seg|labelmap|rtstruct",
            converter = LabelObjectText.class,
            description = "What DICOM object a target .dcm becomes; default: seg.")
    private Optional<LabelObject> as = Optional.empty();

    @Option(
            names = "--coco",
            paramLabel = "compressed|runs|polygons",
            description =
                    "How .json holds the pixels of an object; default: compressed, pycocotools' text of runs. Objects with"
                            + " holes have no polygons and stay runs.")
    private Optional<CocoWriter.Shapes> coco = Optional.empty();

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() throws IOException {
        TargetFile.require(target, source);
        Console console = common.console(false);
        if (FileKind.of(source) == FileKind.CHECKPOINT) {
            convertCheckpoint(console);
        } else {
            convertVolume(console);
        }
        return 0;
    }

    private void convertCheckpoint(Console console) throws IOException {
        if (labels || like.isPresent() || as.isPresent() || coco.isPresent()) {
            throw new UsageException(
                    source + ": is a checkpoint; --labels, --like, --as and --coco are for volumes and pictures");
        }
        new CheckpointCopy(source, target, preprocessing, half).write(console);
    }

    private void convertVolume(Console console) throws IOException {
        if (preprocessing.isPresent() || half) {
            throw new UsageException(
                    source + ": is a volume or picture; --preprocessing and --half are for checkpoints");
        }
        if (like.isPresent()) {
            TargetFile.require(target, like.get());
        }
        new VolumeCopy(source, new LabelFile(target, as, coco), labels, like).write(console);
    }
}
