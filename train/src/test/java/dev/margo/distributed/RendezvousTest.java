package dev.margo.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.margo.tensor.Device;
import dev.margo.tensor.ProcessGroupStore;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import java.util.List;
import org.junit.jupiter.api.Test;

class RendezvousTest {
    private static final ProcessGroupStore STORE = ProcessGroupStore.parse("tcp:29500");

    @Test
    void itIsReadFromAmongOtherOptions() {
        assertThat(Rendezvous.parse(
                        List.of("--epochs", "3", "--rank=1", "--world-size", "2", "--store", "tcp:29500", "data")))
                .contains(new Rendezvous(1, 2, STORE));
        assertThat(Rendezvous.parse(List.of("--epochs", "3"))).isEmpty();
    }

    @Test
    void whatItWritesItReads() {
        Rendezvous rendezvous = new Rendezvous(3, 4, ProcessGroupStore.parse("file:/runs/of today"));
        assertThat(Rendezvous.parse(rendezvous.options())).contains(rendezvous);
    }

    @Test
    void halfOfItAndNonsenseAreRefused() {
        refused("belong together", "--rank", "1");
        refused("belong together", "--world-size", "1", "--store", "tcp:1");
        refused("--store has no value", "--rank", "0", "--world-size", "2", "--store");
        refused("--rank must be a number, got 'one'", "--rank", "one", "--world-size", "2", "--store", "tcp:1");
        refused("between 0 and 1", "--rank", "2", "--world-size", "2", "--store", "tcp:1");
        refused("--world-size must be at least 1", "--rank", "0", "--world-size", "0", "--store", "tcp:1");
        refused("store 'here' is unknown", "--rank", "0", "--world-size", "2", "--store", "here");
    }

    private static void refused(String reason, String... options) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rendezvous.parse(List.of(options)))
                .withMessageContaining(reason);
    }

    @Test
    void aWorldOfOneMeetsNobodyAndChangesNothing() {
        try (Replicas alone = new Rendezvous(0, 1, STORE).join(Device.cpu());
                TensorScope scope = TensorScope.open("test")) {
            Tensor tensor = Tensor.of(new float[] {1, 2}, 2);
            alone.sameEverywhere(List.of(tensor));
            alone.averageGradients(List.of(tensor));
            assertThat(tensor.toFloats()).containsExactly(1, 2);
            assertThat(alone.sum(1, 2)).containsExactly(1, 2);
            assertThat(alone.anyInterrupted(true)).isTrue();
            assertThat(alone.anyInterrupted(false)).isFalse();
            assertThat(alone.rank()).isZero();
            assertThat(alone.size()).isEqualTo(1);
        }
    }
}
