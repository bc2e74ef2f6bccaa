package dev.margo.optimise;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Map;

/**
 * The record of a training run as TensorBoard reads it: numbers and pictures by name ("tag") and step.
 *
 * <p>A run that goes on after an interruption writes another file into the same folder, whose first event tells
 * TensorBoard from which step on it replaces what the earlier files say. File names carry the time of creation and, in
 * place of TensorFlow's host name, the word {@code margo}; nothing in the file tells who trained where.
 *
 * <p>Source: tensorflow/core/util/event.proto, framework/summary.proto and lib/io/record_writer.cc for the format.
 */
public final class EventFile implements AutoCloseable {
    private static final String VERSION = "brain.Event:2";

    private final Path path;
    private final FileChannel channel;
    private final InstantSource clock;

    private EventFile(Path path, FileChannel channel, InstantSource clock) {
        this.path = path;
        this.channel = channel;
        this.clock = clock;
    }

    /** A new file in {@code folder}, which is made if need be, for a run that begins or goes on with {@code firstStep}. */
    public static EventFile create(Path folder, long firstStep) throws IOException {
        return create(folder, firstStep, InstantSource.system());
    }

    static EventFile create(Path folder, long firstStep, InstantSource clock) throws IOException {
        Files.createDirectories(folder);
        EventFile file = openNew(folder, clock);
        try {
            file.append(EventFileMessage.version(file.now(), VERSION));
            file.append(EventFileMessage.sessionStart(file.now(), firstStep));
            return file;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static EventFile openNew(Path folder, InstantSource clock) throws IOException {
        for (long second = clock.instant().getEpochSecond();
                ;
                second++) { // of two files of one second, one is named by the next
            Path path = folder.resolve("events.out.tfevents.%s.margo".formatted(second));
            try {
                FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                return new EventFile(path, channel, clock);
            } catch (FileAlreadyExistsException e) {
                continue;
            }
        }
    }

    /** Writes numbers of one step, such as {@code loss/dice}; stored in single precision. */
    public void scalars(long step, Map<String, Double> values) throws IOException {
        append(EventFileMessage.scalars(now(), step, values));
    }

    /** Writes a picture, as the bytes of a PNG file. */
    public void image(long step, String tag, byte[] png) throws IOException {
        append(EventFileMessage.image(now(), step, tag, png));
    }

    private double now() {
        return clock.millis() / 1000.0;
    }

    /** One record in one write, so that a reader, and a crash, sees it whole or at the very end of the file. */
    private void append(byte[] event) throws IOException {
        ByteBuffer record = EventFileRecord.framed(event);
        while (record.hasRemaining()) {
            channel.write(record);
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
