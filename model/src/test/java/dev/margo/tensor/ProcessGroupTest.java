package dev.margo.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ProcessGroupTest {
    private static final long PATIENCE = 30_000;

    private static ProcessGroupRanks here;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException {
        here = new ProcessGroupRanks();
    }

    @AfterAll
    static void end() {
        here.close();
    }

    @Test
    void twoProcessesAverageExactly() throws Exception {
        float[] a = ProcessGroupRanks.values(0);
        float[] b = ProcessGroupRanks.values(1);
        float[] mean = new float[a.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (a[i] + b[i]) / 2;
        }
        float[] turned = new float[12];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = mean[i % 3 * 4 + i / 3];
        }
        String expected = "-> " + Arrays.hashCode(mean) + " " + Arrays.hashCode(turned);
        assertThat(processes("average", 2)).containsExactly("rank 0 " + expected, "rank 1 " + expected);
    }

    @Test
    void threeRanksGetTheSameBits() throws Exception {
        List<String> lines = ranks("average", inFile(), 3, PATIENCE, 0, 1, 2);
        assertThat(lines).hasSize(3);
        assertThat(lines.stream().map(line -> line.substring("rank 0".length())))
                .containsOnly(lines.get(0).substring("rank 0".length()));
    }

    @Test
    void aGroupThatMeetsAtAPortBroadcastsAndSums() throws Exception {
        String expected = "-> [1.0, 11.0][2.0, 1.0, 2.0E300][]";
        assertThat(ranks("share", atPort(), 2, PATIENCE, 0, 1))
                .containsExactly("rank 0 " + expected, "rank 1 " + expected);
    }

    @Test
    void theEndOfAProcessIsNoticedWithinSecondsByAllOthersAndSaidInOneLine() throws Exception {
        List<String> lines = processes("rank 1 ends", 3);
        assertThat(lines)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .matches(
                                "rank [02] -> within seconds: rank [02] of 3 lost another rank, which ended, after \\d\\.\\d s of"
                                        + " (averaging tensors|waiting for the other ranks); start all ranks again, training resumes"
                                        + " from its last checkpoint"));
    }

    @Test
    void aThousandAveragesDoNotGrowTheProcess() throws Exception {
        List<String> lines = processes("memory", 2);
        assertThat(lines)
                .hasSize(2)
                .allSatisfy(
                        line -> assertThat(Integer.parseInt(line.replaceAll("rank . -> grew by (-?\\d+) MiB", "$1")))
                                .isLessThan(16));
    }

    @Test
    void aRankThatDoesNotAnswerIsToldAfterThePatience() throws Exception {
        assertThat(ranks("rank 1 sleeps", inFile(), 2, 2000, 0, 1).get(0))
                .matches("rank 0 failed: rank 0 of 2 got no answer from another rank after 2\\.\\d s of waiting for the"
                        + " other ranks; start all ranks again, training resumes from its last checkpoint");
    }

    @Test
    void aSlowRankWithinThePatienceIsWaitedFor() throws Exception {
        assertThat(ranks("rank 1 sleeps", inFile(), 2, PATIENCE, 0, 1))
                .containsExactly("rank 0 -> done", "rank 1 -> done");
    }

    @Test
    void ranksThatDoDifferentThingsAreToldInsteadOfCrashing() throws Exception {
        assertThat(ranks("different shapes", inFile(), 2, PATIENCE, 0, 1))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("something else than the other ranks (average ["));
    }

    @Test
    void aClosedGroupSaysSo() throws Exception {
        assertThat(ranks("close", inFile(), 2, PATIENCE, 0, 1).get(0)).endsWith("of no use any more: it was closed");
    }

    // --- meeting ------------------------------------------------------------------------------------------------

    @Test
    void whatAnEarlierRunLeftInTheStoreDoesNoHarm() throws Exception {
        ranks("nothing", inFile(), 3, 300, 0, 2); // rank 1 is missing, so the file stays
        ranks("nothing", inFile(), 2, 300, 1);
        assertThat(inFile().path()).exists();
        assertThat(ranks("nothing", inFile(), 2, PATIENCE, 0, 1)).containsExactly("rank 0 -> done", "rank 1 -> done");
        assertThat(inFile().path()).doesNotExist();
    }

    @Test
    void aStoreThatAnotherRankBeginsToWriteIsAStore() {
        byte[] start = "\t\0\0\0refcount/".getBytes(StandardCharsets.US_ASCII);
        for (int written = 0; written <= start.length; written++) {
            assertThat(ProcessGroupDoor.isStore(Arrays.copyOf(start, written))).isTrue();
        }
        assertThat(ProcessGroupDoor.isStore("\tother".getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
    }

    @Test
    void waitingDoesNotFillTheStore() throws Exception {
        ranks("nothing", inFile(), 3, 2000, 0, 2);
        assertThat(inFile().path())
                .exists()
                .satisfies(store -> assertThat(Files.size(store)).isLessThan(1000));
    }

    @Test
    void rankZeroNamesWhoIsMissing() throws Exception {
        List<String> lines = ranks("nothing", inFile(), 3, 1000, 0, 2);
        assertThat(lines.get(0)).matches("rank 0 failed: rank 0 waited 1\\.\\d s and still misses rank 1 of 3; .*");
        assertThat(lines.get(1))
                .matches("rank 2 failed: rank 2 waited 1\\.\\d s and met rank 0, but not all others .*");
    }

    @Test
    void aLateRankIsWaitedFor() throws Exception {
        try (ProcessGroupRanks late = new ProcessGroupRanks()) {
            here.begin("nothing", inFile(), 3, PATIENCE, 0, 2);
            Thread.sleep(5000);
            late.begin("nothing", inFile(), 3, PATIENCE, 1);
            assertThat(here.answers()).containsExactly("rank 0 -> done", "rank 2 -> done");
            assertThat(late.answers()).containsExactly("rank 1 -> done");
        }
    }

    @Test
    void anotherRankMissesRankZero() throws Exception {
        assertThat(ranks("nothing", inFile(), 2, 1000, 1).get(0))
                .matches("rank 1 failed: rank 1 waited 1\\.\\d s and got no answer from rank 0; .*");
        ProcessGroupStore port = atPort();
        assertThat(ranks("nothing", port, 2, 1000, 1))
                .singleElement()
                .asString()
                .contains("found nobody at " + port);
    }

    @Test
    void differentNumbersOfProcessesAreTold() throws Exception {
        try (ProcessGroupRanks other = new ProcessGroupRanks()) {
            other.begin("nothing", inFile(), 3, PATIENCE, 1);
            assertThat(ranks("nothing", inFile(), 2, PATIENCE / 2, 0))
                    .hasSize(1); // on a busy machine the other takes its time to start
            assertThat(other.answers())
                    .containsExactly("rank 1 failed: rank 1 was started for 3 processes, rank 0 for 2; give all the"
                            + " same number");
        }
    }

    @Test
    void aTakenPortIsToldInOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            ProcessGroupStore port = new ProcessGroupStore.AtPort("127.0.0.1", taken.getLocalPort());
            assertThat(ranks("nothing", port, 2, 2000, 0))
                    .containsExactly("rank 0 failed: rank 0 cannot open " + port
                            + "; is the port taken by another program? Then choose another for all ranks");
        }
    }

    @Test
    void aFileOfSomebodyElseIsNeitherWrittenNorRemoved() throws IOException {
        Path data = Files.writeString(folder.resolve("patients.csv"), "id,age\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> join(new ProcessGroupStore.InFile(data), Device.cpu()))
                .withMessageContaining("not the store of an earlier run");
        assertThat(data).hasContent("id,age");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> join(new ProcessGroupStore.InFile(folder.resolve("none/store")), Device.cpu()))
                .withMessageContaining("does not exist");
    }

    @Test
    void cudaWithoutNcclIsRefusedInWords() {
        assertThatIllegalStateException()
                .isThrownBy(() -> join(inFile(), new Device(Device.Kind.CUDA, 0)))
                .withMessageContaining("no NCCL");
        assertThat(inFile().path()).doesNotExist();
    }

    @Test
    void storesAreReadFromText() {
        assertThat(ProcessGroupStore.parse("file:/runs/a:b")).hasToString("file:/runs/a:b");
        assertThat(ProcessGroupStore.parse("tcp:29500")).hasToString("tcp:127.0.0.1:29500");
        assertThat(ProcessGroupStore.parse("tcp:node-1:29500")).hasToString("tcp:node-1:29500");
        assertThat(ProcessGroupStore.parse("tcp:[::1]:29500")).hasToString("tcp:[::1]:29500");
        for (String wrong : List.of("", "file:", "tcp:", "tcp:host", "tcp:host:99999", "/runs/a", "tcp:host:1:2")) {
            assertThatIllegalArgumentException().isThrownBy(() -> ProcessGroupStore.parse(wrong));
        }
    }

    // --- buckets ------------------------------------------------------------------------------------------------

    @Test
    void bucketsHoldNeighboursUpTo25MiB() {
        try (TensorScope scope = TensorScope.open("test")) {
            Tensor small = Tensor.empty(1 << 20);
            Tensor large = Tensor.empty(7 << 20);
            assertThat(ProcessGroupBuckets.of(List.of(small, small, large, small, Tensor.empty(0), small)))
                    .containsExactly(List.of(small, small), List.of(large), List.of(small, small));
            assertThat(ProcessGroupBuckets.of(List.of())).isEmpty();
        }
    }

    // --- starting -----------------------------------------------------------------------------------------------

    private ProcessGroupStore.InFile inFile() {
        return new ProcessGroupStore.InFile(folder.resolve("store"));
    }

    private static ProcessGroupStore atPort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return new ProcessGroupStore.AtPort("127.0.0.1", free.getLocalPort());
        }
    }

    private static ProcessGroup join(ProcessGroupStore store, Device device) {
        return ProcessGroup.join(0, 2, store, device, Duration.ofSeconds(1));
    }

    /** All {@code ranks} in one process. */
    private static List<String> ranks(
            String task, ProcessGroupStore store, int size, long patienceMillis, Object... ranks) throws IOException {
        here.begin(task, store, size, patienceMillis, ranks);
        return here.answers();
    }

    /** Each rank in a process of its own. */
    private List<String> processes(String task, int size) throws IOException {
        List<ProcessGroupRanks> processes = new ArrayList<>();
        try {
            for (int rank = 0; rank < size; rank++) {
                processes.add(new ProcessGroupRanks());
                processes.get(rank).begin(task, inFile(), size, PATIENCE, rank);
            }
            List<String> lines = new ArrayList<>();
            for (ProcessGroupRanks process : processes) {
                lines.addAll(process.answers());
            }
            return lines;
        } finally {
            processes.forEach(ProcessGroupRanks::close);
        }
    }
}
