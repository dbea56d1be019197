package dev.tandem.example.odata.server.front;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Which request meets which fault: those ordered with {@link #next}, then some by chance. The same
 * seed gives the same faults to the same sequence of requests. Safe for any thread.
 */
public final class Faults {
  private final Deque<ServerFault> ordered = new ArrayDeque<>();
  private final Random random;
  private final double share;
  private final List<ServerFault> kinds;
  private final Duration slowness;

  private Faults(long seed, double share, List<ServerFault> kinds, Duration slowness) {
    random = new Random(seed);
    this.share = share;
    this.kinds = List.copyOf(kinds);
    this.slowness = slowness;
  }

  /** No faults but those that are ordered. */
  public static Faults none() {
    return new Faults(0, 0, List.of(ServerFault.values()), Duration.ofMillis(200));
  }

  /**
   * Faults by chance.
   *
   * @param share of the requests, 0 to 1
   * @param kinds which, each as likely as the other
   * @param slowness how late a slow answer is
   */
  public static Faults random(long seed, double share, List<ServerFault> kinds, Duration slowness) {
    if (share < 0 || share > 1 || kinds.isEmpty()) {
      throw new IllegalArgumentException("the share of faults is 0 to 1, of at least one kind");
    }
    return new Faults(seed, share, kinds, slowness);
  }

  /** The next requests meet these, one each. */
  public synchronized void next(ServerFault... faults) {
    ordered.addAll(List.of(faults));
  }

  /** The fault of a request that begins now; null for none. */
  synchronized @Nullable ServerFault draw() {
    if (!ordered.isEmpty()) {
      return ordered.remove();
    }
    boolean hit = share > 0 && random.nextDouble() < share;
    return hit ? kinds.get(random.nextInt(kinds.size())) : null;
  }

  Duration slowness() {
    return slowness;
  }
}
