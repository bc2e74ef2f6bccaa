package dev.margo.checkpoint;

import dev.margo.checkpoint.PickleValue.BigInt;
import dev.margo.checkpoint.PickleValue.Bool;
import dev.margo.checkpoint.PickleValue.Dict;
import dev.margo.checkpoint.PickleValue.Global;
import dev.margo.checkpoint.PickleValue.Int;
import dev.margo.checkpoint.PickleValue.Opaque;
import dev.margo.checkpoint.PickleValue.Plain;
import dev.margo.checkpoint.PickleValue.Sequence;
import dev.margo.checkpoint.PickleValue.Storage;
import dev.margo.checkpoint.PickleValue.Tensor;
import dev.margo.checkpoint.PickleValue.Text;
import dev.margo.checkpoint.PickleValue.Tuple;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one pickle into {@link PickleValue}s and executes nothing: there is no path from a name in the file to a class
 * of this program. Work and memory are bounded by a budget of steps, whatever the file says.
 *
 * <p>Understands what PyTorch's restricted unpickler does, and the opcodes of protocols 4 and 5 that other writers use.
 *
 * <p>Source: CPython {@code Lib/pickletools.py} for opcodes; {@code torch/_weights_only_unpickler.py}.
 */
final class Unpickler {
    private static final int MAX_STEPS = 4_000_000;

    private final PickleInput in;
    private final KnownGlobals globals;
    private final List<PickleValue> stack = new ArrayList<>();
    private final List<Integer> marks = new ArrayList<>();
    private final Map<Long, PickleValue> memo = new HashMap<>();
    private final Map<String, Storage> storages = new LinkedHashMap<>();
    private long steps;

    Unpickler(PickleInput in) {
        this.in = in;
        this.globals = new KnownGlobals(in);
    }

    /** The value of the pickle at the input's position, which moves behind it. */
    PickleValue load() throws IOException {
        for (int op = in.u8(); op != '.'; op = in.u8()) {
            charge(1);
            if (!scalar(op) && !text(op) && !container(op) && !remember(op) && !object(op)) {
                throw in.damaged("expected a pickle opcode of a checkpoint, found %s".formatted(op));
            }
        }
        return pop();
    }

    /** The root storages that the pickle names, by key. */
    Map<String, Storage> storages() {
        return storages;
    }

    private boolean scalar(int op) throws IOException {
        switch (op) {
            case 'N' -> push(Plain.NONE);
            case 0x88 -> push(new Bool(true));
            case 0x89 -> push(new Bool(false));
            case 'K' -> push(new Int(in.u8()));
            case 'M' -> push(new Int(in.u16()));
            case 'J' -> push(new Int(in.i32()));
            case 0x8a -> push(integer(in.integer(in.u8())));
            case 0x8b -> push(integer(in.integer(in.u32())));
            case 'G' -> skipped(8, Plain.NUMBER);
            case 'C' -> skipped(in.u8(), Plain.BYTES);
            case 'B' -> skipped(in.u32(), Plain.BYTES);
            case 0x8e, 0x96 -> skipped(in.i64(), Plain.BYTES);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean text(int op) throws IOException {
        switch (op) {
            case 'X' -> push(new Text(in.utf8(in.u32())));
            case 0x8c -> push(new Text(in.utf8(in.u8())));
            case 0x8d -> push(new Text(in.utf8(in.i64())));
            case 'U' -> push(new Text(in.text(in.u8(), StandardCharsets.ISO_8859_1)));
            case 'T' -> push(new Text(in.text(in.u32(), StandardCharsets.ISO_8859_1)));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean container(int op) throws IOException {
        switch (op) {
            case '}' -> push(new Dict());
            case ']', 0x8f -> push(new Sequence());
            case ')' -> push(new Tuple(List.of()));
            case '(' -> marks.add(stack.size());
            case 't' -> push(new Tuple(popToMark()));
            case 0x85, 0x86, 0x87 -> push(new Tuple(popMany(op - 0x84)));
            case 0x91 -> push(sequence(popToMark()));
            case 'a' -> append(popMany(1));
            case 'e', 0x90 -> append(popToMark());
            case 's' -> setItems(popMany(2));
            case 'u' -> setItems(popToMark());
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean remember(int op) throws IOException {
        switch (op) {
            case 0x80 -> protocol(in.u8());
            case 0x95 -> in.i64(); // a frame's length: advice for buffering
            case 'q' -> memo.put((long) in.u8(), top());
            case 'r' -> memo.put(in.u32(), top());
            case 0x94 -> memo.put((long) memo.size(), top());
            case 'h' -> push(recall(in.u8()));
            case 'j' -> push(recall(in.u32()));
            case '0' -> popAny();
            case '1' -> popToMark();
            case '2' -> push(top());
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean object(int op) throws IOException {
        switch (op) {
            case 'c' -> push(global(in.line(), in.line()));
            case 0x93 -> stackGlobal();
            case 'i' -> instance(global(in.line(), in.line()), popToMark());
            case 'o' -> instanceFromStack(popToMark());
            case 'Q' -> push(persistent(pop()));
            case 'R', 0x81 -> call();
            case 0x92 -> callWithNames();
            case 'b' -> build();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void protocol(int version) throws IOException {
        if (version > 5) {
            throw in.damaged("expected a pickle of protocol 5 at most, found %s".formatted(version));
        }
    }

    private static PickleValue integer(BigInteger value) {
        return value.bitLength() < Long.SIZE ? new Int(value.longValue()) : new BigInt(value);
    }

    private void skipped(long length, Plain value) throws IOException {
        in.skip(length);
        push(value);
    }

    private static Sequence sequence(List<PickleValue> items) {
        Sequence sequence = new Sequence();
        sequence.items.addAll(items);
        return sequence;
    }

    private Global global(String module, String name) throws IOException {
        Global global = new Global(module, name);
        if (ForbiddenGlobals.contains(global)) {
            throw in.forbidden(global);
        }
        return global;
    }

    private void stackGlobal() throws IOException {
        List<PickleValue> names = popMany(2);
        if (!(names.get(0) instanceof Text module) || !(names.get(1) instanceof Text name)) {
            throw in.damaged("expected a module and a name, found something else");
        }
        push(global(module.value(), name.value()));
    }

    private void instance(Global type, List<PickleValue> args) throws IOException {
        charge(args.size());
        push(new Opaque(type));
    }

    private void instanceFromStack(List<PickleValue> classAndArgs) throws IOException {
        if (classAndArgs.isEmpty() || !(classAndArgs.get(0) instanceof Global type)) {
            throw in.damaged("expected a class, found something else");
        }
        instance(type, classAndArgs);
    }

    private PickleValue persistent(PickleValue id) throws IOException {
        PickleValue value = globals.persistent(id);
        if (value instanceof Storage storage) {
            Storage known = storages.putIfAbsent(storage.key(), storage);
            if (known != null && byteCount(known) != byteCount(storage)) {
                throw in.damaged(
                        "expected storage %s to keep its size, found two".formatted(Words.quoted(storage.key())));
            }
        }
        return value;
    }

    private static long byteCount(Storage storage) {
        return storage.elements() * storage.dtype().byteSize(); // may wrap: only compared, and checked where it is used
    }

    private void callWithNames() throws IOException {
        pop(); // keyword arguments: none of the known names takes any
        call();
    }

    private void call() throws IOException {
        PickleValue args = pop();
        PickleValue callable = pop();
        if (!(args instanceof Tuple tuple)) {
            throw in.damaged("expected a tuple of arguments, found " + PickleValue.kind(args));
        }
        charge(tuple.items().size());
        for (PickleValue arg : tuple.items()) {
            charge(arg instanceof Sequence sequence ? sequence.items.size() : 0);
        }
        if (callable instanceof Global global) {
            push(globals.call(global, tuple.items()));
        } else if (callable instanceof Opaque) {
            push(callable);
        } else {
            throw in.damaged("expected a class or function to call, found " + PickleValue.kind(callable));
        }
    }

    /** State given to an object after it is made: nothing that the values here keep. */
    private void build() throws IOException {
        pop();
        PickleValue target = top();
        if (!(target instanceof Dict || target instanceof Opaque || target instanceof Tensor)) {
            throw in.damaged("expected an object that takes a state, found " + PickleValue.kind(target));
        }
    }

    private void append(List<PickleValue> items) throws IOException {
        PickleValue target = top();
        if (target instanceof Sequence sequence) {
            sequence.items.addAll(items);
        } else if (!(target instanceof Opaque)) {
            throw in.damaged("expected a list to append to, found " + PickleValue.kind(target));
        }
    }

    private void setItems(List<PickleValue> items) throws IOException {
        PickleValue target = top();
        if (items.size() % 2 != 0) {
            throw in.damaged("expected keys and values in pairs, found %s of them".formatted(items.size()));
        }
        if (target instanceof Dict dict) {
            for (int i = 0; i < items.size(); i += 2) {
                dict.put(items.get(i), items.get(i + 1));
            }
        } else if (!(target instanceof Opaque)) {
            throw in.damaged("expected a dictionary to fill, found " + PickleValue.kind(target));
        }
    }

    private PickleValue recall(long key) throws IOException {
        PickleValue value = memo.get(key);
        if (value == null) {
            throw in.damaged("expected value %s among those remembered, found none".formatted(key));
        }
        return value;
    }

    private void charge(long amount) throws IOException {
        steps += amount;
        if (steps > MAX_STEPS) {
            throw in.damaged("expected at most %s steps in a checkpoint's pickle, found more".formatted(MAX_STEPS));
        }
    }

    private void push(PickleValue value) {
        stack.add(value);
    }

    /** The lowest stack position that may be popped: values below the last mark belong to what encloses it. */
    private int floor() {
        return marks.isEmpty() ? 0 : marks.get(marks.size() - 1);
    }

    private PickleValue top() throws IOException {
        if (stack.size() <= floor()) {
            throw in.damaged("expected a value on the stack, found none");
        }
        return stack.get(stack.size() - 1);
    }

    private PickleValue pop() throws IOException {
        PickleValue value = top();
        stack.remove(stack.size() - 1);
        return value;
    }

    private void popAny() throws IOException {
        if (!marks.isEmpty() && stack.size() == floor()) {
            marks.remove(marks.size() - 1);
        } else {
            pop();
        }
    }

    private List<PickleValue> popMany(int count) throws IOException {
        if (stack.size() - floor() < count) {
            throw in.damaged("expected %s values on the stack, found fewer".formatted(count));
        }
        return cut(stack.size() - count);
    }

    private List<PickleValue> popToMark() throws IOException {
        if (marks.isEmpty()) {
            throw in.damaged("expected a mark on the stack, found none");
        }
        return cut(marks.remove(marks.size() - 1));
    }

    private List<PickleValue> cut(int from) {
        List<PickleValue> above = stack.subList(from, stack.size());
        List<PickleValue> taken = List.copyOf(above);
        above.clear();
        return taken;
    }
}
