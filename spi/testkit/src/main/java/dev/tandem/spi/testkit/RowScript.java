package dev.tandem.spi.testkit;

import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The faults that wait for single writes. Safe for any thread. */
final class RowScript {
  private final List<Entry> entries = new ArrayList<>();

  private record Entry(Predicate<Write> which, Deque<RowFault> faults) {}

  synchronized void add(Predicate<Write> which, Collection<RowFault> faults) {
    entries.add(new Entry(which, new ArrayDeque<>(faults)));
  }

  synchronized int pending() {
    return entries.stream().mapToInt(entry -> entry.faults().size()).sum();
  }

  private synchronized @Nullable RowFault next(Write write) {
    for (Entry entry : entries) {
      if (!entry.faults().isEmpty() && entry.which().test(write)) {
        return entry.faults().poll();
      }
    }
    return null;
  }

  /** Sends what no fault keeps back, and answers as the faults say. */
  List<WriteOutcome> write(WriteGroup group, Connector connector) {
    List<@Nullable RowFault> faults = new ArrayList<>();
    boolean any = false;
    for (Write write : group.writes()) {
      RowFault fault = next(write);
      faults.add(fault);
      any |= fault != null;
    }
    if (!any) {
      return connector.write(group);
    }
    return group.atomic() ? whole(group, faults, connector) : each(group, faults, connector);
  }

  /** An atomic group has one fate: the first fault decides it. */
  private static List<WriteOutcome> whole(
      WriteGroup group, List<@Nullable RowFault> faults, Connector connector) {
    int culprit = 0;
    RowFault fault = faults.get(0);
    while (fault == null) {
      culprit++;
      fault = faults.get(culprit);
    }
    if (fault.applied()) {
      connector.write(group);
    }
    if (fault.applied() || fault.outcome() instanceof WriteOutcome.Unknown) {
      return Collections.nCopies(faults.size(), fault.outcome());
    }
    List<WriteOutcome> outcomes =
        new ArrayList<>(Collections.nCopies(faults.size(), new WriteOutcome.RolledBack()));
    outcomes.set(culprit, fault.outcome());
    return outcomes;
  }

  private static List<WriteOutcome> each(
      WriteGroup group, List<@Nullable RowFault> faults, Connector connector) {
    List<Write> sent = new ArrayList<>();
    for (int i = 0; i < faults.size(); i++) {
      RowFault fault = faults.get(i);
      if (fault == null || fault.applied()) {
        sent.add(group.writes().get(i));
      }
    }
    Iterator<WriteOutcome> answers =
        sent.isEmpty()
            ? Collections.emptyIterator()
            : connector.write(new WriteGroup(sent, false, group.fence())).iterator();
    List<WriteOutcome> outcomes = new ArrayList<>();
    for (RowFault fault : faults) {
      WriteOutcome answer = fault == null || fault.applied() ? answers.next() : fault.outcome();
      outcomes.add(fault == null ? answer : fault.outcome());
    }
    return outcomes;
  }
}
