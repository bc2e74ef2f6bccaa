package dev.margo.train;

/** Sees how a run comes about and goes. */
public interface RunWatcher extends TrainingListener {
    /** While pictures are read into the cache. */
    void reading(String dataset, int files, int of);

    /**
     * Before the first step; from now on a run ends after a step, when it is asked to.
     *
     * @param step steps taken in earlier runs
     * @param steps of the whole run
     */
    void began(long step, long steps);

    /** Something a user should know. */
    void note(String line);
}
