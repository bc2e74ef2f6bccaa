package dev.margo.checkpoint;

import dev.margo.checkpoint.PickleValue.BigInt;
import dev.margo.checkpoint.PickleValue.Bool;
import dev.margo.checkpoint.PickleValue.Dict;
import dev.margo.checkpoint.PickleValue.Int;
import dev.margo.checkpoint.PickleValue.Sequence;
import dev.margo.checkpoint.PickleValue.Storage;
import dev.margo.checkpoint.PickleValue.Text;
import java.io.IOException;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads what {@code torch.save} wrote before PyTorch 1.6: five pickles (magic number, protocol, system, object, storage
 * keys), then for every key a 64-bit count and the raw elements.
 *
 * <p>Source: {@code torch/serialization.py} ({@code _legacy_load}).
 */
final class TorchLegacyReader {
    private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
    private static final int PROTOCOL = 1001;

    private final FileBytes file;
    private long position;
    private Map<String, Storage> storages = Map.of();

    private TorchLegacyReader(FileBytes file) {
        this.file = file;
    }

    static Contents read(FileBytes file) throws IOException {
        return new TorchLegacyReader(file).read();
    }

    private Contents read() throws IOException {
        if (!(pickle() instanceof BigInt magic) || !magic.value().equals(MAGIC)) {
            throw file.damaged(
                    "is a pickle, but not one that torch.save wrote; save model.state_dict() with torch.save");
        }
        if (!(pickle() instanceof Int protocol) || protocol.value() != PROTOCOL) {
            throw file.damaged("is a PyTorch file of an unknown protocol, expected %s".formatted(PROTOCOL));
        }
        if (!(pickle() instanceof Dict system)
                || !(system.entries.get("little_endian") instanceof Bool little)
                || !little.value()) {
            throw file.damaged("was not written on a little-endian machine; save it again on one");
        }
        PickleValue root = pickle();
        Map<String, Storage> named = storages;
        Map<String, Region> regions = regions(pickle(), named);
        return new StateDict(file).read(root, storage -> locate(storage, regions));
    }

    private PickleValue pickle() throws IOException {
        PickleInput in = new PickleInput(file, new Region(position, file.size() - position));
        Unpickler unpickler = new Unpickler(in);
        PickleValue value = unpickler.load();
        position = in.position();
        storages = unpickler.storages();
        return value;
    }

    private Map<String, Region> regions(PickleValue keys, Map<String, Storage> named) throws IOException {
        Map<String, Region> regions = new HashMap<>();
        if (!(keys instanceof Sequence list)) {
            throw file.damaged("has no list of storage keys; the file is damaged, fetch it again");
        }
        for (PickleValue key : list.items) {
            Storage storage = key instanceof Text text ? named.get(text.value()) : null;
            if (storage == null) {
                throw file.damaged("lists a storage of an unknown type, so what follows it cannot be found;"
                        + " save model.state_dict() with a newer PyTorch");
            }
            if (regions.put(storage.key(), next(storage)) != null) {
                throw file.damaged("lists storage %s twice".formatted(Words.quoted(storage.key())));
            }
        }
        return regions;
    }

    /** The storage at the current position, which moves behind it. */
    private Region next(Storage storage) throws IOException {
        long elements = file.slice(position, Long.BYTES).getLong();
        position += Long.BYTES;
        int byteSize = storage.dtype().byteSize();
        if (elements != storage.elements() || elements < 0 || elements > (file.size() - position) / byteSize) {
            throw file.damaged("storage %s has %s elements and %s bytes are left, expected %s elements of %s;"
                            .formatted(
                                    Words.quoted(storage.key()),
                                    elements,
                                    file.size() - position,
                                    storage.elements(),
                                    storage.dtype())
                    + " the file is truncated or damaged, fetch it again");
        }
        Region region = new Region(position, elements * byteSize);
        position += region.length();
        return region;
    }

    private Region locate(Storage storage, Map<String, Region> regions) throws IOException {
        Region root = regions.get(storage.key());
        if (root == null) {
            throw file.damaged("lacks the values of storage %s; the file is damaged, fetch it again"
                    .formatted(Words.quoted(storage.key())));
        }
        long first = storage.viewOffset();
        long count = storage.viewElements();
        long held = root.length() / storage.dtype().byteSize();
        if (first < 0 || count < 0 || first > held || count > held - first) {
            throw file.damaged("storage %s has a view of %s elements from %s, but holds %s"
                    .formatted(Words.quoted(storage.key()), count, first, held));
        }
        int byteSize = storage.dtype().byteSize();
        return new Region(root.position() + first * byteSize, count * byteSize);
    }
}
