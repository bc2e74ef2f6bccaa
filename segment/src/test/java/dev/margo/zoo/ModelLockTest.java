package dev.margo.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ModelLockTest {
    @TempDir
    Path folder;

    @Test
    void anotherProcessKeepsUsOutUntilItDies() throws IOException, InterruptedException {
        Path target = folder.resolve("model.pt");
        Process other = holder(target);
        try {
            assertThat(other.getInputStream().read()).isEqualTo('h');
            assertThatThrownBy(() -> ModelLock.take(target))
                    .isInstanceOf(ModelDownloadException.class)
                    .hasMessageContaining("another download of " + target + " is under way");
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThatCode(() -> ModelLock.take(target).close()).doesNotThrowAnyException();
        assertThat(folder.resolve("model.pt.lock")).exists();
    }

    private static Process holder(Path target) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(java.toString(), "-cp", classes, Holder.class.getName(), target.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Holds a lock until it is killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws IOException, InterruptedException {
            try (ModelLock held = ModelLock.take(Path.of(args[0]))) {
                System.out.write('h'); // held
                System.out.flush();
                Thread.sleep(60_000);
            }
        }
    }
}
