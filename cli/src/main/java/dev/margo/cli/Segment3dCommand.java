package dev.margo.cli;

import dev.margo.io.dicom.LabelObject;
import dev.margo.volume.PropagationSettings;
import dev.margo.volume.VolumePictures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code margo segment3d}: from a volume and prompts on some of its slices to objects in three dimensions. */
@Command(
        name = "segment3d",
        header = "Segment objects through a volume, from prompts on one slice or several.",
        description = {
            "",
            "The model answers the prompts on their slices; from there each mask becomes the prompt for the next slice,"
                    + " up and down, until an answer has too little in common with the one before it. Between two slices with"
                    + " prompts both sides meet in the middle. All flags of one call describe ONE object; for many use"
                    + " --prompts. Coordinates are pixels of the slice, rows and columns as stored; slices count from 0.",
            ""
        },
        sortOptions = false,
        customSynopsis = "margo segment3d VOLUME -m MODEL PROMPT... -o LABELS.nii.gz [OPTION...]",
        optionListHeading = "%nGeneral:%n",
        footer = {
            "",
            "Prompts file (id, name, label and axis may be left out; where objects overlap, the later one wins):",
            "  {\"axis\": \"z\", \"objects\": [",
            "    {\"id\": 1, \"name\": \"liver\", \"prompts\": [",
            "      {\"slice\": 42, \"box\": [112, 80, 190, 161]},",
            "      {\"slice\": 50, \"point\": [150, 120], \"label\": \"-\"},",
            "      {\"slice\": 61, \"end\": true}]},",
            "    {\"id\": 2, \"prompts\": [{\"slice\": 40, \"recist\": [40, 40, 60, 52]}]}]}",
            "The kinds are those of 'margo segment'. \"end\" says that the object is not on this slice.",
            "",
            "Embeddings of slices are made when they are needed and kept in --cache DIR, or for this run only. A call that"
                    + " was killed goes on with what is there; further calls with other prompts start at once.",
            "",
            "Examples:",
            "  margo segment3d ct.nii.gz -m medsam.pth --window abdomen --box 112,80,190,161@42 -o liver.nii.gz",
            "  margo segment3d mr/ -m sam_vit_b --recist 40,40,60,52@17 --projection box -o lesion.dcm",
            "  margo segment3d ct.nrrd -m sam_vit_b --prompts organs.json --preset tuned.json --cache emb -o organs.seg.nrrd"
        })
final class Segment3dCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "VOLUME",
            description = "DICOM, NIfTI, NRRD, MetaImage, NumPy, a stack of TIFF or pictures.")
    private Path volume;

    // groups only for their headings; what must be given is checked where it is used
    @ArgGroup(validate = false, order = 1, heading = "%nPrompts:%n")
    private VolumePromptOptions promptOptions = new VolumePromptOptions();

    @ArgGroup(validate = false, order = 2, heading = "%nPropagation; default: point, IoU 0.5, box growth 0.05:%n")
    private PropagationOptions propagationOptions = new PropagationOptions();

    @ArgGroup(validate = false, order = 3, heading = "%nModel:%n")
    private ModelOptions modelOptions = new ModelOptions();

    @ArgGroup(validate = false, order = 4, heading = "%nVolume:%n")
    private VolumeOptions volumeOptions = new VolumeOptions();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "LABELS",
            required = true,
            description = "The label volume, on the grid of VOLUME: .nii.gz, .nii, .seg.nrrd, .nrrd, .mha, .tif, .json"
                    + " (COCO), .dcm, or a new folder for PNG slices.")
    private Path out;

    @Option(
            names = "--as",
            paramLabel = "seg|labelmap|rtstruct",
            converter = LabelObjectText.class,
            description = "What DICOM object a LABELS.dcm becomes; default: seg.")
    private Optional<LabelObject> as = Optional.empty();

    @Option(names = "--precompute", description = "Encode all slices before; needs --cache to be of use later.")
    private boolean precompute;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() throws IOException {
        VolumePrompts prompts = promptOptions.read();
        PropagationSettings settings = propagationOptions.settings();
        modelOptions.check();
        LabelFile target = target();
        VolumePictures pictures = volumeOptions.read(volume, prompts.axis());
        prompts.objects().forEach(object -> object.requireFit(volume, pictures.stack()));
        try (LazyModel model = new LazyModel(modelOptions);
                EmbeddingFolder folder = EmbeddingFolder.of(modelOptions)) {
            VolumePictures alike = UsageException.about(volume, pictures::alike);
            new Segment3dRun(common.console(false), model, folder.cache(), settings)
                    .run(new Segment3dRun.Task(volume, alike, prompts.objects(), target, precompute));
        }
        return 0;
    }

    private LabelFile target() throws IOException {
        TargetFile.require(out, volume);
        LabelFile target = new LabelFile(out, as, Optional.empty());
        target.requireSource(volume);
        if (target.isDicom() && volumeOptions.time() > 0) {
            throw new UsageException(
                    "%s: DICOM objects of labels refer to the first time of a series only; write .nii.gz or .nrrd"
                            .formatted(out));
        }
        return target;
    }
}
