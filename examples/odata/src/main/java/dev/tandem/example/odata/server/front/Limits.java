package dev.tandem.example.odata.server.front;

import java.time.Duration;

/**
 * Service protection of Dataverse, per user. Immutable.
 *
 * @param requests the most requests in a window
 * @param execution the most time that requests of a window take together
 * @param concurrent this many at once are too many
 * @param window how far back a window reaches
 * @param bodyBytes the largest payload
 */
public record Limits(
    int requests, Duration execution, int concurrent, Duration window, int bodyBytes) {
  private static final int MEGABYTE = 1024 * 1024;
  private static final int LARGEST_BODY = 128 * MEGABYTE;

  /** As documented: 6,000 requests, 20 minutes, 52 at once, in five minutes. */
  public static final Limits DATAVERSE =
      new Limits(6000, Duration.ofMinutes(20), 52, Duration.ofMinutes(5), LARGEST_BODY);

  /** Finance no longer counts requests per user; it throttles when its resources run short. */
  public static final Limits FINANCE =
      new Limits(
          Integer.MAX_VALUE,
          Duration.ofDays(1),
          Integer.MAX_VALUE,
          Duration.ofMinutes(5),
          LARGEST_BODY);
}
