package dev.margo.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostilePickleTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "posix, system",
        "nt, system",
        "os, popen",
        "os.path, join",
        "subprocess, Popen",
        "builtins, eval",
        "__builtin__, exec",
        "builtins, __import__",
        "builtins, getattr",
        "builtins, eval.__call__",
        "sys, exit",
        "runpy, run_path",
        "socket, socket",
        "shutil, rmtree",
        "importlib, import_module",
        "ctypes, CDLL",
        "torch.hub, load",
        "operator, attrgetter",
        "pickle, loads",
        "torch.storage, _load_from_bytes"
    })
    void aDangerousNameIsRefusedHoweverItIsWritten(String module, String name) throws IOException {
        refused(pickle().op('}').text("x").global(module, name).op(')', 'R', 's', '.'), module + "." + name);
        refused(pickle().op('}').text("x").text(module).text(name).op(0x93, ')', 'R', 's', '.'), module + "." + name);
        refused(pickle().op('(', 'i').line(module, name).op('.'), module + "." + name);
    }

    private void refused(PickleBytes pickle, String name) throws IOException {
        assertThatThrownBy(open(pickle))
                .isInstanceOf(UnsafeCheckpointException.class)
                .hasMessageContaining("tries to call " + name + "; this is not a checkpoint but a program");
    }

    @Test
    void aDangerousPickleWithoutAContainerIsRefused() throws IOException {
        Path file = folder.resolve("bare.pth");
        Files.write(
                file,
                pickle().global("posix", "system")
                        .text("true")
                        .op(0x85, 'R', '.')
                        .bytes());
        assertThatThrownBy(() -> Checkpoint.open(file))
                .isInstanceOf(UnsafeCheckpointException.class)
                .hasMessageContaining("posix.system");
        Files.write(file, "cos\nsystem\n(S'true'\ntR.".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> Checkpoint.open(file)).isInstanceOf(CheckpointFormatException.class);
    }

    @Test
    void aTensorMadeByAnUnknownFunctionIsRefused() throws IOException {
        PickleBytes pickle = pickle().op('}')
                .text("w")
                .tensor("0", new int[] {2}, new int[] {1})
                .op('s');
        pickle.text("v").global("evil.module", "make").op(')', 'R', 's', '.');
        assertThatThrownBy(open(pickle))
                .isInstanceOf(UnsafeCheckpointException.class)
                .hasMessageContaining("'v' is made by evil.module.make");
    }

    @Test
    void aStateDictMadeByAnUnknownFunctionIsRefused() throws IOException {
        assertThatThrownBy(open(
                        pickle().op('}').text("model").global("evil", "make").op(')', 'R', 's', '.')))
                .isInstanceOf(UnsafeCheckpointException.class)
                .hasMessageContaining("the value of 'model' is made by evil.make");
    }

    @Test
    void anUnknownObjectBesideTheModelIsLeftOutWhateverIsDoneToIt() throws IOException {
        PickleBytes pickle = pickle().op('}').text("model").op('}');
        pickle.text("w").tensor("0", new int[] {2}, new int[] {1}).op('s', 's');
        pickle.text("trainer").global("my.code", "Trainer").op(')', 0x81, '}', 'b');
        pickle.op('(', 'K', 1, 'e').op('(', 'K', 1, 'K', 2, 'u').op('K', 3, 'a', ')', 'R', 's', '.');
        try (Checkpoint checkpoint = Checkpoint.open(pickle.zipped(folder))) {
            assertThat(CheckpointFiles.floats(checkpoint.get("w").orElseThrow()))
                    .containsExactly(1, 2);
            assertThat(checkpoint.notes()).contains("left out 'trainer': an object of my.code.Trainer");
        }
    }

    @Test
    void aDictionaryThatContainsItselfIsRefusedSoon() throws IOException {
        bounded(pickle().op('}', 'q', 0).text("model").op('h', 0, 's', '.'), "holds no tensors");
    }

    @Test
    void aListThatContainsItselfAndDeepNestingDoNoHarm() throws IOException {
        PickleBytes pickle = pickle().op('}').text("model").op('}');
        pickle.text("w").tensor("0", new int[] {2}, new int[] {1}).op('s', 's');
        pickle.text("self").op(']', 'q', 0, 'h', 0, 'a', 's');
        pickle.text("deep").op(')').repeat(500_000, 0x85).op('s', '.');
        try (Checkpoint checkpoint = Checkpoint.open(pickle.zipped(folder))) {
            assertThat(checkpoint.names()).containsExactly("w");
        }
    }

    @Test
    void aPickleThatGrowsWithoutEndIsStopped() throws IOException {
        bounded(pickle().repeat(5_000_000, ']').op('.'), "at most 4000000 steps");
        bounded(pickle().repeat(5_000_000, '(').op('.'), "at most 4000000 steps");
        PickleBytes copies = pickle().op(']', '(').repeat(10_000, ')').op('e', 0x85, 'q', 0);
        for (int i = 0; i < 10_000; i++) {
            copies.global("collections", "OrderedDict").op('h', 0, 'R');
        }
        bounded(copies.op('.'), "at most 4000000 steps");
    }

    @Test
    void lengthsBeyondTheFileAreRefused() throws IOException {
        bounded(pickle().op('X', 0xFF, 0xFF, 0xFF, 0x7F, '.'), "found a length of 2147483647");
        bounded(pickle().op(0x8d, 0, 0, 0, 0, 0, 0, 0, 0x80, '.'), "found a length of -9223372036854775808");
        bounded(pickle().op(0x8e, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, '.'), "found a length of");
        bounded(pickle().op(0x8b, 0xFF, 0xFF, 0xFF, 0xFF, '.'), "an integer of at most");
    }

    @Test
    void misusedStacksAreRefused() throws IOException {
        for (int op :
                new int[] {'R', 'b', 'a', 'e', 's', 'u', 't', 0x85, 'o', '0', '1', '2', 'q', 'h', 0x93, 'Q', '.'}) {
            bounded(pickle().op(op, 7, '.'), "damaged");
            bounded(pickle().op('N', '(', op, 7, '.'), "");
        }
        bounded(pickle().op('P', '.'), "found 80");
        bounded(pickle().op(0x82, 1, '.'), "found 130");
        bounded(pickle().op('N', ')', 'R', '.'), "found nothing");
    }

    @Test
    void tensorsThatReachOutsideTheirStorageAreRefused() throws IOException {
        bounded(one(new int[] {3}, new int[] {1}), "reaches from element 0 to 2 of a storage of 2");
        bounded(one(new int[] {2}, new int[] {2}), "reaches");
        bounded(one(new int[] {2, 2}, new int[] {1}), "2 sizes and 1 strides");
        bounded(
                pickle().op('}')
                        .text("w")
                        .tensor("../0", new int[] {2}, new int[] {1})
                        .op('s', '.'),
                "'x/data/../0'");
    }

    private static PickleBytes one(int[] sizes, int[] strides) {
        return pickle().op('}').text("w").tensor("0", sizes, strides).op('s', '.');
    }

    @Test
    void controlCharactersInNamesStayOutOfMessages() throws IOException {
        PickleBytes pickle = pickle().op('}').text("w\n\u001b[31m\u202e").tensor("0", new int[] {9}, new int[] {1});
        assertThatThrownBy(open(pickle.op('s', '.'))).hasMessageContaining("'w??[31m?'");
    }

    private void bounded(PickleBytes pickle, String message) throws IOException {
        ThrowingCallable opening = open(pickle);
        assertTimeout(
                Duration.ofSeconds(10),
                () -> assertThatThrownBy(opening)
                        .isInstanceOf(CheckpointFormatException.class)
                        .hasMessageContaining(message));
    }

    private ThrowingCallable open(PickleBytes pickle) throws IOException {
        Path file = pickle.zipped(folder);
        return () -> Checkpoint.open(file).close();
    }

    private static PickleBytes pickle() {
        return new PickleBytes().op(0x80, 2);
    }
}
