package dev.tandem.example.odata.finance.bulk;

import java.time.Duration;

/** Lets time pass between two questions to a service. Safe for any thread. */
@FunctionalInterface
public interface Sleeper {

  /** Returns when this much time is over. */
  void sleep(Duration time) throws InterruptedException;

  /** Sleeps on the thread of the caller. */
  static Sleeper ofThread() {
    return time -> Thread.sleep(time.toMillis());
  }
}
