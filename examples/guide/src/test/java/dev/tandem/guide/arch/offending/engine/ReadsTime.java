package dev.tandem.guide.arch.offending.engine;

import java.time.Instant;

/** Nobody could stop this clock. */
final class ReadsTime {
  Instant now() {
    return Instant.now();
  }
}
