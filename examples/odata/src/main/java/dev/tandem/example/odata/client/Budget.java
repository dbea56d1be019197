package dev.tandem.example.odata.client;

import java.time.Duration;

/**
 * What one identity may ask of a service by itself, before the service says so. Immutable.
 *
 * @param requests most requests in any window
 * @param window the length of a window
 * @param concurrent most requests under way at once; the service may hint at fewer
 */
public record Budget(int requests, Duration window, int concurrent) {

  /** The service protection of Dataverse: 6,000 requests in 300 s, below 52 at once [V1]. */
  public static final Budget DATAVERSE = new Budget(6_000, Duration.ofMinutes(5), 51);

  /** Finance counts nothing by user any more (gone in 10.0.36); 51 at once stay polite [F6]. */
  public static final Budget FINANCE = new Budget(100_000, Duration.ofMinutes(5), 51);

  public Budget {
    if (requests < 1 || concurrent < 1 || window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException("a budget allows at least one request in a window");
    }
  }
}
