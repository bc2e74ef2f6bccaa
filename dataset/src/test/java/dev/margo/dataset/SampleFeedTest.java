package dev.margo.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SampleFeedTest {
    private static final SampleFeed.Workers WORKERS = new SampleFeed.Workers(3, 5);

    @Test
    void itemsComeByPositionHoweverLongEachTakes() throws InterruptedException {
        try (SampleFeed<Long> feed = SampleFeed.between(7, 57, WORKERS, position -> {
            Thread.sleep(position % 4);
            return position;
        })) {
            List<Long> items = new ArrayList<>();
            while (!feed.isAtEnd()) {
                items.add(feed.next());
            }
            assertThat(items)
                    .containsExactlyElementsOf(LongStream.range(7, 57).boxed().toList());
            assertThatThrownBy(feed::next).hasMessageContaining("has ended");
        }
    }

    @Test
    void noMoreThanTheBoundIsPreparedAhead() throws InterruptedException {
        AtomicInteger prepared = new AtomicInteger();
        try (SampleFeed<Integer> feed = SampleFeed.from(0, WORKERS, position -> prepared.incrementAndGet())) {
            Thread.sleep(100);
            assertThat(prepared).hasValue(5);
            feed.next();
            Thread.sleep(100);
            assertThat(prepared).hasValue(6);
        }
    }

    @Test
    void aBadItemIsCountedAndReplacedByTheSameOneEveryTime() throws InterruptedException {
        for (int run = 0; run < 2; run++) {
            try (SampleFeed<Long> feed = SampleFeed.from(0, WORKERS, position -> {
                if (position == 3) {
                    throw new IOException("broken");
                }
                return position;
            })) {
                List<Long> items = new ArrayList<>();
                for (int i = 0; i < 6; i++) {
                    items.add(feed.next());
                }
                assertThat(items).containsExactly(0L, 1L, 2L, 3L + (1L << 40), 4L, 5L);
                assertThat(feed.skipped().count()).isEqualTo(1);
                assertThat(feed.skipped().first()).containsExactly(new SkippedFiles.Skipped("item 3", "broken"));
            }
        }
    }

    @Test
    void whereNothingCanBePreparedTheFirstReasonIsTold() {
        try (SampleFeed<Long> feed = SampleFeed.from(0, WORKERS, position -> {
            throw new IllegalArgumentException("bad " + position);
        })) {
            assertThatThrownBy(feed::next)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("item 0 and 15 in its place could not be prepared; the first failed with: bad 0");
        }
    }

    @Test
    void anErrorOfAThreadReachesTheTaker() {
        try (SampleFeed<Long> feed = SampleFeed.from(0, WORKERS, position -> {
            throw new OutOfMemoryError("made up");
        })) {
            assertThatThrownBy(feed::next).isInstanceOf(OutOfMemoryError.class);
        }
    }

    @Test
    void theShareOfWaitingIsMeasured() throws InterruptedException {
        try (SampleFeed<Long> slow = SampleFeed.from(0, new SampleFeed.Workers(1, 1), position -> {
            Thread.sleep(20);
            return position;
        })) {
            for (int i = 0; i < 5; i++) {
                slow.next();
            }
            assertThat(slow.waitedShare()).isGreaterThan(0.5).isLessThanOrEqualTo(1);
        }
        try (SampleFeed<Long> quick = SampleFeed.from(0, WORKERS, position -> position)) {
            for (int i = 0; i < 5; i++) {
                quick.next();
                Thread.sleep(20);
            }
            assertThat(quick.waitedShare()).isLessThan(0.3);
        }
    }

    @Test
    void aTakerWhoIsInterruptedLeavesAndTheThreadsEnd() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        AtomicLong running = new AtomicLong();
        SampleFeed<Long> feed = SampleFeed.from(0, WORKERS, position -> {
            running.incrementAndGet();
            try {
                never.await();
            } finally {
                running.decrementAndGet();
            }
            return position;
        });
        Thread.currentThread().interrupt();
        assertThatThrownBy(feed::next).isInstanceOf(InterruptedException.class);
        feed.close();
        assertThat(running).hasValue(0);
        assertThatThrownBy(feed::next).hasMessageContaining("is closed");
    }

    @Test
    void whatClosingBreaksOffIsNotCountedAsSkipped() {
        SampleFeed<Long> feed = SampleFeed.from(0, WORKERS, position -> {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("closed by interrupt");
            }
            return position;
        });
        feed.close();
        assertThat(feed.skipped().count()).isZero();
    }
}
