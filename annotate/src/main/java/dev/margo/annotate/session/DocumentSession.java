package dev.margo.annotate.session;

import dev.margo.annotate.document.Document;
import dev.margo.annotate.project.Answer;
import dev.margo.annotate.project.Interaction;
import dev.margo.annotate.project.ObjectException;
import dev.margo.annotate.project.ObjectException.Reason;
import dev.margo.annotate.project.ObjectState;
import dev.margo.annotate.project.Project;
import dev.margo.annotate.project.ProjectState;
import dev.margo.annotate.project.SliceName;
import dev.margo.image.Axis;
import dev.margo.image.ByteImage;
import dev.margo.image.Image;
import dev.margo.image.IntensityWindow;
import dev.margo.image.PixelSpacing;
import dev.margo.image.Size;
import dev.margo.mask.Mask;
import dev.margo.mask.PixelBox;
import dev.margo.prompt.ObjectPrompts;
import dev.margo.prompt.Prompt;
import dev.margo.segment.Candidate;
import dev.margo.segment.EmbeddedImage;
import dev.margo.segment.Multimask;
import dev.margo.segment.Prediction;
import dev.margo.volume.Between;
import dev.margo.volume.PropagationEvent;
import dev.margo.volume.PropagationSettings;
import dev.margo.volume.SlicePredictor;
import dev.margo.volume.Watch;
import java.io.Closeable;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/**
 * One open document: its project, and what computes for it. Threads: any; what changes the state goes one after the other,
 * and looking and previewing do not wait for it.
 */
public final class DocumentSession implements Closeable {
    private static final int AHEAD = 6; // slices on either side

    private final Document document;
    private final Project project;
    private final Embeddings embeddings;
    private final SessionListener listener;
    private final SlicePredictions predictions = new SlicePredictions();
    private final Carrier carrier;
    private volatile Optional<Propagation> propagation = Optional.empty();
    private Optional<Thread> propagating = Optional.empty();

    /**
     * Takes over the project; the embeddings are shared with other documents.
     *
     * @param carrying how objects are carried from slice to slice
     */
    DocumentSession(
            Document document,
            Project project,
            Embeddings embeddings,
            PropagationSettings carrying,
            SessionListener listener) {
        this.document = document;
        this.project = project;
        this.embeddings = embeddings;
        this.listener = listener;
        carrier = new Carrier(document.grid(), carrying);
    }

    public String id() {
        return document.item().id();
    }

    public Document document() {
        return document;
    }

    public Project project() {
        return project;
    }

    /** What the model sees from black to white. */
    public IntensityWindow.Range modelWindow() {
        return project.state().window().orElse(document.window());
    }

    private SliceKey key(SliceName slice) {
        return new SliceKey(id(), slice.requireIn(document.grid()), modelWindow());
    }

    private Embeddings.PictureOf picture(SliceName slice) {
        IntensityWindow.Range window = modelWindow();
        return () -> windowed(window, slice);
    }

    private ByteImage windowed(IntensityWindow.Range window, SliceName slice) {
        return window.apply(document.image(slice));
    }

    /** Encodes the slice that the user looks at, then its neighbours, nearest first. */
    public EmbeddingStatus look(SliceName slice) {
        SliceKey key = key(slice);
        embeddings.giveUp(id());
        embeddings.request(key, picture(slice), Urgency.SEEN);
        int slices = document.grid().size(slice.axis());
        for (int away = 1; away <= AHEAD; away++) {
            for (int index : new int[] {slice.index() + away, slice.index() - away}) {
                if (index >= 0 && index < slices) {
                    SliceName next = new SliceName(slice.axis(), index);
                    embeddings.request(key(next), picture(next), Urgency.AHEAD);
                }
            }
        }
        return embeddings.status(key);
    }

    /** How far the embedding of a slice is. */
    public EmbeddingStatus embedding(SliceName slice) {
        return embeddings.status(key(slice));
    }

    /** The mask that a prompt would give; nothing if the slice is not encoded yet. */
    public Optional<Candidate> preview(Optional<Integer> object, SliceName slice, Prompt prompt) {
        Optional<ObjectState> known = object.map(id -> project.state().objects().get(id));
        SliceKey key = key(slice);
        if (embeddings.status(key).stage() == EmbeddingStatus.Stage.WAITING) {
            embeddings.request(key, picture(slice), Urgency.SEEN);
        }
        return embeddings.ifReady(key, image -> {
            Candidate best = predictions.preview(image, known, slice, prompt);
            best.mask(); // computed here, where it is counted as use
            return best;
        });
    }

    /**
     * Does one thing.
     *
     * @param id of the interaction; one that was done before is not done again
     * @param what made of the state as it is when it is this step's turn
     * @throws IOException as {@link Project#perform}
     */
    public synchronized Project.Done perform(String id, OptionalLong expected, Function<ProjectState, Interaction> what)
            throws IOException {
        Optional<Project.Done> before = project.find(id);
        if (before.isPresent()) {
            return before.get();
        }
        project.requireSeq(expected);
        Interaction interaction = what.apply(project.state());
        interaction.about().ifPresent(this::requireIdle);
        return tell(project.perform(id, interaction, expected));
    }

    /** As {@link Project#undo}; one that was done before is not done again. */
    public synchronized Project.Done undo(String id) throws IOException {
        return once(id, () -> project.undo(id));
    }

    /** As {@link Project#redo}; one that was done before is not done again. */
    public synchronized Project.Done redo(String id) throws IOException {
        return once(id, () -> project.redo(id));
    }

    /** A step back or on in the history. */
    @FunctionalInterface
    private interface Move {
        Project.Done make() throws IOException;
    }

    private Project.Done once(String id, Move move) throws IOException {
        Optional<Project.Done> before = project.find(id);
        if (before.isPresent()) {
            return before.get();
        }
        propagation.ifPresent(running -> requireIdle(running.object()));
        return tell(move.make());
    }

    private Project.Done tell(Project.Done done) {
        listener.done(this, done);
        return done;
    }

    private void requireIdle(int object) {
        if (propagation.filter(running -> running.object() == object).isPresent()) {
            throw new ObjectException(
                    Reason.BUSY, "object %s is being propagated; stop that or wait for its end".formatted(object));
        }
    }

    /** The model's answer to a prompt, as a step to do. Waits for the embedding. */
    public Interaction prompted(ProjectState state, int object, SliceName slice, Prompt prompt) {
        Optional<ObjectState> known = Optional.ofNullable(state.objects().get(object));
        Answer answer = embeddings.ask(
                key(slice), picture(slice), Urgency.ASKED, image -> predictions.answer(image, known, slice, prompt));
        return new Interaction.Prompted(object, slice, prompt, answer);
    }

    /**
     * A stroke, as a step to do.
     *
     * @param range of intensities after rescale that the brush paints on; absent: on all
     */
    public Interaction painted(
            int object, SliceName slice, Stroke stroke, boolean erase, Optional<IntensityWindow.Range> range) {
        Size size = SliceName.sizeOf(
                document.grid(), slice.requireIn(document.grid()).axis());
        Mask painted = stroke.on(size);
        Mask pixels = range.map(within -> painted.and(inRange(slice, within))).orElse(painted);
        return new Interaction.Drawn(
                object, slice, pixels, erase ? Interaction.Mode.ERASE : Interaction.Mode.ADD, "brush");
    }

    private Mask inRange(SliceName slice, IntensityWindow.Range range) {
        Image image = document.image(slice);
        return Mask.of(image.width(), image.height(), (x, y) -> {
            float value = image.sample(x, y, 0);
            return value >= range.low() && value <= range.high();
        });
    }

    /** Pixels along a column that are as long in mm as {@code px} along a row. */
    public double alongColumn(SliceName slice, double px) {
        PixelSpacing mm = document.image(slice).spacing().orElse(new PixelSpacing(1, 1));
        return px * mm.xMm() / mm.yMm();
    }

    /** The propagation that runs. */
    public Optional<Propagation> propagation() {
        return propagation;
    }

    /**
     * Begins to carry an object along an axis.
     *
     * @throws ObjectException if it is not there, accepted, or another one is being carried
     * @throws IllegalArgumentException if no slice across the axis is annotated
     */
    public synchronized Propagation propagate(int object, Axis axis, Between between) {
        if (propagation.isPresent()) {
            throw new ObjectException(
                    Reason.BUSY,
                    "object %s is being propagated; stop that or wait for its end"
                            .formatted(propagation.get().object()));
        }
        ObjectState state = project.state().object(object);
        if (state.look().accepted()) {
            throw new ObjectException(
                    Reason.ACCEPTED, "object %s is accepted, so nothing changes it; reopen it first".formatted(object));
        }
        if (state.body().isEmpty() || state.annotated(axis).isEmpty()) {
            throw new IllegalArgumentException(
                    "object %s has no slice across %s to start from; prompt or draw it on one first"
                            .formatted(object, axis.name().toLowerCase(Locale.ROOT)));
        }
        Propagation started = new Propagation(
                object,
                axis,
                between,
                document.grid().size(axis) - state.annotated(axis).size());
        propagation = Optional.of(started);
        Thread thread = new Thread(() -> run(started, state), "margo-propagation");
        thread.setDaemon(true);
        propagating = Optional.of(thread);
        thread.start();
        return started;
    }

    /** Ends the propagation that runs, if any. */
    public void stop() {
        propagation.ifPresent(Propagation::stop);
    }

    private void run(Propagation running, ObjectState object) {
        Carrier.Way way = new Carrier.Way(running.object(), running.axis(), running.between(), modelWindow());
        Propagation.End end;
        try {
            carrier.carry(way, object, predictor(way), watch(running));
            end = new Propagation.End(true, Optional.empty());
        } catch (CancellationException e) {
            end = new Propagation.End(false, Optional.empty());
        } catch (RuntimeException | OutOfMemoryError e) {
            end = new Propagation.End(false, Optional.of(message(e)));
        }
        finish(running, way, object, end);
    }

    private static String message(Throwable e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    private Watch watch(Propagation running) {
        return new Watch(
                event -> {
                    if (event instanceof PropagationEvent.Stored) {
                        running.step();
                    }
                    listener.propagating(this, running, event);
                },
                running::isStopped);
    }

    private SlicePredictor predictor(Carrier.Way way) {
        return new SlicePredictor() {
            @Override
            public Mask predict(int index, ObjectPrompts prompts, Multimask multimask) {
                return ask(way, index, image -> image.predict(prompts, multimask));
            }

            @Override
            public Mask carry(int index, ObjectPrompts prompts, Mask previous) {
                PixelBox tight = previous.bounds().orElseThrow();
                return ask(way, index, image -> image.predictCarried(prompts, tight));
            }
        };
    }

    private Mask ask(Carrier.Way way, int index, Function<EmbeddedImage, Prediction> question) {
        SliceName slice = new SliceName(way.axis(), index);
        return embeddings.ask(
                new SliceKey(id(), slice, way.window()),
                () -> windowed(way.window(), slice),
                Urgency.PROPAGATED,
                image -> question.apply(image).best().mask());
    }

    private synchronized void finish(Propagation running, Carrier.Way way, ObjectState object, Propagation.End end) {
        propagation = Optional.empty();
        propagating = Optional.empty();
        Propagation.End told = end;
        try {
            SortedMap<Integer, Mask> masks = carrier.masks(way, object);
            if (end.complete() || !masks.isEmpty()) {
                Interaction carried = new Interaction.Propagated(
                        running.object(), running.axis(), running.between(), masks, end.complete());
                tell(project.perform(UUID.randomUUID().toString(), carried, OptionalLong.empty()));
            }
        } catch (IOException | RuntimeException e) {
            told = new Propagation.End(false, Optional.of(message(e)));
        }
        listener.propagated(this, running, told);
    }

    /** Stops what runs, and gives the project free. */
    @Override
    public void close() throws IOException {
        stop();
        Optional<Thread> thread;
        synchronized (this) {
            thread = propagating;
        }
        if (thread.isPresent()) {
            try {
                thread.get().join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        embeddings.forget(id());
        project.close();
    }
}
