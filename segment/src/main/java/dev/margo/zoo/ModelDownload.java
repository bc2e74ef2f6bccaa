package dev.margo.zoo;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Fetches known models into a store. Nothing is asked of any server before {@link #pull} is called.
 *
 * <p>Bytes go to {@code FILE.part}; a run that ends early leaves it, and the next one goes on from there if the server
 * still has the same version. Only a file whose length and checksums are right takes its place, in one step.
 */
public final class ModelDownload {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Requests requests;

    /** Waits a minute for a silent server before it gives up. */
    public ModelDownload() {
        this(PATIENCE);
    }

    ModelDownload(Duration patience) {
        requests = Requests.waiting(patience);
    }

    /**
     * Brings {@code model} into {@code store} and returns its file. A file that is there already is verified instead.
     *
     * @throws ModelDownloadException in one line: a model that needs a person, a refusal, a cut connection, a full disk,
     *     a wrong hash, another download of the same file under way
     * @throws InterruptedIOException if the thread is interrupted, which stays so; what arrived is kept
     */
    public Path pull(KnownModel model, ModelStore store, ProgressListener listener) throws IOException {
        Path target = store.fileOf(model);
        if (model.needsAPerson() && !Files.exists(target)) {
            throw ModelDownloadException.needsAPerson(model, target);
        }
        try (ModelLock held = lock(store.folder(), target)) {
            if (Files.exists(target)) {
                Verification.check(model.source(), target, "it is left as it is; move it away and pull again");
            } else {
                fetch(model.source(), target, listener);
            }
            return target;
        } catch (InterruptedException | ClosedByInterruptException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("%s: interrupted; what arrived is kept".formatted(target));
        }
    }

    private static ModelLock lock(Path folder, Path target) throws IOException {
        try {
            Files.createDirectories(folder);
            return ModelLock.take(target);
        } catch (FileSystemException e) {
            throw ModelDownloadException.noFolder(folder, e);
        }
    }

    private void fetch(ModelSource source, Path target, ProgressListener listener)
            throws IOException, InterruptedException {
        PartFile part = PartFile.beside(target);
        boolean whole = source.bytes().isPresent() && source.bytes().getAsLong() == part.length();
        if (!whole) {
            new Transfer(source.download().orElseThrow(), source.bytes(), part, listener).run(requests);
        }
        try {
            Verification.check(source, part.file(), "what arrived is removed; pull again, and if it repeats, tell us");
        } catch (ModelDownloadException wrong) {
            part.discard();
            throw wrong;
        }
        part.moveTo(target);
    }
}
