package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.state.SyncStore;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.policy.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runtimes driven by an executor of the host. */
class SyncRunnerTest {
  private final SyncWorld world = SyncWorld.running();
  private final VirtualExecutor executor = new VirtualExecutor(world.clock);
  private final List<String> failures = new ArrayList<>();
  private final SyncRunner runner =
      new SyncRunner(
          executor,
          world.clock,
          100,
          new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(8)),
          (runtime, failure, times, next) ->
              failures.add(times + " " + Duration.between(SyncWorld.START, next).toSeconds()));

  @AfterEach
  void close() {
    runner.close();
    world.close();
  }

  @Test
  void nextStepComesWhenTheReportSaysSo() {
    runner.drive(world.runtime);
    runner.start();
    executor.run(Duration.ZERO);
    world.account("C1", "Contoso");
    executor.run(Duration.ofMillis(999));
    assertThat(world.finance.rows("Customers")).isEmpty();
    executor.run(Duration.ofMillis(2));
    assertThat(world.customer("C1").value("NAME")).isEqualTo("Contoso");
    assertThat(world.runtime.counters().waiting()).isZero();
  }

  @Test
  void wakeDoesNotWait() {
    runner.drive(world.runtime);
    runner.start();
    executor.run(Duration.ZERO);
    world.account("C1", "Contoso");
    runner.wake();
    executor.run(Duration.ZERO);
    assertThat(world.customer("C1").value("NAME")).isEqualTo("Contoso");
  }

  @Test
  void listenerHearsOfEveryStepThatEndedAndOfNoneThatFailed() {
    AtomicBoolean broken = new AtomicBoolean();
    List<Boolean> ended = new ArrayList<>();
    SyncRunner.Listener listener =
        new SyncRunner.Listener() {
          @Override
          public void stepped(SyncRuntime runtime, SyncReport report) {
            ended.add(broken.get());
            throw new IllegalStateException("a listener that fails disturbs nobody");
          }

          @Override
          public void failed(
              SyncRuntime runtime, RuntimeException failure, int times, Instant next) {
            broken.set(false);
          }
        };
    try (SyncRunner heard =
        new SyncRunner(executor, world.clock, 100, SyncRunner.AFTER_FAILURE, listener)) {
      heard.drive(failing(broken));
      heard.start();
      executor.run(Duration.ZERO);
      assertThat(ended).isNotEmpty();
      broken.set(true);
      executor.run(Duration.ofSeconds(1));
      assertThat(broken).isFalse();
      executor.run(Duration.ofSeconds(2));
      assertThat(ended).hasSizeGreaterThan(1).doesNotContain(true);
    }
  }

  /** A runtime whose store fails as long as it is told to. */
  private SyncRuntime failing(AtomicBoolean broken) {
    SyncStore store =
        Interposed.before(
            world.store,
            "lease",
            () -> {
              if (broken.get()) {
                throw new PermanentConnectorException(ErrorCode.STORE_FAILED, "the disk is full");
              }
            });
    return world.runtime("failing", Map.of(), world.toDataverse, world.toFinance, store);
  }

  @Test
  void failuresOfOneRuntimeBackOffAndLeaveTheOthersAlone() {
    AtomicBoolean broken = new AtomicBoolean();
    SyncRuntime failing = failing(broken);
    broken.set(true);
    runner.drive(failing);
    runner.drive(world.runtime);
    runner.start();
    world.account("C1", "Contoso");
    executor.run(Duration.ofSeconds(16));
    assertThat(world.customer("C1").value("NAME")).isEqualTo("Contoso");
    assertThat(failures).containsExactly("1 1", "2 3", "3 7", "4 15", "5 23");

    broken.set(false);
    world.runtime.close();
    runner.leave(world.runtime);
    executor.run(Duration.ofSeconds(10));
    world.account("C2", "by the other one");
    executor.run(Duration.ofSeconds(5));
    assertThat(world.customer("C2").value("NAME")).isEqualTo("by the other one");
    assertThat(failures).hasSize(5);
    failing.close();
  }

  @Test
  void startStopAndDriveMayBeRepeated() throws InterruptedException {
    runner.drive(world.runtime);
    runner.drive(world.runtime);
    executor.run(Duration.ofSeconds(5));
    assertThat(executor.tasks()).as("not started").isZero();
    runner.start();
    runner.start();
    assertThat(executor.tasks()).as("one turn at a time").isEqualTo(1);
    executor.run(Duration.ofSeconds(5));
    runner.stop();
    runner.stop();
    assertThat(executor.tasks()).isZero();
    assertThat(runner.await(Duration.ZERO)).isTrue();
    world.account("C1", "Contoso");
    executor.run(Duration.ofSeconds(5));
    runner.wake();
    executor.run(Duration.ofSeconds(5));
    assertThat(world.finance.rows("Customers")).isEmpty();
    runner.start();
    executor.run(Duration.ofSeconds(5));
    assertThat(world.finance.rows("Customers")).hasSize(1);
    runner.close();
    runner.close();
  }

  @Test
  void executorThatIsShutDownLetsTheRunnerRest() {
    runner.drive(world.runtime);
    runner.start();
    executor.shutdownNow();
    runner.wake();
    runner.stop();
    assertThat(executor.isShutdown()).isTrue();
  }

  @Test
  void severalRuntimesWorkOnRealThreads() throws InterruptedException {
    SyncWorld other = SyncWorld.running();
    ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);
    CountDownLatch bothInside = new CountDownLatch(2);
    Occupancy own = new Occupancy();
    Occupancy others = new Occupancy();
    try (SyncRunner real = new SyncRunner(threads, Clock.systemUTC(), 7);
        SyncRuntime one = watched(world, own, bothInside);
        SyncRuntime two = watched(other, others, bothInside)) {
      real.drive(one);
      real.drive(two);
      real.start();
      for (int i = 0; i < 100; i++) {
        for (SyncWorld each : List.of(world, other)) {
          each.account("C" + i, "of Dataverse " + i);
          each.customer("F" + i, Map.of("NAME", "of finance " + i));
        }
        real.wake();
      }
      for (SyncWorld each : List.of(world, other)) {
        until(() -> each.finance.rows("Customers").size() + accounts(each).size() == 400);
      }
      real.stop();
      assertThat(real.await(Duration.ofSeconds(60))).isTrue();
      assertThat(bothInside.getCount()).as("steps of both at the same time").isZero();
      for (Occupancy occupancy : List.of(own, others)) {
        assertThat(occupancy.steps.get()).isGreaterThan(1);
        assertThat(occupancy.overlaps.get()).as("two steps of one runtime at a time").isZero();
      }
      one.step(1000);
      two.step(1000);
      everythingCameThroughOnce(world, one);
      everythingCameThroughOnce(other, two);
    } finally {
      threads.shutdownNow();
      other.close();
    }
  }

  /** How many steps of a runtime went to its store at a time. */
  private static final class Occupancy {
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger steps = new AtomicInteger();
    private final AtomicInteger overlaps = new AtomicInteger();
    private final AtomicBoolean met = new AtomicBoolean();
  }

  /** A runtime whose first step waits for the first step of another one. */
  private static SyncRuntime watched(SyncWorld world, Occupancy occupancy, CountDownLatch both) {
    world.runtime.close();
    SyncStore store =
        Interposed.before(
            world.store,
            "lease",
            () -> {
              occupancy.steps.incrementAndGet();
              if (occupancy.inside.incrementAndGet() > 1) {
                occupancy.overlaps.incrementAndGet();
              }
              if (occupancy.met.compareAndSet(false, true)) {
                both.countDown();
                await(both);
              }
              LockSupport.parkNanos(1_000_000);
              occupancy.inside.decrementAndGet();
            });
    return world.runtime("threads", Map.of(), world.toDataverse, world.toFinance, store);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void until(BooleanSupplier condition) throws InterruptedException {
    Instant end = Instant.now().plusSeconds(60);
    while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  private static List<Row> accounts(SyncWorld world) {
    return world.dataverse.rows("accounts");
  }

  private static void everythingCameThroughOnce(SyncWorld world, SyncRuntime runtime) {
    for (int i = 0; i < 100; i++) {
      assertThat(world.customer("C" + i).value("NAME")).isEqualTo("of Dataverse " + i);
      assertThat(world.account("F" + i).value("name")).isEqualTo("of finance " + i);
    }
    assertThat(world.toFinance.writes()).hasSize(100);
    assertThat(world.toDataverse.writes()).hasSize(100);
    assertThat(runtime.counters().waiting()).isZero();
    assertThat(runtime.counters().applied()).isEqualTo(200);
  }

  @Test
  void stopLetsTheStepUnderWayComeToItsEnd() throws InterruptedException {
    ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(2);
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    SyncStore held =
        Interposed.before(
            world.store,
            "commit",
            () -> {
              entered.countDown();
              await(released);
            });
    SyncRuntime runtime = world.runtime("held", Map.of(), world.toDataverse, world.toFinance, held);
    world.runtime.close();
    world.account("C1", "under way");
    try (SyncRunner real = new SyncRunner(threads, Clock.systemUTC(), 50)) {
      real.drive(runtime);
      real.start();
      await(entered);
      real.stop();
      real.wake();
      assertThat(real.await(Duration.ofMillis(20))).isFalse();
      assertThat(world.finance.rows("Customers")).isEmpty();
      released.countDown();
      assertThat(real.await(Duration.ofSeconds(60))).isTrue();

      assertThat(world.customer("C1").value("NAME")).isEqualTo("under way");
      assertThat(runtime.counters().waiting()).isZero();
      assertThat(threads.getQueue()).as("no further step").isEmpty();
      real.start();
      world.account("C2", "later");
      until(() -> world.finance.rows("Customers").size() == 2);
    } finally {
      released.countDown();
      threads.shutdownNow();
      assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
      runtime.close();
    }
  }
}
