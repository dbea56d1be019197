package dev.tandem.example.odata.side;

import dev.tandem.spi.connector.Fence;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.ConnectorException;
import dev.tandem.spi.error.TransientConnectorException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one group in rounds: read what it depends on, send what can be sent, look again at what
 * others came before. A round never holds two writes of one row unless they are one change set.
 * Used for one group by one thread.
 */
final class GroupWriter {
  private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);

  private final Service service;
  private final Planner planner;
  private final @Nullable Ledger ledger;
  private final @Nullable Gate gate;
  private final WriteGroup group;
  private final @Nullable Fence fence;
  private final List<Write> writes;
  private final @Nullable WriteOutcome[] outcomes;
  private final Refusals refusals;
  private final Map<String, String> versions = new LinkedHashMap<>();
  private final Map<Integer, KeyFinder.Wanted> unversioned = new LinkedHashMap<>();
  private final Set<Integer> unexplained = new HashSet<>();

  GroupWriter(Service service, @Nullable Ledger ledger, @Nullable Gate gate, WriteGroup group) {
    this.service = service;
    this.ledger = ledger;
    this.gate = gate;
    this.group = group;
    fence = gate == null ? null : group.fence();
    planner = new Planner(service, ledger);
    writes = group.writes();
    outcomes = new @Nullable WriteOutcome[writes.size()];
    refusals = new Refusals(service, writes.size());
  }

  List<WriteOutcome> run() {
    boolean fenced = false;
    for (int round = 0; !fenced && !pending().isEmpty(); round++) {
      try {
        fenced = fence != null && gate != null && !gate.open(fence);
        if (!fenced) {
          round(pending());
        }
      } catch (ConnectorException failure) {
        if (round == 0) {
          throw failure;
        }
        putOff(failure);
      }
    }
    if (fenced) {
      pending().forEach(at -> outcomes[at] = new WriteOutcome.Fenced());
    }
    findVersions();
    if (ledger != null && !versions.isEmpty()) {
      ledger.note(versions);
    }
    return Arrays.stream(outcomes).map(Objects::requireNonNull).toList();
  }

  /** Asks for the versions that the service did not tell with its answers. */
  private void findVersions() {
    if (unversioned.isEmpty()) {
      return;
    }
    Map<KeyFinder.Wanted, List<Found>> rows;
    try {
      rows = new KeyFinder(service).find(unversioned.values());
    } catch (ConnectorException failure) {
      LOG.warn("The versions of {} rows could not be read", unversioned.size(), failure);
      return;
    }
    unversioned.forEach(
        (at, wish) -> {
          List<Found> found = rows.getOrDefault(wish, List.of());
          if (found.size() == 1 && outcomes[at] instanceof WriteOutcome.Applied applied) {
            Found row = found.get(0);
            applied(at, new WriteOutcome.Applied(row.version(), applied.created(), row.id()), wish);
          }
        });
  }

  /** What is still open certainly had no effect so far. */
  private void putOff(ConnectorException failure) {
    Instant until =
        failure instanceof TransientConnectorException later
            ? later.retryAt()
            : service.client().clock().instant();
    pending().forEach(at -> outcomes[at] = new WriteOutcome.Throttled(until));
  }

  private List<Integer> pending() {
    List<Integer> pending = new ArrayList<>();
    for (int at = 0; at < outcomes.length; at++) {
      if (outcomes[at] == null) {
        pending.add(at);
      }
    }
    return pending;
  }

  private void round(List<Integer> pending) {
    Known known = planner.look(pending.stream().map(writes::get).toList());
    Round round = new Round(service, ledger, gate, fence, group.atomic());
    for (int at : pending) {
      Write write = writes.get(at);
      PlannedWrite plan =
          planner.plan(write, known, group.atomic(), group.atomic() || round.isEmpty());
      if (plan instanceof PlannedWrite.Later) {
        break;
      } else if (plan instanceof PlannedWrite.Settled settled) {
        outcomes[at] = settled.outcome();
        if (group.atomic() && !settled.outcome().succeeded()) {
          rollBack(at);
          return;
        }
      } else if (plan instanceof PlannedWrite.Send send) {
        known.touch(send.wish(), write.operationId());
        known.leaves(send.wish(), send.leaves());
        round.add(at, write, send);
      }
    }
    round.send(this);
  }

  /** The change set of an atomic group failed because of this write. */
  private void rollBack(int culprit) {
    for (int at = 0; at < outcomes.length; at++) {
      if (at != culprit) {
        outcomes[at] = new WriteOutcome.RolledBack();
      }
    }
  }

  /** A write took effect; {@code wish} is null when it left no row. */
  void applied(int at, WriteOutcome.Applied outcome, KeyFinder.@Nullable Wanted wish) {
    outcomes[at] = outcome;
    String version = outcome.version();
    if (version != null) {
      versions.put(writes.get(at).operationId(), version);
    } else if (wish != null) {
      unversioned.put(at, wish);
    }
  }

  void settle(int at, WriteOutcome outcome) {
    outcomes[at] = outcome;
  }

  /** The service refused the effect of a write, which therefore had none. */
  void refused(int at, PlannedWrite.Send send, Refusals.Cause cause) {
    WriteOutcome outcome = refusals.outcome(at, writes.get(at), send, cause);
    if (outcome != null) {
      outcomes[at] = outcome;
      if (group.atomic()) {
        rollBack(at);
      }
    }
  }

  /**
   * A change set failed, and the service does not say at which request. The first time this may be
   * the ledger or the fence, which another look tells.
   */
  boolean mayBeOvertaken(int at) {
    return (ledger != null || fence != null) && unexplained.add(at);
  }

  /** The service refused a write because of its fence or its entry in the ledger. */
  void overtaken(int at) {
    if (fence != null && gate != null) {
      gate.doubt(fence);
    }
    if (refusals.isTooOften(at)) {
      outcomes[at] = new WriteOutcome.Throttled(service.client().clock().instant());
    }
  }
}
