package dev.margo.annotate.project;

import java.util.Optional;

/**
 * What a project is of.
 *
 * @param image the file's name, for people
 * @param series tells the series of a DICOM folder from others that may be put there later; absent for other images
 */
public record ProjectSubject(String image, Optional<String> series) {
    public static ProjectSubject of(String image) {
        return new ProjectSubject(image, Optional.empty());
    }
}
