package dev.margo.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which pictures of SA-Med2D-20M a setting means.
 *
 * <p>Source: constantinpape/torch-em, torch_em/data/datasets/medical/sa_med2d.py, June 2024 (v1) and 2026 (v2).
 */
final class SaMed2dDraw {
    private static final double VAL_SHARE = 0.1;
    /** Taken whole, whatever the fraction. */
    private static final Set<String> SMALL = Set.of(
            "crass",
            "covid_19_ct_cxr",
            "cvc_clinicdb",
            "cranium",
            "CrossMoDA21",
            "EMIDEC",
            "endovis15",
            "fusc2021",
            "Heart_Seg_MRI",
            "ichallenge_adam_task2",
            "gamma",
            "gamma3",
            "Instance22",
            "LNDb",
            "MSD_Heart",
            "MSD_Prostate",
            "MSD_Spleen",
            "MSD_Colon",
            "picai_baseline",
            "picai_semi",
            "Promise09",
            "PROMISE12",
            "Pulmonary_Chest_X-Ray_Abnormalities_seg",
            "QUBIQ2020",
            "breast_ultrasound_images_dataset",
            "kvasircapsule_seg",
            "sz_cxr",
            "kvasir_seg");

    /** Of these, v2 looks at a tenth. */
    private static final Set<String> BRAIN = Set.of(
            "BrainTumour",
            "BraTS2013",
            "BraTS2015",
            "BraTS2018",
            "BraTS2019",
            "BraTS2020",
            "BraTS2021",
            "Brain_PTM",
            "cranium",
            "Instance22",
            "ISLES_SPES",
            "ISLES_SISS",
            "ISLES2016",
            "ISLES2017",
            "ISLES2018",
            "ISLES2022",
            "LongitudinalMultipleSclerosisLesionSegmentation");

    private static final int SHARD = 50_000;
    private static final int WHOLE_UP_TO = 500;
    private static final String LEFT_OUT_BY_V1 = "brain-growth";

    private final SaMed2dSettings settings;

    SaMed2dDraw(SaMed2dSettings settings) {
        this.settings = settings;
    }

    /** @param images paths by data set */
    Set<String> of(Map<String, List<String>> images) {
        Set<String> drawn = new HashSet<>();
        images.forEach((dataset, names) -> drawn.addAll(
                switch (settings.rule()) {
                    case BY_CASE -> byCase(dataset, names);
                    case RELEASED_V1 -> releasedV1(dataset, names);
                    case RELEASED_V2 -> releasedV2(dataset, names);
                }));
        return drawn;
    }

    private List<String> byCase(String dataset, List<String> images) {
        Map<String, TreeSet<String>> modalities = new TreeMap<>();
        images.forEach(image -> SaMed2dName.parse(image)
                .ifPresent(name -> modalities
                        .computeIfAbsent(name.patient(), key -> new TreeSet<>())
                        .add(name.modality())));
        Map<TreeSet<String>, List<String>> strata =
                new TreeMap<>(Comparator.<TreeSet<String>, String>comparing(Object::toString));
        modalities.forEach((patient, scans) ->
                strata.computeIfAbsent(scans, key -> new ArrayList<>()).add(patient));
        Set<String> patients = new HashSet<>();
        strata.values().forEach(stratum -> patients.addAll(sideOf(dataset, shuffled(stratum))));
        return images.stream()
                .filter(image -> SaMed2dName.parse(image)
                        .filter(name -> patients.contains(name.patient()))
                        .isPresent())
                .toList();
    }

    private List<String> releasedV1(String dataset, List<String> images) {
        List<String> kept =
                images.stream().filter(image -> !image.contains(LEFT_OUT_BY_V1)).toList();
        return sideOf(dataset, shuffled(kept));
    }

    private List<String> shuffled(List<String> names) {
        return names.stream()
                .sorted(Comparator.<String>comparingLong(name -> SeededHash.of(settings.seed(), name))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** A tenth, or the rest; and a fraction of that, at least one. */
    private List<String> sideOf(String dataset, List<String> shuffled) {
        int val = (int) Math.round(VAL_SHARE * shuffled.size());
        List<String> side =
                settings.part() == Part.VAL ? shuffled.subList(0, val) : shuffled.subList(val, shuffled.size());
        int wanted = (int) Math.max(1, Math.round(settings.fraction() * side.size()));
        return SMALL.contains(dataset) ? side : side.subList(0, Math.min(side.size(), wanted));
    }

    private List<String> releasedV2(String dataset, List<String> images) {
        List<String> sorted = images.stream().sorted().toList();
        List<String> drawn = new ArrayList<>();
        for (int begin = 0; begin < sorted.size(); begin += SHARD) {
            List<String> shard = sorted.subList(begin, Math.min(sorted.size(), begin + SHARD));
            int looked = BRAIN.contains(dataset) ? (int) (0.1 * shard.size()) : shard.size();
            int train = (int) (0.8 * looked);
            int val = scaled(looked - train);
            train = scaled(train);
            drawn.addAll(settings.part() == Part.TRAIN ? shard.subList(0, train) : shard.subList(train, train + val));
        }
        return drawn;
    }

    private int scaled(int count) {
        return count > WHOLE_UP_TO ? (int) (settings.fraction() * count) : count;
    }
}
