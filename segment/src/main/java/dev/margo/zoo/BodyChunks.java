package dev.margo.zoo;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The body of a response as it arrives, one chunk ahead of the reader. The stream that the JDK offers instead waits
 * without limit for a server that falls silent.
 */
final class BodyChunks implements BodySubscriber<BodyChunks>, AutoCloseable {
    /** One of the two is set; neither at the end of the body. */
    private record Signal(List<ByteBuffer> chunk, Throwable failure) {}

    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final Duration patience;
    private Flow.Subscription subscription;
    private boolean closed;

    BodyChunks(Duration patience) {
        this.patience = patience;
    }

    /**
     * The next piece, or empty at the end.
     *
     * @throws HttpTimeoutException if nothing comes for as long as patience lasts
     */
    Optional<List<ByteBuffer>> next() throws IOException, InterruptedException {
        Signal signal = signals.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (signal == null) {
            throw new HttpTimeoutException("no data for %s s".formatted(patience.toMillis() / 1000.0));
        }
        if (signal.failure() != null) {
            throw new IOException(signal.failure().getMessage(), signal.failure());
        }
        if (signal.chunk() != null) {
            requestOne();
        }
        return Optional.ofNullable(signal.chunk());
    }

    @Override
    public CompletionStage<BodyChunks> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (closed) {
            given.cancel();
        } else {
            given.request(1);
        }
    }

    private synchronized void requestOne() {
        subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> chunk) {
        signals.add(new Signal(chunk, null));
    }

    @Override
    public void onError(Throwable failure) {
        signals.add(new Signal(null, failure));
    }

    @Override
    public void onComplete() {
        signals.add(new Signal(null, null));
    }

    /** Lets go of the connection; what has not arrived by now never will. */
    @Override
    public synchronized void close() {
        closed = true;
        if (subscription != null) {
            subscription.cancel();
        }
    }
}
