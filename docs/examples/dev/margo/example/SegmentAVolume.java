package dev.margo.example;

import dev.margo.image.Axis;
import dev.margo.image.IntensityWindow;
import dev.margo.image.Segmentation;
import dev.margo.image.Volume;
import dev.margo.io.VolumeReader;
import dev.margo.io.VolumeWriter;
import dev.margo.prompt.Box;
import dev.margo.prompt.Point;
import dev.margo.segment.EmbeddingCache;
import dev.margo.segment.Segmenter;
import dev.margo.tensor.Device;
import dev.margo.volume.EmbeddedSlices;
import dev.margo.volume.InteractiveVolume;
import dev.margo.volume.Projection;
import dev.margo.volume.PropagationSettings;
import dev.margo.volume.VolumePictures;
import dev.margo.volume.Watch;
import java.io.IOException;
import java.nio.file.Path;

/** The example of docs/how-to/volumes.md; the lines between the two marks stand there. */
final class SegmentAVolume {
    private SegmentAVolume() {}

    static void segment(Path modelFile, Path scanFile, Path cacheFolder, Path labelsFile) throws IOException {
        // page begins
        Volume scan = VolumeReader.read(scanFile);
        VolumePictures pictures = new VolumePictures(scan, Axis.Z, 0, IntensityWindow.automatic()).alike();
        PropagationSettings settings = PropagationSettings.defaults().withProjection(Projection.BOX);
        try (Segmenter model = Segmenter.load(modelFile, Device.cpu());
                EmbeddedSlices slices = new EmbeddedSlices(model, pictures, EmbeddingCache.in(cacheFolder))) {
            InteractiveVolume objects = new InteractiveVolume(pictures.stack(), slices, settings);
            objects.prompt(1, 1, new Box(140, 141, 217, 224));
            objects.propagate(1, Watch.nobody());
            objects.prompt(1, 3, Point.background(196, 148)); // corrects the mask that slice 3 has got
            objects.propagate(1, Watch.nobody()); // asks for slice 2 and those above 3 again
            VolumeWriter.writeLabels(labelsFile, Segmentation.unnamed(objects.labels()));
        }
        // page ends
    }
}
