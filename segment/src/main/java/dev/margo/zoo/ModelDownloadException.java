package dev.margo.zoo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** A model could not be fetched. One line: what was expected, what was found, what is left on disk, what to do. */
public final class ModelDownloadException extends IOException {
    private static final long serialVersionUID = 1L;
    private static final String RESUME = "; what arrived is kept, run the command again to go on";

    private ModelDownloadException(String message, Throwable cause) {
        super(message, cause);
    }

    static ModelDownloadException needsAPerson(KnownModel model, Path target) {
        return because(
                "no program may fetch '%s'; download it from %s and put it at %s",
                model.name(), model.source().page(), target);
    }

    static ModelDownloadException busy(Path target) {
        return because("another download of %s is under way; wait for it to end, then run this again", target);
    }

    static ModelDownloadException differs(Path file, String expected, String found, String remedy) {
        return because("%s: expected %s, found %s; %s", file, expected, found, remedy);
    }

    static ModelDownloadException refused(URI url, int status) {
        return because(
                "%s: expected the file, the server answered %s; try later, or see the model's page", url, status);
    }

    static ModelDownloadException badRedirect(URI url, String why) {
        return because("%s: the server sends us on, but %s; nothing was fetched", url, why);
    }

    static ModelDownloadException wrongLength(URI url, String expected, String announced) {
        return because("%s: expected %s bytes, the server sends %s; nothing was kept", url, expected, announced);
    }

    static ModelDownloadException noFolder(Path folder, FileSystemException cause) {
        return new ModelDownloadException(
                "%s: cannot be written: %s; choose another folder".formatted(folder, reason(cause)), cause);
    }

    static ModelDownloadException noRoom(Path folder, long needed, long free) {
        return because(
                "%s: needs %s more bytes, %s are free; free some or choose another folder", folder, needed, free);
    }

    static ModelDownloadException unreachable(URI url, IOException cause) {
        return new ModelDownloadException("%s: cannot be reached: %s%s".formatted(url, reason(cause), RESUME), cause);
    }

    static ModelDownloadException unreadable(URI url, RuntimeException cause) {
        return new ModelDownloadException(
                "%s: expected an HTTP answer, its headers make no sense: %s; try later".formatted(url, reason(cause)),
                cause);
    }

    static ModelDownloadException lost(URI url, long done, OptionalLong total, Throwable cause) {
        String of = total.isPresent() ? " of " + total.getAsLong() : "";
        return new ModelDownloadException(
                "%s: the connection ended after %s%s bytes: %s%s".formatted(url, done, of, reason(cause), RESUME),
                cause);
    }

    static ModelDownloadException cannotWrite(Path part, long done, IOException cause) {
        return new ModelDownloadException(
                "%s: cannot be written after %s bytes: %s%s".formatted(part, done, reason(cause), RESUME), cause);
    }

    private static ModelDownloadException because(String message, Object... args) {
        return new ModelDownloadException(message.formatted(args), null);
    }

    private static String reason(Throwable cause) {
        // the JDK leaves some messages out, and says no more than the path in others
        boolean bare = cause.getMessage() == null || cause instanceof FileSystemException f && f.getReason() == null;
        return bare ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
