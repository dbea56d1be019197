package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.state.SyncStore;
import dev.tandem.sync.policy.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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
    // one step of a runtime at a time, whatever wakes it
    SyncWorld other = SyncWorld.running();
    ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    SyncRunner real = new SyncRunner(threads, Clock.systemUTC(), 50);
    try {
      SyncStore watched =
          Interposed.before(
              world.store,
              "lease",
              () -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                inside.decrementAndGet();
              });
      world.runtime.close();
      SyncRuntime runtime =
          world.runtime("threads", Map.of(), world.toDataverse, world.toFinance, watched);
      real.drive(runtime);
      real.drive(other.runtime);
      real.start();
      for (int i = 0; i < 200; i++) {
        world.account("C" + i, "n");
        other.account("C" + i, "n");
        real.wake();
      }
      Instant end = Instant.now().plusSeconds(60);
      while (Instant.now().isBefore(end)
          && world.finance.rows("Customers").size() + other.finance.rows("Customers").size()
              < 400) {
        real.wake();
        TimeUnit.MILLISECONDS.sleep(20);
      }
      real.stop();
      assertThat(real.await(Duration.ofSeconds(60))).isTrue();
      assertThat(world.finance.rows("Customers")).hasSize(200);
      assertThat(other.finance.rows("Customers")).hasSize(200);
      assertThat(most.get()).isEqualTo(1);
      runtime.close();
    } finally {
      threads.shutdownNow();
      other.close();
    }
  }
}
