package dev.tandem.sync.live;

import dev.tandem.map.Direction;
import dev.tandem.spi.connector.AcceptedOperation;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What took effect on the sides before anybody could store it, for one batch (T4, I7). It is asked
 * before anything is judged: a change that was sent and not recorded means what it meant then, even
 * if its row is gone, its lookups are missing or a newer change waits now. Newer changes of a row
 * count as well, since the worker before may have passed over this one, such as one that was
 * refused, and the row there would go back in time if it were sent now (I11). Used by one thread.
 */
final class Ledger {
  private static final ObligationStatus[] OWED = {
    ObligationStatus.PENDING,
    ObligationStatus.IN_DOUBT,
    ObligationStatus.PARKED,
    ObligationStatus.DEAD
  };

  private final SyncContext context;
  private final Proof proof;
  private final RowReads reads;
  private final Map<String, AcceptedOperation> accepted = new LinkedHashMap<>();
  private final Set<Work> told = new LinkedHashSet<>();
  private final Set<Work> untold = new LinkedHashSet<>();
  private final Map<Work, Set<String>> later = new LinkedHashMap<>();

  /**
   * A ledger that was not asked anything.
   *
   * @param proof of which obligations it is not certain that nobody has sent them
   */
  Ledger(SyncContext context, Proof proof) {
    this.context = context;
    this.proof = proof;
    reads = new RowReads(context);
  }

  /** Asks about those of these works that may have been sent, each once. */
  void ask(Collection<Work> works) {
    for (Side side : Side.values()) {
      List<Work> open =
          works.stream()
              .filter(work -> work.target() == side && isAnswered(work) && !told.contains(work))
              .toList();
      if (!open.isEmpty()) {
        untold.addAll(open);
        if (ask(side, idsOf(open))) {
          open.forEach(untold::remove);
          told.addAll(open);
        }
      }
    }
  }

  private boolean isAnswered(Work work) {
    return proof.isWanted(work) && context.side(work.target()).has(Capability.OPERATION_LEDGER);
  }

  private Set<String> idsOf(List<Work> works) {
    Map<Work, Set<String>> newer = othersOf(works, true);
    later.putAll(newer);
    Set<String> ids = new LinkedHashSet<>();
    works.forEach(work -> ids.add(work.operationId()));
    newer.values().forEach(ids::addAll);
    return ids;
  }

  /** False when the side could not be asked. */
  private boolean ask(Side side, Set<String> ids) {
    return ids.isEmpty()
        || reads.guarded(side, () -> accepted.putAll(context.side(side).connector().accepted(ids)));
  }

  /** Whether a side that must be asked about this work could not be asked. */
  boolean isUntold(Work work) {
    return untold.contains(work);
  }

  /** Whether the change took effect before. */
  boolean isProven(Work work) {
    return accepted.containsKey(work.operationId());
  }

  /** Whether a newer change of the same row took effect before. */
  boolean isOvertaken(Work work) {
    Set<String> newer = later.get(work);
    return newer != null && newer.stream().anyMatch(accepted::containsKey);
  }

  /** Whether the change, or a newer one of its row, took effect before, as far as is known. */
  boolean mayHaveBeenSent(Work work) {
    boolean certain = told.contains(work) && !isProven(work) && !isOvertaken(work);
    return proof.isWanted(work) && !certain;
  }

  /**
   * The proof that an operation took effect, null when it did not.
   *
   * @param operationId that of a work that was asked about, or of a part of it
   */
  @Nullable AcceptedOperation proofOf(String operationId) {
    return accepted.get(operationId);
  }

  /** Asks about parts of works as well; false when the side could not be asked. */
  boolean askParts(Side side, Collection<Work> works) {
    Set<String> ids = new LinkedHashSet<>();
    for (Work work : works) {
      if (work.target() == side && isAnswered(work)) {
        ids.add(work.operationId() + OperationIds.PARTLY);
      }
    }
    return ask(side, ids);
  }

  /**
   * The versions that our own writes left of the rows of these works, of which nobody has recorded
   * that they took effect: without some lookups (UND-30), or by an older change that cannot be
   * mapped any more. A row at such a version was changed by nobody else.
   */
  Map<Work, Set<String>> versionsLeft(Collection<Work> works) {
    List<Work> asked = works.stream().filter(this::isAnswered).toList();
    Map<Work, Set<String>> operations = othersOf(asked, false);
    for (Work work : asked) {
      operations
          .computeIfAbsent(work, any -> new LinkedHashSet<>())
          .add(work.operationId() + OperationIds.PARTLY);
    }
    Map<Work, Set<String>> versions = new LinkedHashMap<>();
    for (Side side : Side.values()) {
      Set<String> ids = new LinkedHashSet<>();
      operations.forEach(
          (work, of) -> {
            if (work.target() == side) {
              ids.addAll(of);
            }
          });
      ask(side, ids);
    }
    operations.forEach((work, of) -> versions.put(work, versionsOf(of)));
    return versions;
  }

  private Set<String> versionsOf(Set<String> operations) {
    Set<String> versions = new LinkedHashSet<>();
    for (String id : operations) {
      AcceptedOperation operation = accepted.get(id);
      String version = operation == null ? null : operation.version();
      if (version != null) {
        versions.add(version);
      }
    }
    return versions;
  }

  /** The operations of other changes of the same rows that are owed and may have been sent. */
  private Map<Work, Set<String>> othersOf(List<Work> works, boolean onlyNewer) {
    Map<Place, List<Work>> rows = new LinkedHashMap<>();
    for (Work work : works) {
      rows.computeIfAbsent(Place.ofRow(work), any -> new ArrayList<>()).add(work);
    }
    Map<MapRun, Set<LinkKey>> keys = new LinkedHashMap<>();
    rows.keySet()
        .forEach(
            row -> keys.computeIfAbsent(row.map(), any -> new LinkedHashSet<>()).add(row.key()));
    Map<Work, Set<String>> others = new LinkedHashMap<>();
    keys.forEach(
        (map, of) -> {
          ObligationQuery query =
              ObligationQuery.of(Integer.MAX_VALUE, OWED).ofMaps(Set.of(map.name())).ofKeys(of);
          for (Obligation obligation : context.store().obligations(query)) {
            add(map, obligation, rows, onlyNewer, others);
          }
        });
    return others;
  }

  private void add(
      MapRun map,
      Obligation other,
      Map<Place, List<Work>> rows,
      boolean onlyNewer,
      Map<Work, Set<String>> others) {
    LinkKey key = other.key();
    if (key == null || !proof.isWanted(other)) {
      return;
    }
    Place row = new Place(map, Direction.to(other.target()), key);
    for (Work work : rows.getOrDefault(row, List.of())) {
      long own = work.obligation().sequence();
      if (other.sequence() > own || (!onlyNewer && other.sequence() < own)) {
        Set<String> ids = others.computeIfAbsent(work, any -> new LinkedHashSet<>());
        ids.add(other.operationId());
        ids.add(other.operationId() + OperationIds.PARTLY);
      }
    }
  }
}
