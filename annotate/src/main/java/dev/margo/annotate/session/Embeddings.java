package dev.margo.annotate.session;

import dev.margo.annotate.session.EmbeddingStatus.Stage;
import dev.margo.image.ByteImage;
import dev.margo.segment.EmbeddedImage;
import dev.margo.segment.EmbeddingCache;
import dev.margo.segment.Segmenter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Embeddings of slices, made by one thread, the most urgent first. A limited number stays in memory; all go to the cache, if
 * there is one. Threads: any.
 */
final class Embeddings implements AutoCloseable {
    private static final long MEMORY_BYTES = 256L << 20;
    private static final int FEWEST = 16; // those ahead of a user, and some of a propagation
    private static final int MOST = 64;
    private static final int CHANNELS = 256;

    private final ModelInUse model;
    private final Optional<EmbeddingCache> cache;
    private final BiConsumer<SliceKey, EmbeddingStatus> told;
    private final Map<SliceKey, Held> held = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<SliceKey, Request> waiting = new HashMap<>();
    private final Map<SliceKey, String> failed = new HashMap<>();
    private Optional<Request> computing = Optional.empty();
    private long order;
    private boolean closed;

    /** An embedding and how many use it now. */
    private static final class Held {
        private final EmbeddedImage image;
        private int uses;

        private Held(EmbeddedImage image) {
            this.image = image;
        }
    }

    private record Request(SliceKey key, PictureOf picture, Urgency urgency, long order, CompletableFuture<Void> done) {
        Request with(Urgency other) {
            return other.compareTo(urgency) < 0 ? new Request(key, picture, other, order, done) : this;
        }
    }

    /** The windowed picture of a slice, read when it is needed. */
    @FunctionalInterface
    interface PictureOf {
        ByteImage get();
    }

    /** @param told of every change, in whatever thread it happens */
    Embeddings(ModelInUse model, Optional<EmbeddingCache> cache, BiConsumer<SliceKey, EmbeddingStatus> told) {
        this.model = model;
        this.cache = cache;
        this.told = told;
        Thread thread = new Thread(this::encodeAll, "margo-encoder");
        thread.setDaemon(true);
        thread.start();
    }

    /** How many stay in memory: as many as fit into 256 MiB, at least 16. */
    private int most() {
        long side = model.await().info().lowResSide() / 4;
        return (int) Math.max(FEWEST, Math.min(MOST, MEMORY_BYTES / (side * side * CHANNELS * Float.BYTES)));
    }

    synchronized EmbeddingStatus status(SliceKey key) {
        if (held.containsKey(key)) {
            return EmbeddingStatus.of(Stage.READY);
        } else if (failed.containsKey(key)) {
            return new EmbeddingStatus(Stage.FAILED, Optional.of(failed.get(key)));
        }
        return EmbeddingStatus.of(isComputing(key) ? Stage.COMPUTING : Stage.WAITING);
    }

    private boolean isComputing(SliceKey key) {
        return computing.filter(request -> request.key().equals(key)).isPresent();
    }

    /** Forgets what the user of {@code document} wanted to see; nobody waits for that. */
    synchronized void giveUp(String document) {
        waiting.values()
                .removeIf(request -> request.key().document().equals(document)
                        && (request.urgency() == Urgency.SEEN || request.urgency() == Urgency.AHEAD));
    }

    /** Sees to it that the embedding will be there. */
    synchronized CompletableFuture<Void> request(SliceKey key, PictureOf picture, Urgency urgency) {
        if (closed) {
            throw new IllegalStateException("the embeddings are closed; keep them open as long as they are asked");
        }
        if (held.containsKey(key)) {
            return CompletableFuture.completedFuture(null);
        }
        if (isComputing(key)) {
            return computing.get().done();
        }
        failed.remove(key);
        Request request =
                waiting.getOrDefault(key, new Request(key, picture, urgency, order++, new CompletableFuture<>()));
        waiting.put(key, request.with(urgency));
        notifyAll();
        return request.done();
    }

    /** Asks the embedding, if it is there. */
    <T> Optional<T> ifReady(SliceKey key, Function<EmbeddedImage, T> question) {
        Held found = take(key);
        if (found == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(question.apply(found.image));
        } finally {
            giveBack(found);
        }
    }

    /**
     * Asks the embedding, when it is there.
     *
     * @throws ModelException if there is no model
     * @throws UncheckedIOException if the image cannot be read
     */
    <T> T ask(SliceKey key, PictureOf picture, Urgency urgency, Function<EmbeddedImage, T> question) {
        while (true) {
            try {
                request(key, picture, urgency).join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
            Optional<T> answer = ifReady(key, question);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
    }

    private synchronized Held take(SliceKey key) {
        Held found = held.get(key);
        if (found != null) {
            found.uses++;
        }
        return found;
    }

    private synchronized void giveBack(Held used) {
        used.uses--;
        if (closed && used.uses == 0) {
            used.image.close();
        }
    }

    private void encodeAll() {
        for (Request next = next(); next != null; next = next()) {
            told.accept(next.key(), EmbeddingStatus.of(Stage.COMPUTING));
            try {
                store(next.key(), encode(next));
                next.done().complete(null);
                told.accept(next.key(), EmbeddingStatus.of(Stage.READY));
            } catch (IOException e) {
                fail(next, new UncheckedIOException(e));
            } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
                fail(next, e);
            }
        }
    }

    private synchronized Request next() {
        computing = Optional.empty();
        while (!closed && waiting.isEmpty()) {
            try {
                wait();
            } catch (InterruptedException e) {
                return null;
            }
        }
        if (closed) {
            return null;
        }
        Request first = waiting.values().stream()
                .min(Comparator.comparing(Request::urgency).thenComparing(Request::order))
                .orElseThrow();
        waiting.remove(first.key());
        computing = Optional.of(first);
        return first;
    }

    /** What a user may point at is prepared; what is asked for needs perhaps a part alone. */
    private EmbeddedImage encode(Request request) throws IOException {
        Segmenter segmenter = model.await();
        ByteImage picture = request.picture().get();
        EmbeddedImage image = cache.isPresent() ? cache.get().embed(segmenter, picture) : segmenter.embed(picture);
        if (request.urgency() == Urgency.SEEN || request.urgency() == Urgency.AHEAD) {
            prepare(image);
        }
        return image;
    }

    private static void prepare(EmbeddedImage image) {
        try {
            image.prepare();
        } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
            image.close();
            throw e;
        }
    }

    private void store(SliceKey key, EmbeddedImage image) {
        int most = most();
        synchronized (this) {
            if (closed) {
                image.close();
                throw new IllegalStateException("the embeddings are closed; keep them open as long as they are asked");
            }
            makeRoom(most);
            held.put(key, new Held(image));
        }
    }

    /** The one used longest ago goes, and none that is in use. */
    private void makeRoom(int most) {
        Iterator<Held> oldest = held.values().iterator();
        while (held.size() >= most && oldest.hasNext()) {
            Held candidate = oldest.next();
            if (candidate.uses == 0) {
                candidate.image.close();
                oldest.remove();
            }
        }
    }

    private void fail(Request request, Throwable cause) {
        String problem = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        synchronized (this) {
            failed.put(request.key(), problem);
        }
        request.done()
                .completeExceptionally(
                        cause instanceof RuntimeException known ? known : new ModelException(problem, cause));
        told.accept(request.key(), new EmbeddingStatus(Stage.FAILED, Optional.of(problem)));
    }

    /** Embeddings in memory now. */
    synchronized int inMemory() {
        return held.size();
    }

    /** Frees what belongs to a document that is closed. */
    synchronized void forget(String document) {
        giveUp(document);
        failed.keySet().removeIf(key -> key.document().equals(document));
        held.entrySet().removeIf(entry -> {
            boolean goes = entry.getKey().document().equals(document) && entry.getValue().uses == 0;
            if (goes) {
                entry.getValue().image.close();
            }
            return goes;
        });
    }

    @Override
    public synchronized void close() {
        closed = true;
        List<Request> open = List.copyOf(waiting.values());
        waiting.clear();
        open.forEach(request -> request.done()
                .completeExceptionally(new IllegalStateException("the server is stopping; ask it again when it runs")));
        held.values().stream().filter(one -> one.uses == 0).forEach(one -> one.image.close());
        held.clear();
        notifyAll();
    }
}
