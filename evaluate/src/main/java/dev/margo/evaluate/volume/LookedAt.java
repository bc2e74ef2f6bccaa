package dev.margo.evaluate.volume;

import dev.margo.dataset.LabelledVolume;
import dev.margo.evaluate.volume.VolumeObjectRule.Wanted;
import dev.margo.volume.VolumePictures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One time of a volume, and the objects in it that are asked for.
 *
 * @param name of its file, and of the time where there are several
 */
record LookedAt(String name, VolumePictures pictures, List<Wanted> objects) {

    /** A volume, time by time; those without an object are left out. */
    static List<LookedAt> of(LabelledVolume volume, VolumeObjectRule rule) throws IOException {
        List<LookedAt> all = new ArrayList<>();
        int times = volume.volume().layout().times();
        for (int time = 0; time < times; time++) {
            List<Wanted> objects = rule.in(volume.objects(time));
            if (!objects.isEmpty()) {
                VolumePictures pictures =
                        new VolumePictures(volume.volume(), volume.axis(), time, volume.window()).alike();
                all.add(new LookedAt(times == 1 ? volume.name() : volume.name() + " t=" + time, pictures, objects));
            }
        }
        return all;
    }
}
