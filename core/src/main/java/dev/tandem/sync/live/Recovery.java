package dev.tandem.sync.live;

import dev.tandem.spi.connector.AcceptedOperation;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
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
   * @param sent what took effect, in the order of receipt; told once
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
    return found;
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
