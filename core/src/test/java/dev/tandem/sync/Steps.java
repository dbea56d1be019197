package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

/** How a worker is driven. */
final class Steps {
  private static final int MOST = 400;

  private Steps() {}

  /** Works until nothing more happens without time passing, which must come to pass. */
  static void settle(SyncRuntime worker, int limit) {
    SyncReport report = worker.step(limit);
    for (int i = 0; i < MOST && !report.idle(); i++) {
      report = worker.step(limit);
    }
    assertThat(report.idle()).isTrue();
  }
}
