package dev.tandem.example.odata.client;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One user of a service with its token and its own budget. Guarded by the {@link Identities} that
 * hold it.
 */
final class Identity {
  private final TokenSource tokens;
  private final Budget budget;
  private final Deque<Instant> sent = new ArrayDeque<>();
  private Instant notBefore = Instant.MIN;
  private int concurrent;
  private int underWay;

  Identity(TokenSource tokens, Budget budget) {
    this.tokens = tokens;
    this.budget = budget;
    concurrent = budget.concurrent();
  }

  TokenSource tokens() {
    return tokens;
  }

  /** When the budget allows a request; an instant that is not after now means at once (I21). */
  Instant freeAt(Instant now) {
    Instant windowStart = now.minus(budget.window());
    while (!sent.isEmpty() && !sent.getFirst().isAfter(windowStart)) {
      sent.removeFirst();
    }
    if (sent.size() < budget.requests()) {
      return notBefore;
    }
    Instant oldestLeaves = sent.getFirst().plus(budget.window());
    return oldestLeaves.isAfter(notBefore) ? oldestLeaves : notBefore;
  }

  boolean isBusy() {
    return underWay >= concurrent;
  }

  int underWay() {
    return underWay;
  }

  void begin(Instant now) {
    sent.addLast(now);
    underWay++;
  }

  void end() {
    underWay--;
  }

  /** The service wants no request of this identity before an instant. */
  void pause(Instant until) {
    if (until.isAfter(notBefore)) {
      notBefore = until;
    }
  }

  /** The service hints at how many requests should be under way at once [V1]. */
  void hint(@Nullable String recommended) {
    if (recommended != null && recommended.strip().matches("[1-9][0-9]{0,4}")) {
      concurrent = Math.min(budget.concurrent(), Integer.parseInt(recommended.strip()));
    }
  }
}
