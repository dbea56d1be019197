package dev.tandem.sync.live;

import dev.tandem.map.Direction;
import dev.tandem.spi.connector.AcceptedOperation;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.sync.codec.OwedChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the worker before sent and did not record: it comes before everything else, whatever its
 * place among what is owed. It shaped the rows that are there now, and that worker may have passed
 * over older changes of the same pair, which mean something else after it (I1, I7, I11); a worker
 * that takes up less at once would meet those first. Used by one thread, for one lease.
 */
final class Recovery {
  private static final int PAGE = 1000;

  private final SyncContext context;
  private final SentMarks marks;
  private final RowReads reads;
  private final Set<Part> known = new LinkedHashSet<>();

  /**
   * A recovery that has asked nothing yet.
   *
   * @param marks how far anything may have been sent
   */
  Recovery(SyncContext context, SentMarks marks) {
    this.context = context;
    this.marks = marks;
    reads = new RowReads(context);
  }

  /** What one map owes of one run, null for all that it owes. */
  private record Part(String map, @Nullable String run) {}

  /**
   * What it came to.
   *
   * @param sent what took effect, in the order of receipt, with the older changes of rows that were
   *     deleted; told once
   * @param queries what was wanted, of those maps alone of which all that took effect is known; the
   *     others wait for a side that cannot be asked
   */
  record Found(List<Obligation> sent, List<ObligationQuery> queries) {}

  /** Asks about what is owed of the maps that these name, each once. */
  Found of(List<ObligationQuery> wanted) {
    List<Obligation> sent = new ArrayList<>();
    List<ObligationQuery> queries = new ArrayList<>();
    for (ObligationQuery query : wanted) {
      Set<String> complete = new LinkedHashSet<>();
      for (String map : new TreeSet<>(query.maps())) {
        Part part = new Part(map, query.run());
        List<Obligation> found = known.contains(part) ? List.of() : ask(part);
        if (found != null) {
          known.add(part);
          complete.add(map);
          sent.addAll(found);
        }
      }
      if (!complete.isEmpty()) {
        queries.add(query.ofMaps(complete));
      }
    }
    sent.sort(Comparator.comparingLong(Obligation::sequence));
    return new Found(sent, queries);
  }

  /** What took effect; null when a side cannot be asked now. */
  private @Nullable List<Obligation> ask(Part part) {
    List<Obligation> found = new ArrayList<>();
    long mark = marks.of(part.map);
    long last = 0;
    while (last < mark) {
      List<Obligation> page = context.store().obligations(owed(part).after(last));
      last = page.size() < PAGE ? mark : page.get(PAGE - 1).sequence();
      Map<String, AcceptedOperation> accepted = accepted(page, mark);
      if (accepted == null) {
        return null;
      }
      page.stream().filter(each -> isSent(each, accepted.keySet())).forEach(found::add);
    }
    found.addAll(beforeDeletes(part, found));
    return found;
  }

  /**
   * What is owed of rows from before a delete that took effect. A delete alone may not tell which
   * pair the row belonged to; without these the pair would stay unknown, and what its rows owe
   * besides would bring them back (I16).
   */
  private List<Obligation> beforeDeletes(Part part, List<Obligation> sent) {
    MapRun map = context.require(part.map);
    Map<Place, Long> deletes = new LinkedHashMap<>();
    Set<LinkKey> keys = new LinkedHashSet<>();
    for (Obligation each : sent) {
      Direction way = Direction.to(each.target());
      LinkKey key = each.key();
      OwedChange change = context.changes().read(each.payload(), map.table(way.source()));
      if (key != null && change.kind() == Change.Kind.DELETE) {
        keys.add(key);
        deletes.merge(new Place(map, way, key), each.sequence(), Math::max);
      }
    }
    if (keys.isEmpty()) {
      return List.of();
    }
    ObligationQuery owed =
        ObligationQuery.of(Integer.MAX_VALUE, ObligationStatus.PENDING, ObligationStatus.IN_DOUBT)
            .ofMaps(Set.of(part.map))
            .ofKeys(keys);
    ObligationQuery ofPart = part.run == null ? owed : owed.ofRun(part.run);
    List<Obligation> before = new ArrayList<>(context.store().obligations(ofPart));
    before.removeAll(sent);
    before.removeIf(each -> !isBefore(map, each, deletes));
    return before;
  }

  private static boolean isBefore(MapRun map, Obligation each, Map<Place, Long> deletes) {
    LinkKey key = each.key();
    Place row = key == null ? null : new Place(map, Direction.to(each.target()), key);
    return row != null && each.sequence() < deletes.getOrDefault(row, Long.MIN_VALUE);
  }

  private static ObligationQuery owed(Part part) {
    ObligationQuery owed =
        ObligationQuery.of(
                PAGE, ObligationStatus.PENDING, ObligationStatus.IN_DOUBT, ObligationStatus.PARKED)
            .ofMaps(Set.of(part.map));
    return part.run == null ? owed : owed.ofRun(part.run);
  }

  private @Nullable Map<String, AcceptedOperation> accepted(List<Obligation> page, long mark) {
    Map<String, AcceptedOperation> accepted = new LinkedHashMap<>();
    for (Side side : Side.values()) {
      Set<String> ids = new LinkedHashSet<>();
      for (Obligation each : page) {
        if (each.target() == side && each.sequence() <= mark) {
          ids.add(each.operationId());
          ids.add(inPart(each));
        }
      }
      SideAccess access = context.side(side);
      boolean asked =
          ids.isEmpty()
              || !access.has(Capability.OPERATION_LEDGER)
              || reads.guarded(side, () -> accepted.putAll(access.connector().accepted(ids)));
      if (!asked) {
        return null;
      }
    }
    return accepted;
  }

  private static String inPart(Obligation obligation) {
    return obligation.operationId() + OperationIds.PARTLY;
  }

  /** A parked row that travelled in part was recorded as such. */
  private static boolean isSent(Obligation obligation, Set<String> accepted) {
    boolean open = obligation.status() != ObligationStatus.PARKED;
    return accepted.contains(obligation.operationId())
        || (open && accepted.contains(inPart(obligation)));
  }
}
