package dev.margo.dataset;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A split drawn by lot: a share of the patients for each side. The draw follows from the patients' names and the seed
 * alone, not from the order of files.
 */
public final class PatientShares implements Split {
    private final Map<String, Part> parts;

    private PatientShares(Map<String, Part> parts) {
        this.parts = parts;
    }

    /**
     * @param val share of the patients, 0..1, rounded to whole patients
     * @param test likewise; the rest is for training
     * @throws IllegalArgumentException if the shares are none, or exceed 1 together
     */
    public static PatientShares draw(SampleSource source, double val, double test, long seed) {
        if (!(val >= 0 && test >= 0 && val + test <= 1)) {
            throw new IllegalArgumentException(
                    "shares of patients are 0..1 and 1 at most together, got val %s and test %s".formatted(val, test));
        }
        List<String> patients = source.files().stream()
                .map(SourceFile::patient)
                .distinct()
                .sorted(Comparator.<String>comparingLong(patient -> SeededHash.of(seed, patient))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        long firstVal = Math.round(patients.size() * test);
        long firstTrain = Math.round(patients.size() * (test + val));
        Map<String, Part> parts = new HashMap<>();
        for (int i = 0; i < patients.size(); i++) {
            parts.put(patients.get(i), i < firstVal ? Part.TEST : i < firstTrain ? Part.VAL : Part.TRAIN);
        }
        return new PatientShares(parts);
    }

    @Override
    public Optional<Part> partOf(String dataset, SourceFile file) {
        return Optional.ofNullable(parts.get(file.patient()));
    }
}
