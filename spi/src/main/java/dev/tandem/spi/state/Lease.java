package dev.tandem.spi.state;

import java.time.Instant;
import java.util.Objects;

/**
 * The right to work on a partition. Immutable.
 *
 * @param partition the partition
 * @param owner the worker
 * @param generation grows by one whenever the partition goes to another worker, or to one whose
 *     lease had run out; from 1 on
 * @param until the end, unless it is renewed before; UTC
 */
public record Lease(String partition, String owner, long generation, Instant until) {

  public Lease {
    Objects.requireNonNull(partition, "partition");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(until, "until");
    if (generation < 1) {
      throw new IllegalArgumentException("generations start at 1");
    }
  }
}
