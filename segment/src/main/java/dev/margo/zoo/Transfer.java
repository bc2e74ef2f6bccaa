package dev.margo.zoo;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Brings one file into its part, from where an earlier run stopped if the server agrees. */
record Transfer(URI url, OptionalLong expected, PartFile part, ProgressListener listener) {
    /** No checkpoint is larger; a body without a length may not fill the disk. */
    static final long MAX_BYTES = 16L << 30;

    void run(Requests requests) throws IOException, InterruptedException {
        long have = part.resumableLength();
        if (have == 0) {
            fromStart(requests);
            return;
        }
        try (Reply reply = requests.rest(url, have, part.tag().orElseThrow())) {
            if (reply.goesOnFrom(have)) {
                receive(reply, have);
                return;
            }
            if (reply.status() == 200) { // a new version, or a server that knows no ranges
                begin(reply);
                return;
            }
            if (reply.saysWhole(have)) {
                return;
            }
            if (reply.status() != 206 && reply.status() != 416) { // the server's trouble, not the part's: keep it
                throw ModelDownloadException.refused(url, reply.status());
            }
        }
        fromStart(requests);
    }

    private void fromStart(Requests requests) throws IOException, InterruptedException {
        try (Reply reply = requests.whole(url)) {
            if (reply.status() != 200) {
                throw ModelDownloadException.refused(url, reply.status());
            }
            begin(reply);
        }
    }

    private void begin(Reply reply) throws IOException, InterruptedException {
        part.begin(reply.strongTag());
        receive(reply, 0);
    }

    void receive(Reply reply, long have) throws IOException, InterruptedException {
        OptionalLong total = total(reply, have);
        if (total.isPresent()) {
            requireRoom(total.getAsLong() - have);
        }
        long done = have;
        try (FileChannel out = part.append()) {
            for (var next = next(reply, done, total); next.isPresent(); next = next(reply, done, total)) {
                done += write(out, next.get(), done, total.orElse(MAX_BYTES));
                listener.progress(done, total);
            }
            out.force(true);
        }
        if (total.isPresent() && done != total.getAsLong()) {
            throw ModelDownloadException.lost(url, done, total, new IOException("too few bytes"));
        }
    }

    private OptionalLong total(Reply reply, long have) throws IOException {
        String announced = reply.header("Content-Length");
        if (announced.isEmpty()) {
            return expected;
        }
        OptionalLong body = reply.bodyLength();
        long limit = expected.orElse(MAX_BYTES);
        boolean wrong = body.isEmpty()
                || body.getAsLong() > limit - have
                || expected.isPresent() && body.getAsLong() != limit - have;
        if (wrong) {
            part.discard();
            String bound = expected.isPresent() ? "" : "at most ";
            throw ModelDownloadException.wrongLength(url, bound + (limit - have), announced);
        }
        return OptionalLong.of(have + body.getAsLong());
    }

    private void requireRoom(long needed) throws IOException {
        Path folder = part.file().toAbsolutePath().getParent();
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < needed) {
            throw ModelDownloadException.noRoom(folder, needed, free);
        }
    }

    private Optional<List<ByteBuffer>> next(Reply reply, long done, OptionalLong total)
            throws ModelDownloadException, InterruptedException {
        try {
            return reply.body().next();
        } catch (IOException e) {
            throw ModelDownloadException.lost(url, done, total, e);
        }
    }

    private long write(FileChannel out, List<ByteBuffer> chunk, long done, long limit) throws IOException {
        long size = chunk.stream().mapToLong(ByteBuffer::remaining).sum();
        if (size > limit - done) {
            part.discard();
            throw ModelDownloadException.wrongLength(url, "at most " + limit, "more");
        }
        try {
            for (ByteBuffer piece : chunk) {
                while (piece.hasRemaining()) {
                    out.write(piece);
                }
            }
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw ModelDownloadException.cannotWrite(part.file(), done, e);
        }
        return size;
    }
}
