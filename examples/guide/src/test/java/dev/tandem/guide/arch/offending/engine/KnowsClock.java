package dev.tandem.guide.arch.offending.engine;

import java.time.Clock;

/** The same row could give another answer later. */
interface KnowsClock {
  Clock clock();
}
