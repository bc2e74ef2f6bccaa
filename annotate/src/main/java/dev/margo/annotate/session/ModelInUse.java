package dev.margo.annotate.session;

import dev.margo.segment.ModelInfo;
import dev.margo.segment.Segmenter;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The one model of a server, loaded beside everything else. Threads: any. */
public final class ModelInUse implements AutoCloseable {
    private final String name;
    private final CompletableFuture<Segmenter> loading = new CompletableFuture<>();

    private ModelInUse(String name) {
        this.name = name;
    }

    /**
     * Begins to load a model.
     *
     * @param name for people
     * @param told when it is there, or could not be loaded
     */
    public static ModelInUse load(String name, Callable<Segmenter> load, Runnable told) {
        ModelInUse model = new ModelInUse(name);
        Thread thread = new Thread(
                () -> {
                    try {
                        model.loading.complete(load.call());
                    } catch (Exception | LinkageError | OutOfMemoryError e) {
                        model.loading.completeExceptionally(e);
                    }
                    told.run();
                },
                "margo-model");
        thread.setDaemon(true);
        thread.start();
        return model;
    }

    public String name() {
        return name;
    }

    /**
     * The model, when it is there.
     *
     * @throws ModelException if it could not be loaded
     */
    public Segmenter await() {
        try {
            return loading.join();
        } catch (CompletionException e) {
            throw new ModelException("the model %s could not be loaded: %s".formatted(name, message(e.getCause())), e);
        }
    }

    private static String message(Throwable cause) {
        return cause instanceof IOException || cause instanceof RuntimeException && cause.getMessage() != null
                ? cause.getMessage()
                : cause.toString();
    }

    /** What is loaded; nothing while it is not. */
    public Optional<ModelInfo> info() {
        return loading.isDone() && !loading.isCompletedExceptionally()
                ? Optional.of(loading.join().info())
                : Optional.empty();
    }

    /** Why it could not be loaded; nothing if it was, or is still being. */
    public Optional<String> problem() {
        if (!loading.isCompletedExceptionally()) {
            return Optional.empty();
        }
        try {
            await();
            return Optional.empty();
        } catch (ModelException e) {
            return Optional.of(e.getMessage());
        }
    }

    @Override
    public void close() {
        loading.whenComplete((segmenter, problem) -> {
            if (segmenter != null) {
                segmenter.close();
            }
        });
    }
}
