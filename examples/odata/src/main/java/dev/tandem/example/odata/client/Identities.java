package dev.tandem.example.odata.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The users under which a connector asks a service. Each request takes the least busy one whose
 * budget allows it. Safe for any thread.
 */
public final class Identities {
  private final List<Identity> all = new ArrayList<>();
  private final Clock clock;

  /**
   * One identity for each source of tokens, each with a budget of its own.
   *
   * @param clock tells when a budget is free again
   */
  public Identities(Collection<? extends TokenSource> tokens, Budget budget, Clock clock) {
    if (tokens.isEmpty()) {
      throw new IllegalArgumentException("a service is asked under at least one identity");
    }
    tokens.forEach(source -> all.add(new Identity(source, budget)));
    this.clock = clock;
  }

  /** What a request got: an identity, or the instant at which there may be one. */
  record Turn(@Nullable Identity identity, Instant freeAt) {}

  int size() {
    return all.size();
  }

  /**
   * Takes an identity. While all that have budget are at their most requests at once this waits for
   * one of them, since requests of other threads are under way and end soon.
   */
  synchronized Turn take(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      Instant now = clock.instant();
      Turn turn = choose(now);
      long left = deadline - System.nanoTime();
      if (turn.identity() != null || turn.freeAt().isAfter(now) || left <= 0) {
        return turn;
      }
      wait(Math.max(1, left / 1_000_000));
    }
  }

  private Turn choose(Instant now) {
    Identity best = null;
    Instant earliest = Instant.MAX;
    for (Identity identity : all) {
      Instant freeAt = identity.freeAt(now);
      earliest = freeAt.isBefore(earliest) ? freeAt : earliest;
      boolean free = !freeAt.isAfter(now) && !identity.isBusy();
      if (free && (best == null || identity.underWay() < best.underWay())) {
        best = identity;
      }
    }
    if (best != null) {
      best.begin(now);
    }
    return new Turn(best, earliest);
  }

  /** Gives an identity back with what the service said about its budget. */
  synchronized void giveBack(Identity identity, @Nullable HttpReply reply) {
    identity.end();
    if (reply != null) {
      identity.hint(reply.header("x-ms-dop-hint"));
      if (isThrottled(reply)) {
        identity.pause(RetryAfter.of(reply, clock.instant()));
      }
    }
    notifyAll();
  }

  static boolean isThrottled(HttpReply reply) {
    return reply.status() == 429 || (reply.status() == 503 && reply.header("Retry-After") != null);
  }
}
