package dev.tandem.spi.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The obligations of a store in memory, with the ways to find them. Guarded by the store. */
final class MemoryObligations {
  /** In the order of their sequences, since each is received after all before it. */
  private final Map<Long, Obligation> all = new LinkedHashMap<>();

  private final Map<String, Long> byOperation = new HashMap<>();
  private final Map<ObligationStatus, NavigableMap<String, NavigableSet<Long>>> byMap =
      new HashMap<>();
  private final Map<LinkKey, NavigableSet<Long>> byKey = new HashMap<>();
  private final Map<String, NavigableSet<Long>> byGroup = new HashMap<>();
  private final Map<String, NavigableSet<Long>> byWaiting = new HashMap<>();
  private final Map<CountKey, Long> counts = new HashMap<>();
  private long last;

  boolean add(Obligation obligation) {
    if (byOperation.containsKey(obligation.operationId())) {
      return false;
    }
    last++;
    Obligation placed = obligation.at(last);
    byOperation.put(placed.operationId(), last);
    put(placed);
    count(placed, 1);
    return true;
  }

  boolean has(long sequence, ObligationStatus status) {
    Obligation obligation = all.get(sequence);
    return obligation != null && obligation.status() == status;
  }

  void settle(Settlement settlement) {
    Obligation before = Objects.requireNonNull(all.get(settlement.sequence()));
    Obligation after = before.after(settlement);
    long sequence = after.sequence();
    all.put(sequence, after);
    if (before.status() != after.status()) {
      unindex(ofStatus(before), before.map(), sequence);
      index(ofStatus(after), after.map(), sequence);
      count(before, -1);
      count(after, 1);
    }
    move(byKey, before.key(), after.key(), sequence);
    move(byWaiting, before.waitingFor(), after.waitingFor(), sequence);
  }

  private void put(Obligation obligation) {
    long sequence = obligation.sequence();
    all.put(sequence, obligation);
    index(ofStatus(obligation), obligation.map(), sequence);
    index(byKey, obligation.key(), sequence);
    index(byGroup, obligation.group(), sequence);
    index(byWaiting, obligation.waitingFor(), sequence);
  }

  private void take(Obligation obligation) {
    long sequence = obligation.sequence();
    all.remove(sequence);
    unindex(ofStatus(obligation), obligation.map(), sequence);
    unindex(byKey, obligation.key(), sequence);
    unindex(byGroup, obligation.group(), sequence);
    unindex(byWaiting, obligation.waitingFor(), sequence);
  }

  private Map<String, NavigableSet<Long>> ofStatus(Obligation obligation) {
    return byMap.computeIfAbsent(obligation.status(), status -> new TreeMap<>());
  }

  private static <K> void move(
      Map<K, NavigableSet<Long>> index, @Nullable K from, @Nullable K to, long sequence) {
    if (!Objects.equals(from, to)) {
      unindex(index, from, sequence);
      index(index, to, sequence);
    }
  }

  private static <K> void index(Map<K, NavigableSet<Long>> index, @Nullable K name, long sequence) {
    if (name != null) {
      index.computeIfAbsent(name, any -> new TreeSet<>()).add(sequence);
    }
  }

  private static <K> void unindex(
      Map<K, NavigableSet<Long>> index, @Nullable K name, long sequence) {
    NavigableSet<Long> sequences = name == null ? null : index.get(name);
    if (name != null && sequences != null && sequences.remove(sequence) && sequences.isEmpty()) {
      index.remove(name);
    }
  }

  private void count(Obligation obligation, long change) {
    counts.merge(
        new CountKey(obligation.map(), obligation.target(), obligation.status()),
        change,
        Long::sum);
  }

  List<Obligation> find(ObligationQuery query) {
    List<Obligation> found = new ArrayList<>();
    for (long sequence : candidates(query)) {
      Obligation obligation = Objects.requireNonNull(all.get(sequence));
      if (meets(obligation, query)) {
        found.add(obligation);
        if (found.size() == query.limit()) {
          break;
        }
      }
    }
    return found;
  }

  /** The narrowest index that has every answer, in order. */
  private Iterable<Long> candidates(ObligationQuery query) {
    NavigableSet<Long> sequences = new TreeSet<>();
    String group = query.group();
    if (!query.keys().isEmpty()) {
      query.keys().forEach(key -> addAfter(sequences, byKey.get(key), query));
    } else if (!query.waitingFor().isEmpty()) {
      query.waitingFor().forEach(row -> addAfter(sequences, byWaiting.get(row), query));
    } else if (group != null) {
      addAfter(sequences, byGroup.get(group), query);
    } else {
      return merged(query);
    }
    return sequences;
  }

  /**
   * Of each status and map the first that could be wanted, so that a long backlog is not copied.
   */
  private Iterable<Long> merged(ObligationQuery query) {
    List<NavigableSet<Long>> sources = new ArrayList<>();
    for (ObligationStatus status : query.statuses()) {
      Map<String, NavigableSet<Long>> maps = byMap.getOrDefault(status, new TreeMap<>());
      maps.forEach(
          (map, sequences) -> {
            if (query.maps().isEmpty() || query.maps().contains(map)) {
              sources.add(sequences.tailSet(query.after(), false));
            }
          });
    }
    return () -> new MergedSequences(sources);
  }

  private static void addAfter(
      NavigableSet<Long> sequences, @Nullable NavigableSet<Long> found, ObligationQuery query) {
    if (found != null) {
      sequences.addAll(found.tailSet(query.after(), false));
    }
  }

  private static boolean meets(Obligation obligation, ObligationQuery query) {
    Instant due = query.dueAt();
    Instant next = obligation.nextAttemptAt();
    String waitingFor = obligation.waitingFor();
    return query.statuses().contains(obligation.status())
        && (query.partition() == null || query.partition().equals(obligation.partition()))
        && (query.maps().isEmpty() || query.maps().contains(obligation.map()))
        && (query.target() == null || query.target() == obligation.target())
        && (query.keys().isEmpty() || hasKey(obligation, query))
        && (query.group() == null || query.group().equals(obligation.group()))
        && (query.run() == null || query.run().equals(obligation.run()))
        && (query.waitingFor().isEmpty()
            || (waitingFor != null && query.waitingFor().contains(waitingFor)))
        && (due == null || next == null || !next.isAfter(due));
  }

  private static boolean hasKey(Obligation obligation, ObligationQuery query) {
    LinkKey key = obligation.key();
    return key != null && query.keys().contains(key);
  }

  Map<String, Obligation> byOperation(Collection<String> operationIds) {
    Map<String, Obligation> found = new LinkedHashMap<>();
    for (String operationId : operationIds) {
      Long sequence = byOperation.get(operationId);
      if (sequence != null) {
        found.put(operationId, Objects.requireNonNull(all.get(sequence)));
      }
    }
    return found;
  }

  Map<CountKey, Long> counts() {
    Map<CountKey, Long> present = new HashMap<>(counts);
    present.values().removeIf(count -> count == 0);
    return present;
  }

  int prune(Instant before, int limit) {
    List<Obligation> old =
        all.values().stream()
            .filter(each -> each.status().isFinal() && each.settledAt().isBefore(before))
            .limit(limit)
            .toList();
    for (Obligation obligation : old) {
      take(obligation);
      byOperation.remove(obligation.operationId());
    }
    return old.size();
  }
}
