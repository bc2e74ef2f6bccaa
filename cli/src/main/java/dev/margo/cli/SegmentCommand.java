package dev.margo.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code margo segment}: from images and prompts to masks. */
@Command(
        name = "segment",
        header = "Segment an object, or many, in one image or many.",
        description = {
            "",
            "All prompts of one call describe ONE object; for many objects use --prompts. Coordinates are image pixels,"
                    + " 0,0 is the top-left one, also of a slice of a volume. At most one box and one mask per object; a lasso and"
                    + " a RECIST measurement count as a box.",
            ""
        },
        sortOptions = false,
        customSynopsis = "margo segment IMAGE... [--slice N] -m MODEL PROMPT... -o MASK [--overlay FILE] [OPTION...]",
        optionListHeading = "%nGeneral:%n",
        footer = {
            "",
            "Prompts file for many objects (ids become the values of a label image, 8-bit or above 255 16-bit; where objects"
                    + " overlap, the later one in the file wins; id, name and label may be left out):",
            "  {\"objects\": [",
            "    {\"id\": 1, \"name\": \"liver\", \"prompts\": [",
            "      {\"box\": [112, 80, 190, 161]},",
            "      {\"point\": [150, 120], \"label\": \"+\"},",
            "      {\"scribble\": [[10, 12], [14, 15]], \"label\": \"-\"}]},",
            "    {\"id\": 2, \"prompts\": [{\"lasso\": [[5, 5], [30, 5], [20, 30]]}]},",
            "    {\"id\": 3, \"prompts\": [{\"recist\": [40, 40, 60, 52]}]},",
            "    {\"id\": 4, \"prompts\": [{\"mask\": \"rough.png\"}]}]}",
            "Names of mask files are relative to the prompts file.",
            "",
            "Many images: an image that cannot be read is told, skipped and counted, the others are done, and the exit code"
                    + " is 3 (2 if only prompts were at fault). Nothing of an image is written before all of it was computed.",
            "",
            "Windows (intensities that become 0 and 255): auto, abdomen, lung, bone, brain, mediastinum, medsam-ct,"
                    + " percentiles, minmax, identity, file, or low,high. file is the window that a DICOM file proposes. auto keeps 8-bit pictures as they are and takes the 0.5th to"
                    + " 99.5th percentile of others.",
            "",
            "A slice's mask may be a label volume: --out liver.nii.gz, .nii, .seg.nrrd, .nrrd, .mha, .tif, .json for COCO, a"
                    + " new folder for PNG slices, or for DICOM .dcm (see --as). It has exactly the grid of the scan, the mask"
                    + " in its slice and 0 elsewhere; TIFF, COCO and PNG keep no place. Of a picture, .tif and .json. Into .dcm the"
                    + " patient's name and ids are copied from the scan, and into nothing else. Rows and columns are the scan's,"
                    + " in prompts, masks and overlays; 'margo view --as-stored' shows them.",
            "",
            "Cache: an embedding in --cache DIR is found again by the pixels after the window, the weights, the"
                    + " preprocessing and the image size; names and dates play no part. Several runs may share a folder."
                    + " Files in it may be deleted at any time; a damaged one is made anew.",
            "",
            "JSON keys: file, width, height, slice {axis, index, time, volume {size [x, y, z], spacingMm, orientation,"
                    + " outOfPlane, originMm, directions [of x, of y, of z]}} or null, window [low, high], model {file, architecture, imageSize, preprocessing,"
                    + " preprocessingReason}, seconds {embed, predict}, objects [{id, name, area, box [x0,y0,x1,y1] inclusive or"
                    + " null, predictedIou, stability, rle {size [h,w], counts}, out}], overlay.",
            "",
            "Examples:",
            "  margo segment scan.png -m sam_vit_b --box 112,80,190,161 -o mask.png --overlay seen.png",
            "  margo segment scan.png -m sam_vit_b --point 150,120 --point 90,40,- -o mask.png",
            "  margo segment ct.tif -m medsam.pth --window abdomen --prompts organs.json -o labels.png",
            "  margo segment ct.nii.gz --slice 42 -m medsam.pth --window abdomen --box 112,80,190,161 -o liver.png",
            "  margo segment ct/ --slice 42 -m medsam.pth --box 112,80,190,161 -o liver.dcm --as rtstruct",
            "  margo segment 'scans/*.png' -m medsam.pth --prompts 'boxes/{name}.json' -o masks/"
        })
final class SegmentCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "IMAGE",
            description =
                    "PNG, JPEG or TIFF pictures, or volumes (DICOM, NIfTI, NRRD, MetaImage) with --slice; quoted patterns"
                            + " such as 'scans/*.png' work too.")
    private List<String> images = new ArrayList<>();

    // groups only for their headings; what must be given is checked where it is used
    @ArgGroup(validate = false, order = 1, heading = "%nPrompts:%n")
    private PromptOptions promptOptions = new PromptOptions();

    @ArgGroup(validate = false, order = 2, heading = "%nResults:%n")
    private OutputOptions outputOptions = new OutputOptions();

    @ArgGroup(validate = false, order = 4, heading = "%nVolumes:%n")
    private SliceOptions sliceOptions = new SliceOptions();

    @ArgGroup(validate = false, order = 3, heading = "%nModel:%n")
    private ModelOptions modelOptions = new ModelOptions();

    @Option(
            names = "--window",
            paramLabel = "NAME|low,high",
            converter = WindowText.class,
            description =
                    "How raw intensities become 0..255, see below; default: file if that proposes one, else auto.")
    private WindowChoice window = WindowChoice.byDefault();

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() throws IOException {
        PromptSource prompts = promptOptions.source();
        boolean multimask = outputOptions.multimask();
        if (multimask && promptOptions.areForManyObjects()) {
            throw new UsageException("--multimask and --prompts together: a label image holds one mask per object");
        }
        modelOptions.check();
        List<Path> files = ImageFiles.expand(images);
        try (LazyModel model = new LazyModel(modelOptions)) {
            List<Path> inputs = new ArrayList<>(promptOptions.files());
            inputs.add(model.file());
            Map<Path, Outputs> plan = outputOptions.plan(files, inputs);
            for (Map.Entry<Path, Outputs> entry : plan.entrySet()) {
                entry.getValue().requireSource(entry.getKey(), sliceOptions.choice());
            }
            ImageSegmentation segmentation =
                    new ImageSegmentation(model, prompts, sliceOptions.choice(), window, multimask);
            ResultFiles results = new ResultFiles(promptOptions.areForManyObjects(), multimask);
            return new SegmentRun(common.console(outputOptions.json()), segmentation, results).run(plan);
        }
    }
}
