package dev.tandem.example.odata.side;

import dev.tandem.example.odata.client.HttpReply;
import dev.tandem.example.odata.client.ServiceError;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells refusals that are final from those behind which another writer was quicker. */
final class Refusals {
  private static final int MOST_ATTEMPTS = 60;
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Service service;
  private final int[] attempts;
  private final int[] duplicates;

  Refusals(Service service, int writes) {
    this.service = service;
    attempts = new int[writes];
    duplicates = new int[writes];
  }

  /**
   * What the service said.
   *
   * @param reply the answer
   * @param error what it holds
   */
  record Cause(HttpReply reply, ServiceError error) {}

  boolean isTooOften(int at) {
    return ++attempts[at] > MOST_ATTEMPTS;
  }

  /** The outcome; null when the row is to be looked at again. */
  @Nullable WriteOutcome outcome(int at, Write write, PlannedWrite.Send send, Cause cause) {
    HttpReply reply = cause.reply();
    Instant now = service.client().clock().instant();
    if (reply.status() == 429 || reply.status() == 503) {
      return new WriteOutcome.Throttled(service.client().retryAt(reply));
    }
    if (reply.status() >= 500) {
      return new WriteOutcome.Throttled(now.plus(SOON));
    }
    if (service.dialect().isDuplicate(reply, cause.error())) {
      // The row was not there when it was looked for: once this may be another writer, but when it
      // is still not there, the value is that of another key.
      boolean another = !send.created() || ++duplicates[at] > 1;
      return another ? duplicateKey(write, cause.error()) : null;
    }
    boolean moved = reply.status() == 412 || (reply.status() == 404 && !send.created());
    if (moved) {
      return isTooOften(at) ? new WriteOutcome.Throttled(now) : null;
    }
    return new WriteOutcome.Rejected(
        List.of(service.dialect().problem(send.wish().table(), reply, cause.error())));
  }

  private static WriteOutcome duplicateKey(Write write, ServiceError error) {
    return new WriteOutcome.Rejected(
        List.of(
            Problem.of(
                ErrorCode.DUPLICATE_KEY,
                write.key().columns().get(0),
                "another row has a key value of this one",
                error.message())));
  }
}
