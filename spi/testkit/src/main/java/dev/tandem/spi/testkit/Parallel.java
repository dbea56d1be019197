package dev.tandem.spi.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Runs a step on several threads that start together. */
final class Parallel {
  private Parallel() {}

  /** Runs the step once per thread and waits for all; the first failure is thrown. */
  static void run(int threads, IntConsumer step) {
    CyclicBarrier start = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> futures = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int number = thread;
        futures.add(
            pool.submit(
                () -> {
                  start.await();
                  step.accept(number);
                  return null;
                }));
      }
      for (Future<?> future : futures) {
        future.get();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    } catch (ExecutionException failed) {
      throw new AssertionError("a thread failed: " + failed.getCause(), failed.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
