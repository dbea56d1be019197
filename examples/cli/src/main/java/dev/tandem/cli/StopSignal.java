package dev.tandem.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into a wish to stop: the work comes to its end and the process answers
 * with its own code. Whoever does not end in a minute is ended hard, which loses nothing.
 */
final class StopSignal implements AutoCloseable {
  private static final int GRACE_SECONDS = 60;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::shutDown, "tandem-stop");
  private volatile int code = ExitCode.DEFECT;

  private StopSignal() {}

  static StopSignal install() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  private void shutDown() {
    asked.countDown();
    try {
      if (ended.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
        // The usual code of a process that was told to end is that of a failure.
        Runtime.getRuntime().halt(code);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isAsked() {
    return asked.getCount() == 0;
  }

  /** Waits until it is time or somebody asks. */
  void await(Duration most) {
    try {
      boolean stops = asked.await(Math.max(0, most.toMillis()), TimeUnit.MILLISECONDS);
      assert !stops || isAsked();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      asked.countDown();
    }
  }

  /** Everything is closed and written; the process may go. */
  int ended(int answer) {
    code = answer;
    ended.countDown();
    return answer;
  }

  @Override
  public void close() {
    if (!isAsked()) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
