package dev.tandem.sync.live;

import com.google.common.collect.Maps;
import dev.tandem.spi.connector.AcceptedOperation;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Fence;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.Images;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Brings the writes of a wave to both sides: what may have been sent before is proven first, whole
 * transactions go as one atomic group where the sink can, everything else each for itself.
 */
final class Dispatch {
  private final SyncContext context;
  private final @Nullable Fence fence;
  private final Proof proof;
  private final Ledger ledger;
  private final Groups groups;
  private boolean fenced;

  Dispatch(SyncContext context, @Nullable Fence fence, Proof proof, Ledger ledger) {
    this.context = context;
    this.fence = fence;
    this.proof = proof;
    this.ledger = ledger;
    groups = new Groups(context);
  }

  boolean isFenced() {
    return fenced;
  }

  /**
   * The outcomes of those that were sent, or proven to have been sent before.
   *
   * @param passed those of which a newer change took effect before
   */
  Map<Work, WriteOutcome> send(Map<Work, Verdict.Send> sends, Predicate<Work> passed) {
    Map<Work, WriteOutcome> outcomes = Maps.newLinkedHashMapWithExpectedSize(sends.size());
    for (Side side : Side.values()) {
      List<Work> works = sends.keySet().stream().filter(work -> work.target() == side).toList();
      if (!works.isEmpty() && prove(side, works, sends, passed, outcomes)) {
        List<Work> open = works.stream().filter(work -> !outcomes.containsKey(work)).toList();
        sendAll(side, open, sends, outcomes);
      }
    }
    return outcomes;
  }

  /** False when the side could not be asked, so that nothing may be sent. */
  private boolean prove(
      Side side,
      List<Work> works,
      Map<Work, Verdict.Send> sends,
      Predicate<Work> passed,
      Map<Work, WriteOutcome> outcomes) {
    List<Work> doubtful = works.stream().filter(proof::isWanted).toList();
    if (doubtful.isEmpty()) {
      return true;
    }
    RowReads reads = new RowReads(context);
    if (context.side(side).has(Capability.OPERATION_LEDGER)) {
      return heedLedger(side, doubtful, sends, passed, outcomes);
    }
    List<Work> lost = works.stream().filter(proof::isInDoubt).toList();
    Map<Work, StoredRow> found =
        reads.rows(lost, Work::target, work -> addressOf(work, sendOf(sends, work)));
    for (Work work : lost) {
      StoredRow row = found.get(work);
      if (row != null && holds(work, sendOf(sends, work), row)) {
        outcomes.put(work, new WriteOutcome.Duplicate(row.version(), Conflicts.idOf(row.row())));
      }
    }
    return lost.stream().allMatch(reads::wasRead);
  }

  private static Verdict.Send sendOf(Map<Work, Verdict.Send> sends, Work work) {
    return Objects.requireNonNull(sends.get(work));
  }

  private static RowAddress addressOf(Work work, Verdict.Send send) {
    return new RowAddress.ByKey(work.map().tableName(work.target()), send.write().key());
  }

  /** Whether the row is as the write would leave it: without a ledger the best proof there is. */
  private static boolean holds(Work work, Verdict.Send send, StoredRow row) {
    if (send.write().kind() == Write.Kind.DELETE) {
      return false;
    }
    Row there = work.map().bind(work.target(), row.row());
    Set<String> columns = new TreeSet<>(send.write().row().presentColumns());
    return Images.changed(there, send.write().row(), columns).isEmpty();
  }

  private boolean heedLedger(
      Side side,
      List<Work> works,
      Map<Work, Verdict.Send> sends,
      Predicate<Work> passed,
      Map<Work, WriteOutcome> outcomes) {
    List<Work> inPart = works.stream().filter(work -> sendOf(sends, work).partly()).toList();
    if (!ledger.askParts(side, inPart)) {
      return false;
    }
    for (Work work : works) {
      AcceptedOperation own = ledger.proofOf(sendOf(sends, work).write().operationId());
      if (own != null) {
        outcomes.put(work, new WriteOutcome.Duplicate(own.version(), own.id()));
      } else if (ledger.isOvertaken(work) || passed.test(work)) {
        // What the worker before passed over must not come after what it sent (I11).
        outcomes.put(work, new WriteOutcome.Stale(null));
      }
    }
    return true;
  }

  private void sendAll(
      Side side,
      List<Work> works,
      Map<Work, Verdict.Send> sends,
      Map<Work, WriteOutcome> outcomes) {
    Map<String, List<Work>> byGroup = new LinkedHashMap<>();
    for (Work work : works) {
      String group = work.obligation().group();
      if (group != null) {
        byGroup.computeIfAbsent(group, any -> new ArrayList<>()).add(work);
      }
    }
    byGroup.entrySet().removeIf(entry -> !goesWhole(side, entry.getKey(), entry.getValue()));
    List<Work> rest = new ArrayList<>();
    Set<Work> sentWhole = new LinkedHashSet<>();
    for (Work work : works) {
      String group = work.obligation().group();
      List<Work> whole = group == null ? null : byGroup.remove(group);
      if (whole != null) {
        flush(side, rest, sends, outcomes);
        sendWhole(side, whole, sends, outcomes);
        sentWhole.addAll(whole);
      } else if (!sentWhole.contains(work)) {
        rest.add(work);
      }
    }
    flush(side, rest, sends, outcomes);
  }

  private boolean goesWhole(Side side, String group, List<Work> members) {
    SideAccess access = context.side(side);
    return members.size() > 1
        && access.has(Capability.ATOMIC_GROUPS)
        && members.size() <= access.connector().capabilities().maxGroupSize()
        && groups.isWhole(group, members.size());
  }

  private void flush(
      Side side,
      List<Work> works,
      Map<Work, Verdict.Send> sends,
      Map<Work, WriteOutcome> outcomes) {
    List<Work> sent = List.copyOf(works);
    works.clear();
    take(sent, sendGroup(side, sent, sends, false), outcomes);
  }

  /**
   * A group in which one write fails is sent again write by write, and then shows as incomplete.
   */
  private void sendWhole(
      Side side,
      List<Work> members,
      Map<Work, Verdict.Send> sends,
      Map<Work, WriteOutcome> outcomes) {
    List<@Nullable WriteOutcome> whole = sendGroup(side, members, sends, true);
    List<Work> again = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      if (whole.get(i) instanceof WriteOutcome.RolledBack) {
        again.add(members.get(i));
      }
    }
    take(members, whole, outcomes);
    again.forEach(outcomes::remove);
    take(again, sendGroup(side, again, sends, false), outcomes);
  }

  private List<@Nullable WriteOutcome> sendGroup(
      Side side, List<Work> works, Map<Work, Verdict.Send> sends, boolean atomic) {
    List<Write> writes = works.stream().map(work -> sendOf(sends, work).write()).toList();
    return new Sender(context, side, fence).send(writes, atomic);
  }

  private void take(
      List<Work> works, List<@Nullable WriteOutcome> answers, Map<Work, WriteOutcome> outcomes) {
    for (int i = 0; i < works.size(); i++) {
      WriteOutcome outcome = answers.get(i);
      if (outcome != null) {
        outcomes.put(works.get(i), outcome);
        fenced |= outcome instanceof WriteOutcome.Fenced;
      }
    }
  }

  /** Sends one write that is no obligation of its own; null when it was not sent. */
  @Nullable WriteOutcome sendAlone(Side side, Write write) {
    WriteOutcome outcome = new Sender(context, side, fence).send(List.of(write), false).get(0);
    fenced |= outcome instanceof WriteOutcome.Fenced;
    return outcome;
  }

  /** The identifier of a row on Dataverse that was written; read when the answer did not say. */
  @Nullable UUID idOf(Work work, Verdict.Send send, WriteOutcome outcome) {
    if (work.target() == Side.FINANCE || send.write().kind() == Write.Kind.DELETE) {
      return null;
    }
    // A row that was created is another one than that of the pair, if the pair had one.
    boolean updated = outcome instanceof WriteOutcome.Applied applied && !applied.created();
    UUID told = outcome.id();
    UUID known = told == null && updated ? send.link().rowId() : told;
    if (known != null) {
      return known;
    }
    Map<Work, StoredRow> found =
        new RowReads(context).rows(List.of(work), Work::target, any -> addressOf(any, send));
    StoredRow row = found.get(work);
    return row == null ? null : Conflicts.idOf(row.row());
  }
}
