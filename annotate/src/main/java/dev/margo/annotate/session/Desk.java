package dev.margo.annotate.session;

import dev.margo.annotate.document.Document;
import dev.margo.annotate.document.WorkItem;
import dev.margo.annotate.document.WorkList;
import dev.margo.annotate.project.Project;
import dev.margo.segment.EmbeddingCache;
import dev.margo.volume.PropagationSettings;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The documents that are open, of one work list, with one model. Those used longest ago are closed. Threads: any. */
public final class Desk implements AutoCloseable {
    /** Most documents that are open at once. */
    public static final int MOST_OPEN = 8;

    private final WorkList workList;
    private final ModelInUse model;
    private final Embeddings embeddings;
    private final PropagationSettings carrying;
    private final SessionListener listener;
    private final Consumer<String> closed;
    private final Map<String, DocumentSession> open = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, String> problems = new ConcurrentHashMap<>();

    /**
     * What answers.
     *
     * @param cache of embeddings; absent: in memory only
     * @param carrying how objects are carried from slice to slice
     */
    public record Tools(ModelInUse model, Optional<EmbeddingCache> cache, PropagationSettings carrying) {}

    /** @param closed is told the id of every document that is closed */
    public Desk(WorkList workList, Tools tools, SessionListener listener, Consumer<String> closed) {
        this.workList = workList;
        model = tools.model();
        carrying = tools.carrying();
        this.listener = listener;
        this.closed = closed;
        embeddings = new Embeddings(model, tools.cache(), this::tell);
    }

    private void tell(SliceKey key, EmbeddingStatus status) {
        find(key.document()).ifPresent(session -> listener.embedding(session, key.slice(), status));
    }

    private synchronized Optional<DocumentSession> find(String id) {
        return Optional.ofNullable(open.get(id));
    }

    public WorkList workList() {
        return workList;
    }

    public ModelInUse model() {
        return model;
    }

    public synchronized boolean isOpen(String id) {
        return open.containsKey(id);
    }

    /** Why an item could not be opened when that was tried last. */
    public Optional<String> problem(String id) {
        return Optional.ofNullable(problems.get(id));
    }

    /**
     * The document with this id, opened if it is not open; nothing if it is not in the work list.
     *
     * @throws IOException if its image or its project cannot be opened
     */
    public synchronized Optional<DocumentSession> document(String id) throws IOException {
        Optional<WorkItem> item = workList.find(id);
        if (item.isEmpty() || open.containsKey(id)) {
            return Optional.ofNullable(open.get(id));
        }
        try {
            makeRoom();
            DocumentSession session = open(item.get());
            open.put(id, session);
            problems.remove(id);
            return Optional.of(session);
        } catch (IOException | RuntimeException e) {
            problems.put(id, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private DocumentSession open(WorkItem item) throws IOException {
        Document document = Document.open(item);
        Project project = Project.open(item.project(), item.subject(), document.grid());
        return new DocumentSession(document, project, embeddings, carrying, listener);
    }

    private void makeRoom() throws IOException {
        Iterator<DocumentSession> oldest = open.values().iterator();
        while (open.size() >= MOST_OPEN && oldest.hasNext()) {
            DocumentSession session = oldest.next();
            if (session.propagation().isEmpty()) {
                oldest.remove();
                session.close();
                closed.accept(session.id());
            }
        }
    }

    /** Closes a document; nothing happens if it is not open. */
    public void close(String id) throws IOException {
        DocumentSession session;
        synchronized (this) {
            session = open.remove(id);
        }
        if (session != null) {
            session.close();
            closed.accept(id);
        }
    }

    /** Closes all documents, and the model. */
    @Override
    public void close() throws IOException {
        List<String> ids;
        synchronized (this) {
            ids = List.copyOf(open.keySet());
        }
        for (String id : ids) {
            close(id);
        }
        embeddings.close();
        model.close();
    }
}
