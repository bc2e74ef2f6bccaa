package dev.margo.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code margo --version} prints: enough for a bug report. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        Properties built = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            built.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new String[] {
            "margo " + built.getProperty("margo"),
            "libtorch " + built.getProperty("libtorch").replaceAll("-.*", ""),
            "Java %s (%s)".formatted(System.getProperty("java.version"), System.getProperty("java.vendor")),
            "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.arch"))
        };
    }
}
