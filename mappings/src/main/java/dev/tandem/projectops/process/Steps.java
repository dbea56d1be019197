package dev.tandem.projectops.process;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Ways to write the steps of a process. No state; safe for any thread. */
public final class Steps {
  private Steps() {}

  /** A single step. */
  public static Iterator<Effects> once(Supplier<Effects> step) {
    Iterator<Supplier<Effects>> one = List.of(step).iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return one.hasNext();
      }

      @Override
      public Effects next() {
        return one.next().get();
      }
    };
  }

  /** Some steps, then others, which begin when the first have been applied. */
  public static Iterator<Effects> joined(Iterator<Effects> first, Iterator<Effects> second) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return first.hasNext() || second.hasNext();
      }

      @Override
      public Effects next() {
        return first.hasNext() ? first.next() : second.next();
      }
    };
  }

  /** Steps until one of them is empty. Not safe for several threads. */
  public static Iterator<Effects> until(Supplier<Optional<Effects>> step) {
    return new Until(step);
  }

  /**
   * The steps for one record after the other, planned when its turn comes. Not safe for several
   * threads.
   *
   * @param records what the steps are for, in order
   * @param plan the steps for one of them; empty when there is nothing to do
   */
  public static Iterator<Effects> forEach(
      Collection<String> records, Function<String, List<Supplier<Effects>>> plan) {
    Deque<String> waiting = new ArrayDeque<>(records);
    Deque<Supplier<Effects>> planned = new ArrayDeque<>();
    return until(
        () -> {
          while (planned.isEmpty() && !waiting.isEmpty()) {
            planned.addAll(plan.apply(waiting.remove()));
          }
          return Optional.ofNullable(planned.poll()).map(Supplier::get);
        });
  }

  private static final class Until implements Iterator<Effects> {
    private final Supplier<Optional<Effects>> step;
    private @Nullable Effects waiting;
    private boolean over;

    Until(Supplier<Optional<Effects>> step) {
      this.step = step;
    }

    @Override
    public boolean hasNext() {
      if (waiting == null && !over) {
        waiting = step.get().orElse(null);
        over = waiting == null;
      }
      return waiting != null;
    }

    @Override
    public Effects next() {
      Effects found = hasNext() ? waiting : null;
      if (found == null) {
        throw new NoSuchElementException("the process has no further step");
      }
      waiting = null;
      return found;
    }
  }
}
