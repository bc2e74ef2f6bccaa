package dev.margo.annotate.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed at random moments; the next one goes on with the same project. */
class KilledSessionTest {
    private static final int DEFAULT_KILLS = 15;
    private static final int HEAVY_KILLS = 200;
    private static final int STEPS = 100_000; // more than anybody waits for

    @TempDir
    private Path folder;

    private final List<String> acknowledged = new ArrayList<>(); // "seq id"

    @Test
    void everythingAcknowledgedIsThereInOrder() throws Exception {
        killAndLook(DEFAULT_KILLS);
    }

    @Tag("heavy")
    @Test
    void everythingAcknowledgedIsThereInOrderManyTimes() throws Exception {
        killAndLook(HEAVY_KILLS);
    }

    private void killAndLook(int kills) throws Exception {
        Random random = new Random(20261121);
        for (int kill = 0; kill < kills; kill++) {
            int steps = 1 + random.nextInt(40);
            runUntilKilled(kill, steps, random.nextInt(3_000_000));
            look(kill);
        }
        assertThat(acknowledged).hasSizeGreaterThan(kills);
    }

    /** Killed some nanoseconds after so many acknowledgements, in the middle of what follows. */
    private void runUntilKilled(int seed, int steps, int nanos) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx200m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ScriptedSession.class.getName(),
                        folder.toString(),
                        Integer.toString(seed),
                        Integer.toString(STEPS))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader told = process.inputReader()) {
            for (int i = 0; i < steps; i++) {
                acknowledged.add(told.readLine());
            }
            long until = System.nanoTime() + nanos;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            process.toHandle().destroyForcibly(); // unlike that of the process, leaves its output open
            for (String line = told.readLine(); line != null; line = told.readLine()) {
                if (line.matches("\\d+ [0-9a-f]{16}")) { // the last one may be cut
                    acknowledged.add(line);
                }
            }
        }
        assertThat(process.waitFor()).isNotZero();
    }

    private void look(int kill) throws IOException {
        try (Project project = Project.open(folder, ProjectSubject.of("image.nii"), ScriptedSession.GRID)) {
            assertThat(project.seq()).as("kill " + kill).isGreaterThanOrEqualTo(acknowledged.size());
            for (int i = 0; i < acknowledged.size(); i++) {
                String found = (i + 1) + " " + project.step(i + 1).id();
                assertThat(found).as("kill %s, step %s", kill, i + 1).isEqualTo(acknowledged.get(i));
            }
            for (long seq = acknowledged.size() + 1; seq <= project.seq(); seq++) { // on the disk, and nobody was told
                acknowledged.add(seq + " " + project.step(seq).id());
            }
            assertThat(project.state()).isEqualTo(Replays.fold(project));
        }
    }
}
