package dev.margo.dataset;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells from a file's name whose picture it is. */
@FunctionalInterface
public interface PatientRule {
    /** The patient of the picture in {@code file}. */
    String patientOf(String file);

    /** Every file is a patient of its own; its name without endings is the patient's. */
    static PatientRule everyFile() {
        return FileStem::of;
    }

    /**
     * What the first group of {@code pattern} matches anywhere in the file's name, such as {@code ^([A-Z]+\d+)_} for
     * {@code RUNMC03_12.png}. A file that it does not match is a patient of its own.
     *
     * @throws IllegalArgumentException if the pattern has no group
     */
    static PatientRule group(Pattern pattern) {
        if (pattern.matcher("").groupCount() < 1) {
            throw new IllegalArgumentException(
                    "pattern '%s' has no group; put what names the patient in parentheses".formatted(pattern));
        }
        return file -> {
            Matcher matcher = pattern.matcher(file);
            return matcher.find() && matcher.group(1) != null ? matcher.group(1) : FileStem.of(file);
        };
    }
}
