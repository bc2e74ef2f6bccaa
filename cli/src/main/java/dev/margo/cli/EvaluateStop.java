package dev.margo.cli;

/** Says on Ctrl-C how to go on. There is nothing to wait for: the journal drops what it has only in part. */
record EvaluateStop(Thread hook) implements AutoCloseable {
    static final String WORDS = "interrupted; what is finished is kept, and the same command goes on from there";

    static EvaluateStop of(Console console) {
        Thread hook = new Thread(() -> console.failed(WORDS), "margo-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        return new EvaluateStop(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending, and the hook has said so
        }
    }
}
