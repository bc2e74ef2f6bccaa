package dev.margo.zoo;

import java.util.OptionalLong;

/** Told how far a download is. Called on the thread that pulls, some hundred times a second on a fast line. */
@FunctionalInterface
public interface ProgressListener {

    /**
     * @param done bytes of the file that are on disk, those of earlier runs included
     * @param total bytes of the whole file, if the server or the list of models tells
     */
    void progress(long done, OptionalLong total);

    /** Listens to nothing. */
    static ProgressListener silent() {
        return (done, total) -> {};
    }
}
