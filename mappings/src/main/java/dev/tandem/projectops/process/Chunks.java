package dev.tandem.projectops.process;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Works through a list in pieces, one step for each. No state. */
public final class Chunks {
  private Chunks() {}

  /** The steps for a list, with at most so many elements in each, at least 1. */
  public static <T> Iterator<Effects> steps(
      List<T> all, int most, Function<List<T>, Effects> step) {
    int size = Math.max(1, most);
    int[] next = {0};
    return Steps.until(
        () -> {
          if (next[0] >= all.size()) {
            return Optional.empty();
          }
          List<T> chunk = all.subList(next[0], Math.min(all.size(), next[0] + size));
          next[0] += chunk.size();
          return Optional.of(step.apply(chunk));
        });
  }
}
