package dev.margo.checkpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads what {@code torch.save} writes since PyTorch 1.6.
 *
 * <p>Source: {@code torch/serialization.py} ({@code _load}) and {@code caffe2/serialize/inline_container.cc}. CRCs are not
 * checked: PyTorch can be told to leave them out.
 */
final class TorchZipReader {
    private TorchZipReader() {}

    static Contents read(FileBytes file) throws IOException {
        ZipArchive archive = ZipArchive.open(file);
        String folder = archive.topFolder() + "/";
        if (archive.has(folder + "constants.pkl") || archive.hasFolder(folder + "code/")) {
            throw file.damaged(
                    "is a TorchScript archive, a program with its weights, expected a checkpoint; convert it in Python:"
                            + " torch.save(torch.jit.load(path).state_dict(), other)");
        }
        requireLittleEndian(file, archive, folder);
        PickleInput pickle = new PickleInput(file, archive.region(folder + "data.pkl"));
        PickleValue root = new Unpickler(pickle).load();
        return new StateDict(file).read(root, storage -> locate(file, archive, folder, storage));
    }

    private static Region locate(FileBytes file, ZipArchive archive, String folder, PickleValue.Storage storage)
            throws IOException {
        Region region = archive.region(folder + "data/" + storage.key());
        if (storage.elements() < 0
                || storage.elements() > region.length() / storage.dtype().byteSize()) {
            throw file.damaged(
                    "storage %s has %s bytes, expected %s elements of %s; the file is damaged, fetch it again"
                            .formatted(
                                    Words.quoted(storage.key()), region.length(), storage.elements(), storage.dtype()));
        }
        return new Region(
                region.position(), storage.elements() * storage.dtype().byteSize());
    }

    private static void requireLittleEndian(FileBytes file, ZipArchive archive, String folder) throws IOException {
        if (!archive.has(folder + "byteorder")) {
            return; // before PyTorch 2.0
        }
        Region region = archive.region(folder + "byteorder");
        int length = (int) Math.min(region.length(), 16);
        String order = new String(file.slice(region.position(), length).array(), StandardCharsets.US_ASCII).strip();
        if (!order.equals("little")) {
            throw file.damaged("has byte order %s, expected 'little'; save it again on a little-endian machine"
                    .formatted(Words.quoted(order)));
        }
    }
}
