package dev.margo.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LocalLaunchTest {
    @TempDir
    Path folder;

    @Test
    void ranksWorkTogetherAndSpeakWithOneVoice() throws Exception {
        List<String> out = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        int exitCode =
                new LocalLaunch(2, LaunchedRank.class, List.of("work", folder.toString())).run(out::add, warnings::add);
        int processors = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        assertThat(out)
                .containsExactly("rank 0 of 2: weights [1.0, -1.0], gradient [15.0], sum [3.0, 4.0], interrupted false,"
                        + " then true, processors " + processors);
        assertThat(warnings).contains("rank 1: careful").allMatch(line -> line.startsWith("rank 1: "));
        assertThat(exitCode).isZero();
    }

    @Test
    void whenARankDiesAllEndAndItsNumberIsSaid() throws Exception {
        List<String> warnings = new ArrayList<>();
        long started = System.nanoTime();
        int exitCode = new LocalLaunch(2, LaunchedRank.class, List.of("fail", folder.toString()))
                .run(line -> {}, warnings::add);
        assertThat(exitCode).isEqualTo(7);
        assertThat(warnings)
                .filteredOn(line -> !line.startsWith("rank 1: "))
                .containsExactly(
                        "rank 1 of 2 ended with exit code 7, so all were ended; start the run again, it resumes"
                                + " from its last checkpoint");
        assertThat(rank(0)).isEmpty();
        assertThat(rank(1)).isEmpty();
        assertThat(System.nanoTime() - started).isLessThan(TimeUnit.SECONDS.toNanos(60));
    }

    @Test
    void aLauncherThatIsToldToEndLetsItsRanksSave() throws Exception {
        Process launcher = launchAndWaitUntilReady();
        launcher.destroy();
        assertThat(launcher.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(launcher.exitValue()).isEqualTo(143);
        assertThat(rank(0)).isEmpty();
        assertThat(rank(1)).isEmpty();
        assertThat(folder.resolve("saved-0")).exists();
        assertThat(folder.resolve("saved-1")).exists();
        assertThat(folder.resolve("launcher.txt")).content().doesNotContain("rank");
    }

    @Test
    void aKilledLauncherLeavesNoOrphans() throws Exception {
        Process launcher = launchAndWaitUntilReady();
        List<ProcessHandle> ranks = List.of(rank(0).orElseThrow(), rank(1).orElseThrow());
        launcher.destroyForcibly().waitFor();
        for (ProcessHandle rank : ranks) {
            rank.onExit().get(30, TimeUnit.SECONDS);
        }
        assertThat(folder.resolve("saved-0")).exists();
        assertThat(folder.resolve("saved-1")).exists();
    }

    @Test
    void theNumberOfProcessesIsNotPassedOn() {
        assertThat(LocalLaunch.withoutNproc(List.of("train", "--nproc", "2", "--epochs", "3", "--nproc=4")))
                .containsExactly("train", "--epochs", "3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LocalLaunch(0, LaunchedRank.class, List.of()))
                .withMessage("--nproc must be at least 1, got 0");
    }

    private Process launchAndWaitUntilReady() throws IOException, InterruptedException {
        Path output = folder.resolve("launcher.txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("--enable-native-access")) // without it, newer Java warns
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), LaunchedRank.class.getName()));
        command.addAll(List.of("wait", folder.toString(), "--nproc", "2"));
        Process launcher = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        while (!Files.readString(output).contains("ready")) {
            assertThat(launcher.isAlive()).as(Files.readString(output)).isTrue();
            Thread.sleep(50);
        }
        return launcher;
    }

    private Optional<ProcessHandle> rank(int rank) throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve("pid-" + rank))));
    }
}
