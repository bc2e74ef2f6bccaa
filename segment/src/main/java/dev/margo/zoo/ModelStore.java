package dev.margo.zoo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** A folder of model files. It need not exist until something is put there. */
public record ModelStore(Path folder) {

    /** Makes the path absolute, so that messages about it can be acted on from anywhere. */
    public ModelStore {
        folder = folder.toAbsolutePath().normalize();
    }

    /**
     * The store to use: the folder given, else the environment's {@code MARGO_MODELS}, else {@code ~/.cache/margo/models}
     * ({@code $XDG_CACHE_HOME}), {@code ~/Library/Caches/margo/models} on macOS, {@code %LOCALAPPDATA%\margo\models} on
     * Windows.
     */
    public static ModelStore open(Optional<Path> given) {
        return new ModelStore(given.orElseGet(StoreFolder::ofThisMachine));
    }

    /** Where the file of {@code model} lies, or would lie. */
    public Path fileOf(KnownModel model) {
        return folder.resolve(model.fileName());
    }

    /** The file in this store of a known model, or with this very file name. */
    public Optional<Path> find(String nameOrFile) {
        String fileName = KnownModels.find(nameOrFile).map(KnownModel::fileName).orElse(nameOrFile);
        return path(fileName)
                .filter(p -> p.getNameCount() == 1 && !p.isAbsolute()) // a name, not a way out of the folder
                .map(p -> folder.resolve(p).normalize())
                .filter(p -> folder.equals(p.getParent()) && Files.isRegularFile(p));
    }

    /**
     * The file to load for what a user typed: an existing file, else a model in this store, else a bundled one.
     *
     * @throws ModelNotFoundException saying what was looked for, where, and what to do
     */
    public Path resolve(String nameOrPath) throws IOException {
        Optional<Path> asPath = path(nameOrPath).filter(Files::isRegularFile);
        Optional<Path> found = asPath.isPresent() ? asPath : find(nameOrPath);
        if (found.isPresent()) {
            return found.get();
        }
        Optional<BundledModel> bundled = BundledModel.find(nameOrPath);
        if (bundled.isPresent()) {
            return bundled.get().unpackInto(folder);
        }
        Optional<KnownModel> known = KnownModels.find(nameOrPath);
        throw known.isPresent()
                ? ModelNotFoundException.known(known.get(), fileOf(known.get()))
                : ModelNotFoundException.unknown(nameOrPath, folder);
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }
}
