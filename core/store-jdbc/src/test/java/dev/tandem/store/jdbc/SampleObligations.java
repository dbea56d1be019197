package dev.tandem.store.jdbc;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.Link;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.Payload;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/** Obligations and links to store, each of a number. */
final class SampleObligations {
  static final Instant START = Instant.parse("2026-11-01T08:00:00.123456789Z");

  private SampleObligations() {}

  static Obligation pending(String map, long number) {
    return of(map, number, ObligationStatus.PENDING);
  }

  static Obligation of(String map, long number, ObligationStatus status) {
    return new Obligation(
        0,
        "%s/%012d".formatted(map, number),
        "p0",
        map,
        Side.FINANCE,
        key(number),
        null,
        null,
        status,
        0,
        null,
        null,
        START.plusMillis(number),
        START.plusMillis(number),
        "",
        payload(number, 200));
  }

  /** Spread as a digest is. */
  static LinkKey key(long number) {
    long mixed = number * 0x9E3779B97F4A7C15L;
    return new LinkKey(mixed ^ (mixed >>> 29), number);
  }

  static Link link(String map, long number, long version) {
    return new Link(
        map, key(number), new UUID(key(number).high(), ~number), payload(number + version, 60));
  }

  static Payload payload(long number, int size) {
    ByteBuffer bytes = ByteBuffer.allocate(size);
    while (bytes.remaining() >= Long.BYTES) {
      bytes.putLong(number);
    }
    return Payload.of(bytes.array());
  }
}
