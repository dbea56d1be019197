package dev.tandem.spi.state;

import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NavigableSet;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.PriorityQueue;

/** Several sorted sets of sequences as one, read only as far as somebody asks. */
final class MergedSequences implements Iterator<Long> {
  private final PriorityQueue<Source> sources =
      new PriorityQueue<>(Comparator.comparingLong(source -> source.next));

  private static final class Source {
    private final Iterator<Long> rest;
    private long next;

    private Source(Iterator<Long> rest) {
      this.rest = rest;
      this.next = rest.next();
    }
  }

  MergedSequences(Collection<NavigableSet<Long>> sets) {
    for (NavigableSet<Long> set : sets) {
      Iterator<Long> iterator = set.iterator();
      if (iterator.hasNext()) {
        sources.add(new Source(iterator));
      }
    }
  }

  @Override
  public boolean hasNext() {
    return !sources.isEmpty();
  }

  @Override
  public Long next() {
    if (sources.isEmpty()) {
      throw new NoSuchElementException();
    }
    Source source = Objects.requireNonNull(sources.poll());
    long next = source.next;
    if (source.rest.hasNext()) {
      source.next = source.rest.next();
      sources.add(source);
    }
    return next;
  }
}
