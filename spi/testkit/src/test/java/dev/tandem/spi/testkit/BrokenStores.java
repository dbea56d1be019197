package dev.tandem.spi.testkit;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.CommitOutcome;
import dev.tandem.spi.state.CountKey;
import dev.tandem.spi.state.Lease;
import dev.tandem.spi.state.Link;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.Payload;
import dev.tandem.spi.state.Settlement;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.spi.state.SyncStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Stores that break one promise each. */
final class BrokenStores {
  /** Long enough for another thread to come between. */
  private static final long PAUSE_NANOS = 300_000;

  private BrokenStores() {}

  private static SyncStore changesQueries(SyncStore sound, UnaryOperator<ObligationQuery> change) {
    return new AlteredStore(sound) {
      @Override
      public List<Obligation> obligations(ObligationQuery query) {
        return super.obligations(change.apply(query));
      }
    };
  }

  private static ObligationQuery query(
      ObligationQuery from,
      Set<ObligationStatus> statuses,
      @Nullable String partition,
      Set<String> maps,
      @Nullable Side target,
      Set<LinkKey> keys) {
    return new ObligationQuery(
        statuses,
        partition,
        maps,
        target,
        keys,
        from.group(),
        from.run(),
        from.waitingFor(),
        from.dueAt(),
        from.after(),
        from.limit());
  }

  private static ObligationQuery query(
      ObligationQuery from,
      @Nullable String group,
      @Nullable String run,
      Set<String> waitingFor,
      @Nullable Instant dueAt) {
    return new ObligationQuery(
        from.statuses(),
        from.partition(),
        from.maps(),
        from.target(),
        from.keys(),
        group,
        run,
        waitingFor,
        dueAt,
        from.after(),
        from.limit());
  }

  /** Ignores one condition of every question. */
  static SyncStore ignores(SyncStore sound, String condition) {
    return changesQueries(
        sound,
        q ->
            switch (condition) {
              case "status" ->
                  query(
                      q,
                      EnumSet.allOf(ObligationStatus.class),
                      q.partition(),
                      q.maps(),
                      q.target(),
                      q.keys());
              case "partition" -> query(q, q.statuses(), null, q.maps(), q.target(), q.keys());
              case "map" -> query(q, q.statuses(), q.partition(), Set.of(), q.target(), q.keys());
              case "target" -> query(q, q.statuses(), q.partition(), q.maps(), null, q.keys());
              case "key" -> query(q, q.statuses(), q.partition(), q.maps(), q.target(), Set.of());
              case "group" -> query(q, null, q.run(), q.waitingFor(), q.dueAt());
              case "run" -> query(q, q.group(), null, q.waitingFor(), q.dueAt());
              case "waitingFor" -> query(q, q.group(), q.run(), Set.of(), q.dueAt());
              case "dueAt" -> query(q, q.group(), q.run(), q.waitingFor(), null);
              default -> throw new IllegalArgumentException(condition);
            });
  }

  /** Takes the first of two conditions that it knows no index for. */
  static SyncStore ignoresTheSecondCondition(SyncStore sound) {
    return changesQueries(
        sound,
        q ->
            q.group() != null && q.run() != null
                ? query(q, q.group(), null, q.waitingFor(), q.dueAt())
                : q);
  }

  /** Gives the youngest first. */
  static SyncStore ordersByAge(SyncStore sound) {
    return new AlteredStore(sound) {
      @Override
      public List<Obligation> obligations(ObligationQuery query) {
        List<Obligation> found = new ArrayList<>(super.obligations(query));
        if (query.limit() == 7) {
          found.sort(Comparator.comparing(Obligation::sequence).reversed());
        }
        return found;
      }
    };
  }

  /** Answers from what it received, without what happened since to what they wait for. */
  static SyncStore keepsOldIndexes(SyncStore sound) {
    Map<Long, String> waited = new ConcurrentHashMap<>();
    return new AlteredStore(sound) {
      @Override
      public CommitOutcome commit(StoreCommit commit) {
        for (Settlement settlement : commit.settlements()) {
          String row = settlement.waitingFor();
          if (row != null) {
            waited.putIfAbsent(settlement.sequence(), row);
          }
        }
        return super.commit(commit);
      }

      @Override
      public List<Obligation> obligations(ObligationQuery query) {
        if (query.waitingFor().isEmpty() || waited.isEmpty()) {
          return super.obligations(query);
        }
        ObligationQuery any = query(query, query.group(), query.run(), Set.of(), query.dueAt());
        return super.obligations(any).stream()
            .filter(each -> query.waitingFor().contains(waited.getOrDefault(each.sequence(), "")))
            .toList();
      }
    };
  }

  /** Compares operation ids without case. */
  static SyncStore ignoresCaseOfOperations(SyncStore sound) {
    return new AlteredStore(sound) {
      @Override
      public Map<String, Obligation> received(Collection<String> operationIds) {
        Map<String, Obligation> found = new HashMap<>(super.received(operationIds));
        for (String id : operationIds) {
          Obligation other =
              sound.received(List.of(id.toUpperCase(Locale.ROOT))).get(id.toUpperCase(Locale.ROOT));
          if (other != null) {
            found.putIfAbsent(id, other);
          }
        }
        return found;
      }
    };
  }

  /** Forgets by age, whatever the status. */
  static SyncStore prunesWhatIsOwed(SyncStore sound) {
    return new AlteredStore(sound) {
      @Override
      public int prune(Instant before, int limit) {
        for (Obligation each : sound.obligations(ObligationQuery.of(100, ObligationStatus.DEAD))) {
          sound.commit(
              StoreCommit.under(null)
                  .settle(Settlement.of(each, ObligationStatus.DISCARDED, each.settledAt(), "old"))
                  .build());
        }
        return super.prune(before, limit);
      }
    };
  }

  /** Forgets as much as it finds. */
  static SyncStore prunesEverything(SyncStore sound) {
    return new AlteredStore(sound) {
      @Override
      public int prune(Instant before, int limit) {
        return super.prune(before, 1000);
      }
    };
  }

  /** Counts what it still has. */
  static SyncStore countsWhatItHas(SyncStore sound) {
    return new AlteredStore(sound) {
      @Override
      public Map<CountKey, Long> counts() {
        return super.obligations(ObligationQuery.of(100_000, ObligationStatus.values())).stream()
            .collect(
                Collectors.groupingBy(
                    each -> new CountKey(each.map(), each.target(), each.status()),
                    Collectors.counting()));
      }
    };
  }

  /** Counts what arrived in its first status for ever. */
  static SyncStore countsReceiptsOnly(SyncStore sound) {
    Map<CountKey, Long> counts = new ConcurrentHashMap<>();
    return new AlteredStore(sound) {
      @Override
      public synchronized CommitOutcome commit(StoreCommit commit) {
        List<Obligation> fresh =
            commit.received().stream()
                .filter(each -> sound.received(List.of(each.operationId())).isEmpty())
                .toList();
        CommitOutcome outcome = super.commit(commit);
        if (outcome.succeeded()) {
          fresh.stream()
              .collect(Collectors.toMap(Obligation::operationId, o -> o, (a, b) -> a))
              .values()
              .forEach(
                  each ->
                      counts.merge(
                          new CountKey(each.map(), each.target(), each.status()), 1L, Long::sum));
        }
        return outcome;
      }

      @Override
      public Map<CountKey, Long> counts() {
        super.counts();
        return Map.copyOf(counts);
      }
    };
  }

  private static SyncStore changesCommits(SyncStore sound, UnaryOperator<StoreCommit> change) {
    return new AlteredStore(sound) {
      @Override
      public CommitOutcome commit(StoreCommit commit) {
        return super.commit(change.apply(commit));
      }
    };
  }

  private static StoreCommit copy(
      StoreCommit from,
      @Nullable Lease lease,
      List<Obligation> received,
      List<Settlement> settlements,
      List<Link> links,
      Map<String, String> expected) {
    return new StoreCommit(
        lease, received, settlements, links, from.removedLinks(), from.documents(), expected);
  }

  private static SyncStore changesReceived(SyncStore sound, UnaryOperator<Obligation> change) {
    return changesCommits(
        sound,
        c ->
            copy(
                c,
                c.lease(),
                c.received().stream().map(change).toList(),
                c.settlements(),
                c.links(),
                c.expected()));
  }

  private static Obligation copy(
      Obligation from, String operationId, String note, Payload payload) {
    return new Obligation(
        from.sequence(),
        operationId,
        from.partition(),
        from.map(),
        from.target(),
        from.key(),
        from.group(),
        from.run(),
        from.status(),
        from.attempts(),
        from.nextAttemptAt(),
        from.waitingFor(),
        from.receivedAt(),
        from.settledAt(),
        note,
        payload);
  }

  /** Cuts long notes. */
  static SyncStore cutsNotes(SyncStore sound) {
    return changesReceived(
        sound,
        each ->
            copy(
                each,
                each.operationId(),
                each.note().substring(0, Math.min(4000, each.note().length())),
                each.payload()));
  }

  /** Stores a commit from its end to its beginning. */
  static SyncStore receivesBackwards(SyncStore sound) {
    return changesCommits(
        sound,
        c -> {
          List<Obligation> received = new ArrayList<>(c.received());
          if (received.size() == 2) {
            received.sort(Comparator.comparing(Obligation::operationId));
          }
          return copy(c, c.lease(), received, c.settlements(), c.links(), c.expected());
        });
  }

  /** Receives what it knows once more. */
  static SyncStore receivesAgain(SyncStore sound) {
    Map<String, Boolean> known = new HashMap<>();
    return new AlteredStore(sound) {
      @Override
      public synchronized CommitOutcome commit(StoreCommit commit) {
        boolean repeats =
            commit.received().size() == 2
                && commit.settlements().isEmpty()
                && known.containsKey(commit.received().get(0).operationId());
        commit.received().forEach(each -> known.put(each.operationId(), true));
        if (!repeats) {
          return super.commit(commit);
        }
        Obligation first = commit.received().get(0);
        Obligation again = copy(first, first.operationId() + "#", first.note(), first.payload());
        return super.commit(
            copy(
                commit,
                commit.lease(),
                List.of(again, commit.received().get(1)),
                commit.settlements(),
                commit.links(),
                commit.expected()));
      }
    };
  }

  /** Clears the payload that a settlement does not mention. */
  static SyncStore clearsPayloads(SyncStore sound) {
    return changesCommits(
        sound,
        c ->
            copy(
                c,
                c.lease(),
                c.received(),
                c.settlements().stream().map(BrokenStores::cleared).toList(),
                c.links(),
                c.expected()));
  }

  private static Settlement cleared(Settlement from) {
    Payload payload = from.payload();
    return new Settlement(
        from.sequence(),
        from.from(),
        from.to(),
        from.key(),
        from.attempts(),
        from.nextAttemptAt(),
        from.waitingFor(),
        from.at(),
        from.note(),
        payload == null ? Payload.EMPTY : payload);
  }

  /** Writes documents and links before it looks whether it may. */
  static SyncStore storesBeforeItChecks(SyncStore sound) {
    return new AlteredStore(sound) {
      @Override
      public CommitOutcome commit(StoreCommit commit) {
        CommitOutcome outcome = super.commit(commit);
        if (outcome instanceof CommitOutcome.Changed && !commit.settlements().isEmpty()) {
          super.commit(
              new StoreCommit(
                  null, List.of(), List.of(), commit.links(), List.of(), Map.of(), Map.of()));
        }
        return outcome;
      }
    };
  }

  /** Settles what has another status by now. */
  static SyncStore settlesWhateverItIs(SyncStore sound) {
    return new AlteredStore(sound) {
      @Override
      public CommitOutcome commit(StoreCommit commit) {
        CommitOutcome outcome = super.commit(commit);
        boolean settlesOnly = commit.settlements().size() == 1 && commit.received().isEmpty();
        return outcome instanceof CommitOutcome.Changed && settlesOnly
            ? new CommitOutcome.Committed(0, 0)
            : outcome;
      }
    };
  }

  /** Ignores what documents should be. */
  static SyncStore ignoresExpectations(SyncStore sound) {
    return changesCommits(
        sound, c -> copy(c, c.lease(), c.received(), c.settlements(), c.links(), Map.of()));
  }

  /** Answers a commit without content without a look. */
  static SyncStore skipsEmptyCommits(SyncStore sound) {
    return new AlteredStore(sound) {
      @Override
      public CommitOutcome commit(StoreCommit commit) {
        return commit.isEmpty() ? new CommitOutcome.Committed(0, 0) : super.commit(commit);
      }
    };
  }

  /** Keeps 64 kilobytes of a payload. */
  static SyncStore cutsPayloads(SyncStore sound) {
    return changesCommits(
        sound,
        c ->
            copy(
                c,
                c.lease(),
                c.received(),
                c.settlements(),
                c.links().stream()
                    .map(
                        link ->
                            new Link(
                                link.map(),
                                link.key(),
                                link.rowId(),
                                Payload.of(
                                    Arrays.copyOf(
                                        link.state().toBytes(),
                                        Math.min(65_536, link.state().size())))))
                    .toList(),
                c.expected()));
  }

  /** Looks whether it knows an operation first and counts it afterwards. */
  static SyncStore countsReceiptsTooEarly(SyncStore sound) {
    return new AlteredStore(sound) {
      @Override
      public CommitOutcome commit(StoreCommit commit) {
        boolean shared =
            commit.received().stream().anyMatch(o -> o.operationId().startsWith("shared"));
        if (!shared) {
          return super.commit(commit);
        }
        int known =
            sound.received(commit.received().stream().map(Obligation::operationId).toList()).size();
        LockSupport.parkNanos(PAUSE_NANOS);
        super.commit(commit);
        return new CommitOutcome.Committed(commit.received().size() - known, known);
      }
    };
  }

  /** Ignores leases. */
  static SyncStore ignoresLeases(SyncStore sound) {
    return changesCommits(
        sound, c -> copy(c, null, c.received(), c.settlements(), c.links(), c.expected()));
  }

  /** Takes every lease for valid that is of no known partition. */
  static SyncStore trustsUnknownLeases(SyncStore sound) {
    return changesCommits(
        sound,
        c -> {
          Lease lease = c.lease();
          boolean unknown = lease != null && lease.partition().startsWith("never");
          return unknown
              ? copy(c, null, c.received(), c.settlements(), c.links(), c.expected())
              : c;
        });
  }

  /** Compares the end of a lease as well. */
  static SyncStore wantsTheLastRenewal(SyncStore sound) {
    Map<String, Instant> ends = new ConcurrentHashMap<>();
    return new AlteredStore(sound) {
      @Override
      public @Nullable Lease lease(String partition, String owner, Instant now, Duration life) {
        Lease lease = super.lease(partition, owner, now, life);
        if (lease != null) {
          ends.put(partition, lease.until());
        }
        return lease;
      }

      @Override
      public CommitOutcome commit(StoreCommit commit) {
        Lease lease = commit.lease();
        return lease == null || lease.until().equals(ends.get(lease.partition()))
            ? super.commit(commit)
            : new CommitOutcome.Fenced();
      }
    };
  }

  /** Gives a partition to everybody. */
  static SyncStore leasesToEverybody(SyncStore sound) {
    return new AlteredStore(sound) {
      @Override
      public Lease lease(String partition, String owner, Instant now, Duration life) {
        Lease lease = super.lease(partition, owner, now, life);
        return lease == null ? new Lease(partition, owner, 1, now.plus(life)) : lease;
      }
    };
  }

  /** Gives a new generation with every renewal. */
  static SyncStore countsRenewals(SyncStore sound) {
    Map<String, Long> renewals = new HashMap<>();
    return new AlteredStore(sound) {
      @Override
      public @Nullable Lease lease(String partition, String owner, Instant now, Duration life) {
        Lease lease = super.lease(partition, owner, now, life);
        if (lease == null) {
          return null;
        }
        long given = renewals.merge(partition + lease.generation(), 1L, Long::sum);
        return new Lease(partition, owner, lease.generation() + given - 1, lease.until());
      }
    };
  }

  /** Keeps the generation when a partition changes hands. */
  static SyncStore keepsGenerations(SyncStore sound) {
    return new AlteredStore(sound) {
      @Override
      public @Nullable Lease lease(String partition, String owner, Instant now, Duration life) {
        Lease lease = super.lease(partition, owner, now, life);
        return lease == null || lease.generation() < 3
            ? lease
            : new Lease(partition, owner, 2, lease.until());
      }
    };
  }

  /** Waits for the end of a lease that was given back. */
  static SyncStore releasesNothing(SyncStore sound) {
    return new AlteredStore(sound) {
      @Override
      public void release(Lease lease) {
        open();
      }
    };
  }

  /** Gives back whatever the owner is. */
  static SyncStore releasesForOthers(SyncStore sound) {
    Map<String, Lease> held = new ConcurrentHashMap<>();
    return new AlteredStore(sound) {
      @Override
      public @Nullable Lease lease(String partition, String owner, Instant now, Duration life) {
        Lease lease = super.lease(partition, owner, now, life);
        if (lease != null) {
          held.put(partition, lease);
        }
        return lease;
      }

      @Override
      public void release(Lease lease) {
        super.release(held.getOrDefault(lease.partition(), lease));
      }
    };
  }

  /** Looks whether a partition is free first and takes it afterwards. */
  static SyncStore leasesTooLate(SyncStore sound) {
    Map<String, String> owners = new ConcurrentHashMap<>();
    return new AlteredStore(sound) {
      @Override
      public @Nullable Lease lease(String partition, String owner, Instant now, Duration life) {
        if (!partition.startsWith("partition ")) {
          return super.lease(partition, owner, now, life);
        }
        String other = owners.get(partition);
        LockSupport.parkNanos(PAUSE_NANOS);
        owners.put(partition, owner);
        return other == null ? new Lease(partition, owner, 1, now.plus(life)) : null;
      }
    };
  }

  /** Keeps the pairs of all maps together. */
  static SyncStore mixesMaps(SyncStore sound) {
    return new AlteredStore(sound) {
      @Override
      public Map<LinkKey, Link> links(String map, Collection<LinkKey> keys) {
        Map<LinkKey, Link> found = new HashMap<>(super.links(map, keys));
        super.links(StoreSession.MAP, keys).forEach(found::putIfAbsent);
        return found;
      }
    };
  }

  /** Never forgets the row of a pair. */
  static SyncStore keepsOldRows(SyncStore sound) {
    Map<UUID, Link> rows = new ConcurrentHashMap<>();
    return new AlteredStore(sound) {
      @Override
      public CommitOutcome commit(StoreCommit commit) {
        for (Link link : commit.links()) {
          UUID row = link.rowId();
          if (row != null && link.map().equals(StoreSession.MAP)) {
            rows.put(row, link);
          }
        }
        for (Link link : commit.removedLinks()) {
          rows.values().removeIf(each -> each.key().equals(link.key()));
        }
        return super.commit(commit);
      }

      @Override
      public Map<UUID, Link> linksOfRows(String map, Collection<UUID> rowIds) {
        Map<UUID, Link> found = new HashMap<>(super.linksOfRows(map, rowIds));
        if (map.equals(StoreSession.MAP)) {
          rowIds.stream().filter(rows::containsKey).forEach(row -> found.put(row, rows.get(row)));
        }
        return found;
      }
    };
  }

  /** Holds on to the first key of a row. */
  static SyncStore keepsTheFirstKey(SyncStore sound) {
    Map<UUID, Link> first = new ConcurrentHashMap<>();
    return new AlteredStore(sound) {
      @Override
      public Map<UUID, Link> linksOfRows(String map, Collection<UUID> rowIds) {
        Map<UUID, Link> found = new HashMap<>(super.linksOfRows(map, rowIds));
        found.replaceAll(
            (row, link) -> {
              Link known = first.putIfAbsent(row, link);
              boolean moved = known != null && !known.key().equals(link.key());
              return moved ? known : link;
            });
        return found;
      }

      @Override
      public CommitOutcome commit(StoreCommit commit) {
        for (Link link : commit.links()) {
          UUID row = link.rowId();
          if (row != null) {
            first.putIfAbsent(row, link);
          }
        }
        return super.commit(commit);
      }
    };
  }

  /** Hides a forgotten pair instead of removing it from the pages. */
  static SyncStore pagesForgottenPairs(SyncStore sound) {
    List<Link> gone = new ArrayList<>();
    return new AlteredStore(sound) {
      @Override
      public CommitOutcome commit(StoreCommit commit) {
        gone.addAll(commit.removedLinks());
        return super.commit(commit);
      }

      @Override
      public List<Link> links(String map, @Nullable LinkKey after, int limit) {
        List<Link> links = new ArrayList<>(super.links(map, after, limit));
        links.addAll(gone);
        return links;
      }
    };
  }

  /** Orders keys as signed numbers. */
  static SyncStore ordersKeysSigned(SyncStore sound) {
    Comparator<Link> signed =
        Comparator.<Link>comparingLong(link -> link.key().high())
            .thenComparingLong(link -> link.key().low());
    return new AlteredStore(sound) {
      @Override
      public List<Link> links(String map, @Nullable LinkKey after, int limit) {
        return super.links(map, null, 100_000).stream()
            .sorted(signed)
            .filter(
                link ->
                    after == null
                        || signed.compare(link, new Link(map, after, null, Payload.EMPTY)) > 0)
            .limit(limit)
            .toList();
      }
    };
  }

  /** Answers about a thousand pairs. */
  static SyncStore answersInPart(SyncStore sound) {
    return new AlteredStore(sound) {
      @Override
      public Map<LinkKey, Link> links(String map, Collection<LinkKey> keys) {
        return super.links(map, keys.stream().limit(1000).toList());
      }
    };
  }

  /** Keeps empty texts. */
  static SyncStore keepsEmptyTexts(SyncStore sound) {
    Map<String, String> empty = new ConcurrentHashMap<>();
    return new AlteredStore(sound) {
      @Override
      public CommitOutcome commit(StoreCommit commit) {
        commit
            .documents()
            .forEach(
                (name, text) -> {
                  if (text.isEmpty()) {
                    empty.put(name, text);
                  }
                });
        return super.commit(commit);
      }

      @Override
      public Map<String, String> documents(String prefix) {
        Map<String, String> found = new LinkedHashMap<>(super.documents(prefix));
        empty.forEach(found::putIfAbsent);
        return found;
      }
    };
  }

  /** Takes a prefix for a pattern. */
  static SyncStore takesPrefixesForPatterns(SyncStore sound) {
    return new AlteredStore(sound) {
      @Override
      public Map<String, String> documents(String prefix) {
        String pattern = prefix.replace("\\", "\\\\").replace("_", ".") + ".*";
        if (!prefix.contains("_") || !prefix.startsWith("a")) {
          return super.documents(prefix);
        }
        Map<String, String> found = new LinkedHashMap<>();
        super.documents("")
            .forEach(
                (name, text) -> {
                  if (name.matches(pattern)) {
                    found.put(name, text);
                  }
                });
        return found;
      }
    };
  }

  /** Orders names by code point, as databases do. */
  static SyncStore ordersByCodePoint(SyncStore sound) {
    Comparator<String> byCodePoint =
        (one, other) -> Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());
    return new AlteredStore(sound) {
      @Override
      public Map<String, String> documents(String prefix) {
        Map<String, String> found = new LinkedHashMap<>();
        super.documents(prefix).entrySet().stream()
            .sorted(Map.Entry.comparingByKey(byCodePoint))
            .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
      }
    };
  }

  /** Looks at documents first and writes them afterwards. */
  static SyncStore checksDocumentsTooEarly(SyncStore sound) {
    return new AlteredStore(sound) {
      @Override
      public CommitOutcome commit(StoreCommit commit) {
        if (!commit.expected().containsKey("name")) {
          return super.commit(commit);
        }
        String seen = sound.documents("name").getOrDefault("name", "");
        boolean asExpected = seen.equals(commit.expected().get("name"));
        LockSupport.parkNanos(PAUSE_NANOS);
        return asExpected
            ? super.commit(
                copy(
                    commit,
                    commit.lease(),
                    commit.received(),
                    commit.settlements(),
                    commit.links(),
                    Map.of()))
            : new CommitOutcome.Changed("document name");
      }
    };
  }

  /** Writes one document after the other. */
  static SyncStore storesPieceByPiece(SyncStore sound) {
    return new AlteredStore(sound) {
      @Override
      public CommitOutcome commit(StoreCommit commit) {
        if (!commit.documents().containsKey("p/1")) {
          return super.commit(commit);
        }
        commit
            .documents()
            .forEach(
                (name, text) -> {
                  super.commit(StoreCommit.under(null).document(name, text).build());
                  LockSupport.parkNanos(PAUSE_NANOS);
                });
        return new CommitOutcome.Committed(0, 0);
      }
    };
  }

  /** Keeps notes of its own among the documents until it has others. */
  static SyncStore startsWithADocument(SyncStore sound) {
    AtomicBoolean started = new AtomicBoolean();
    return new AlteredStore(sound) {
      @Override
      public CommitOutcome commit(StoreCommit commit) {
        started.set(true);
        return super.commit(commit);
      }

      @Override
      public Map<String, String> documents(String prefix) {
        Map<String, String> found = super.documents(prefix);
        return started.get() || !sound.counts().isEmpty() ? found : Map.of("schema version", "1");
      }
    };
  }

  /** Works on after its end. */
  static SyncStore worksAfterItsEnd(SyncStore sound) {
    return new AlteredStore(sound) {
      @Override
      public void close() {
        // What comes next works as before.
      }
    };
  }

  /** Holds leases in its own memory only. */
  static SyncStore forgetsLeasesAtItsEnd(SyncStore sound) {
    Map<String, Lease> held = new ConcurrentHashMap<>();
    return new AlteredStore(sound) {
      @Override
      public @Nullable Lease lease(String partition, String owner, Instant now, Duration life) {
        Lease lease = super.lease(partition, owner, now, life);
        if (lease != null) {
          held.put(partition, lease);
        }
        return lease;
      }

      @Override
      public void close() {
        held.values().forEach(sound::release);
        super.close();
      }
    };
  }

  /** Fails when closed twice. */
  static SyncStore closesOnce(SyncStore sound) {
    return new AlteredStore(sound) {
      @Override
      public void close() {
        open();
        super.close();
      }
    };
  }
}
