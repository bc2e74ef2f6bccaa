package dev.margo.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ModelDownloadTest {
    private static final byte[] FILE = FakeHost.bytes(300_000);
    private static final HttpHandler PROPER = FakeHost.serving(FILE, FakeHost.TAG);

    @TempDir
    Path folder;

    private FakeHost host;
    private String sha256;

    @BeforeEach
    void start() throws IOException {
        host = new FakeHost(PROPER);
        Path copy = Files.write(folder.resolve("copy"), FILE);
        sha256 = FileHash.of(copy, HashAlgorithm.SHA256).toString();
        Files.delete(copy);
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void bringsTheWholeFileAndTellsHowFarItIs() throws IOException {
        List<Long> told = new ArrayList<>();
        Path file = new ModelDownload().pull(model(OptionalLong.empty()), new ModelStore(folder), (done, total) -> {
            assertThat(total).hasValue(FILE.length);
            told.add(done);
        });
        assertThat(file).isEqualTo(target()).hasBinaryContent(FILE);
        assertThat(told).isSorted().endsWith((long) FILE.length);
        assertThat(folder).isDirectoryNotContaining("glob:**.{part,etag}");
    }

    @Test
    void aFileThatIsThereIsVerifiedAndNothingIsAsked() throws IOException {
        Files.write(target(), FILE);
        assertThat(pull()).isEqualTo(target());
        Files.write(target(), new byte[] {1});
        assertFails("expected 300000 bytes, found 1 bytes; it is left as it is");
        assertThat(target()).hasBinaryContent(new byte[] {1});
        assertThat(host.requests()).isEmpty();
    }

    @Test
    void goesOnAfterTheConnectionWasCut() throws IOException {
        host.answer(FakeHost.cutting(FILE, 100_000, FakeHost.TAG));
        assertFails("the connection ended after ", " of 300000 bytes", "run the command again to go on");
        long kept = Files.size(part());
        assertThat(kept).isBetween(1L, 100_000L);
        host.answer(PROPER);
        assertThat(pull()).hasBinaryContent(FILE);
        assertThat(host.requests()).containsExactly("whole 200", "bytes=" + kept + "- 206");
    }

    @Test
    void beginsAnewWhenTheServerHasANewVersion() throws IOException {
        leavePart(new byte[100], "\"v0\"");
        assertThat(pull()).hasBinaryContent(FILE);
        assertThat(host.requests()).containsExactly("bytes=100- 200");
    }

    @Test
    void beginsAnewWhenTheServerKnowsNoRanges() throws IOException {
        leavePart(new byte[100], FakeHost.TAG);
        host.answer(exchange -> FakeHost.send(exchange, 200, FILE));
        assertThat(pull()).hasBinaryContent(FILE);
    }

    @Test
    void beginsAnewWhenThePartHasNoTagOfItsVersion() throws IOException {
        leavePart(new byte[100], "W/\"weak\"\r\nX-Injected: 1");
        assertThat(pull()).hasBinaryContent(FILE);
        assertThat(host.requests()).containsExactly("whole 200");
    }

    @Test
    void beginsAnewWhenTheServerSendsAnotherRangeThanAskedFor() throws IOException {
        leavePart(new byte[100], FakeHost.TAG);
        host.answer(exchange -> {
            boolean ranged = exchange.getRequestHeaders().containsKey("Range");
            exchange.getResponseHeaders().set("Content-Range", "bytes 0-299999/300000");
            FakeHost.send(exchange, ranged ? 206 : 200, FILE);
        });
        assertThat(pull()).hasBinaryContent(FILE);
        assertThat(host.requests()).containsExactly("bytes=100- 206", "whole 200");
    }

    @Test
    void aPartThatIsWholeIsOnlyVerified() throws IOException {
        leavePart(FILE, FakeHost.TAG);
        new ModelDownload().pull(model(OptionalLong.empty()), new ModelStore(folder), ProgressListener.silent());
        assertThat(target()).hasBinaryContent(FILE);
        assertThat(host.requests()).containsExactly("bytes=300000- 416");
    }

    @Test
    void aPartLongerThanTheFileIsBegunAnew() throws IOException {
        leavePart(new byte[300_001], FakeHost.TAG);
        assertThat(pull()).hasBinaryContent(FILE);
        assertThat(host.requests()).containsExactly("bytes=300001- 416", "whole 200");
    }

    @Test
    void aWrongHashNamesBothAndRemovesThePart() throws IOException {
        byte[] other = FILE.clone();
        other[5]++;
        host.answer(FakeHost.serving(other, FakeHost.TAG));
        assertFails("expected " + sha256, "found sha256:", "what arrived is removed");
        assertThat(part()).doesNotExist();
        assertThat(target()).doesNotExist();
    }

    @Test
    void aRefusalIsToldWithItsStatusAndKeepsThePart() throws IOException {
        leavePart(new byte[100], FakeHost.TAG);
        host.answer(exchange -> FakeHost.send(exchange, 404, new byte[20]));
        assertFails(host.url() + ": expected the file, the server answered 404");
        assertThat(part()).hasSize(100);
        assertThat(target()).doesNotExist();
    }

    @Test
    void followsRedirects() throws IOException {
        host.answer(exchange -> {
            if (exchange.getRequestURI().getPath().equals("/file")) {
                exchange.getResponseHeaders().set("Location", "/elsewhere");
                FakeHost.send(exchange, 302, new byte[0]);
            } else {
                PROPER.handle(exchange);
            }
        });
        assertThat(pull()).hasBinaryContent(FILE);
    }

    @Test
    void redirectsInACircleComeToAnEnd() {
        redirectingTo("/file");
        assertFails("the server sends us on, but more than 10 times");
        assertThat(host.requests()).hasSize(11);
    }

    @Test
    void aRedirectThatIsNotHttpsIsNotFollowedAndItsQueryNotTold() {
        redirectingTo("http://example.org/file?key=secret");
        assertThatThrownBy(this::pull)
                .isInstanceOf(ModelDownloadException.class)
                .hasMessageContaining("to http://example.org, and only https is followed")
                .message()
                .doesNotContain("secret");
    }

    @Test
    void aRedirectToNonsenseIsRefused() {
        redirectingTo("http://[");
        assertFails("not to an address");
    }

    @Test
    void aServerThatFallsSilentIsGivenUpAndThePartKept() {
        CountDownLatch end = new CountDownLatch(1);
        host.answer(exchange -> {
            FakeHost.cutting(FILE, 50_000, FakeHost.TAG).handle(exchange);
            await(end);
        });
        assertThatThrownBy(() -> pull(Duration.ofMillis(300)))
                .isInstanceOf(ModelDownloadException.class)
                .hasMessageContaining("of 300000 bytes: no data for 0.3 s");
        end.countDown();
        assertThat(part()).isNotEmptyFile();
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() {
        CountDownLatch end = new CountDownLatch(1);
        host.answer(exchange -> await(end));
        assertThatThrownBy(() -> pull(Duration.ofMillis(300)))
                .isInstanceOf(ModelDownloadException.class)
                .hasMessageContaining("cannot be reached: request timed out");
        end.countDown();
    }

    @Test
    void aSlowServerIsWaitedForAsLongAsItSendsSomething() throws IOException {
        host.answer(exchange -> {
            exchange.sendResponseHeaders(200, FILE.length);
            for (int at = 0; at < FILE.length; at += 50_000) {
                exchange.getResponseBody().write(FILE, at, 50_000);
                exchange.getResponseBody().flush();
                sleep(200);
            }
        });
        assertThat(pull(Duration.ofMillis(1000))).hasBinaryContent(FILE); // 1.2 s in all
    }

    @Test
    void aServerThatIsNotThereIsToldInOneLine() {
        host.close();
        assertFails(host.url() + ": cannot be reached: ");
    }

    @Test
    void aModelThatNeedsAPersonIsNotFetched() {
        KnownModel model = KnownModels.find("sam_med2d_b").orElseThrow();
        ModelStore store = new ModelStore(folder);
        assertThatThrownBy(() -> new ModelDownload().pull(model, store, ProgressListener.silent()))
                .isInstanceOf(ModelDownloadException.class)
                .hasMessage("no program may fetch 'sam_med2d_b'; download it from %s and put it at %s"
                        .formatted(model.source().page(), store.fileOf(model)));
    }

    @Test
    void twoDownloadsOfOneFileDoNotMeet() throws IOException {
        try (ModelLock held = ModelLock.take(target())) {
            assertFails("another download of ", "is under way");
        }
        assertThat(pull()).hasBinaryContent(FILE);
    }

    @Test
    void aFolderThatCannotBeIsToldInOneLine() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        KnownModel model = model(OptionalLong.of(FILE.length));
        ModelStore store = new ModelStore(file);
        assertThatThrownBy(() -> new ModelDownload().pull(model, store, ProgressListener.silent()))
                .isInstanceOf(ModelDownloadException.class)
                .hasMessage(file + ": cannot be written: FileAlreadyExistsException; choose another folder");
    }

    @Test
    void anInterruptedPullStopsAtOnceAndKeepsThePart() throws IOException {
        KnownModel model = model(OptionalLong.of(FILE.length));
        assertThatThrownBy(() -> new ModelDownload()
                        .pull(
                                model,
                                new ModelStore(folder),
                                (done, total) -> Thread.currentThread().interrupt()))
                .isInstanceOf(InterruptedIOException.class)
                .hasMessageContaining("what arrived is kept");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(part()).isNotEmptyFile();
        assertThat(pull()).hasBinaryContent(FILE);
    }

    @Test
    @EnabledOnOs(OS.LINUX) // /dev/full is a disk that is always full
    void aFullDiskIsToldInOneLine() throws IOException {
        leavePart(new byte[0], FakeHost.TAG);
        KnownModel model = model(OptionalLong.of(FILE.length));
        PartFile onFullDisk = new PartFile(Path.of("/dev/full"), folder.resolve("model.pt.part.etag"));
        try (Reply reply = Requests.waiting(Duration.ofSeconds(5)).whole(host.url())) {
            Transfer transfer = new Transfer(host.url(), model.source().bytes(), onFullDisk, ProgressListener.silent());
            assertThatThrownBy(() -> transfer.receive(reply, 0))
                    .isInstanceOf(ModelDownloadException.class)
                    .hasMessageContaining("/dev/full: cannot be written after 0 bytes: No space left on device");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private KnownModel model(OptionalLong bytes) {
        ModelSource source =
                new ModelSource(host.url(), Optional.of(host.url()), "MIT", List.of(Checksum.parse(sha256)), bytes);
        return new KnownModel("model", "model.pt", source, "sam", "for tests");
    }

    private Path pull() throws IOException {
        return pull(Duration.ofSeconds(5));
    }

    private Path pull(Duration patience) throws IOException {
        return new ModelDownload(patience)
                .pull(model(OptionalLong.of(FILE.length)), new ModelStore(folder), ProgressListener.silent());
    }

    private void assertFails(String... parts) {
        assertThatThrownBy(this::pull)
                .isInstanceOf(ModelDownloadException.class)
                .message()
                .contains(parts)
                .doesNotContain("\n");
    }

    private void redirectingTo(String location) {
        host.answer(exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            FakeHost.send(exchange, 302, new byte[0]);
        });
    }

    private void leavePart(byte[] bytes, String tag) throws IOException {
        Files.write(part(), bytes);
        Files.writeString(folder.resolve("model.pt.part.etag"), tag);
    }

    private Path target() {
        return folder.resolve("model.pt");
    }

    private Path part() {
        return folder.resolve("model.pt.part");
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
