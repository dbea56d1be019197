package dev.tandem.sync.live;

import dev.tandem.spi.state.Lease;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.Payload;
import dev.tandem.spi.state.Settlement;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.sync.codec.Trace;
import dev.tandem.sync.codec.TraceCodec;
import dev.tandem.sync.codec.WrittenColumn;
import dev.tandem.sync.event.SyncEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what a batch must store in one commit, and what the host hears afterwards. */
public final class BatchRecord {
  private final SyncContext context;
  private final StoreCommit.Builder commit;
  private final @Nullable Lease lease;
  private final Map<String, String> notes = new LinkedHashMap<>();
  private final List<SyncEvent> events = new ArrayList<>();
  private final Map<Long, ObligationStatus> settled = new HashMap<>();
  private final Set<String> groups = new LinkedHashSet<>();
  private final Set<Long> idle = new LinkedHashSet<>();
  private final Map<Place, Long> newest = new LinkedHashMap<>();
  private int finished;

  public BatchRecord(SyncContext context, @Nullable Lease lease) {
    this.context = context;
    this.lease = lease;
    commit = StoreCommit.under(lease);
  }

  public StoreCommit.Builder commit() {
    return commit;
  }

  /** Keeps a document that must be stored before anything is sent because of it. */
  void note(String name, String text) {
    notes.put(name, text);
  }

  /**
   * Stores the notes at once: a process that ends after the write has told of the conflict all the
   * same (I14). False when another worker has the partition.
   */
  public boolean storeNotes() {
    if (notes.isEmpty()) {
      return true;
    }
    StoreCommit.Builder now = StoreCommit.under(lease);
    notes.forEach(now::document);
    notes.clear();
    return context.store().commit(now.build()).succeeded();
  }

  void tell(SyncEvent event) {
    events.add(event);
  }

  /** How many obligations took a final status. */
  int finished() {
    return finished;
  }

  /** Whether an obligation took a final status in this batch. */
  boolean isFinished(long sequence) {
    ObligationStatus status = settled.get(sequence);
    return status != null && status.isFinal();
  }

  /** Notes that a change ended without that any pair knew its row. */
  void meansNothing(Work work) {
    idle.add(work.obligation().sequence());
  }

  /** Whether a change of this batch ended without that any pair knew its row. */
  boolean isIdle(long sequence) {
    return idle.contains(sequence);
  }

  /** Whether a change of this batch ended without a write. */
  boolean bringsNothing(long sequence) {
    return isFinished(sequence) && settled.get(sequence) != ObligationStatus.APPLIED;
  }

  /** Whether this obligation of a row, or a newer one, took a final status in this batch. */
  boolean isPassed(Place row, long sequence) {
    return newest.getOrDefault(row, Long.MIN_VALUE) >= sequence;
  }

  boolean isSettled(long sequence) {
    return settled.containsKey(sequence);
  }

  /** How many obligations took another status. */
  int settlements() {
    return settled.size();
  }

  /** The groups of which some obligation was settled. */
  Set<String> groups() {
    return groups;
  }

  /** Ends an obligation; what was written of it is kept as a trace. */
  void end(
      Work work,
      ObligationStatus status,
      String note,
      @Nullable LinkKey link,
      List<WrittenColumn> columns) {
    newest.merge(Place.ofRow(work), work.obligation().sequence(), Math::max);
    Trace trace = new Trace(work.map().hash(), link, work.rowId(), work.sourceKey(), columns);
    settle(work, status, note, null, null, work.obligation().attempts(), TraceCodec.write(trace));
  }

  /** Gives an obligation a status that is not final; its change is kept. */
  void hold(
      Work work,
      ObligationStatus status,
      String note,
      @Nullable String waitingFor,
      @Nullable Instant nextAttemptAt) {
    int attempts = work.obligation().attempts() + 1;
    settle(work, status, note, waitingFor, nextAttemptAt, attempts, null);
  }

  private void settle(
      Work work,
      ObligationStatus status,
      String note,
      @Nullable String waitingFor,
      @Nullable Instant nextAttemptAt,
      int attempts,
      @Nullable Payload payload) {
    Obligation obligation = work.obligation();
    boolean mayBeSentAgain =
        status == ObligationStatus.PENDING || status == ObligationStatus.IN_DOUBT;
    if (work.tookRow() && !mayBeSentAgain) {
      commit.document(TakenRows.name(work), "");
    }
    if (status.isFinal()) {
      work.finish();
    } else {
      work.putOff();
    }
    add(
        obligation,
        new Settlement(
            obligation.sequence(),
            obligation.status(),
            status,
            null,
            attempts,
            nextAttemptAt,
            waitingFor,
            context.now(),
            note,
            payload));
  }

  /** Changes the status of an obligation that no work of this batch stands for. */
  void change(Obligation obligation, ObligationStatus status, String note) {
    add(obligation, Settlement.of(obligation, status, context.now(), note));
  }

  private void add(Obligation obligation, Settlement settlement) {
    if (settled.put(obligation.sequence(), settlement.to()) != null) {
      throw new IllegalStateException(obligation + " is settled twice in one batch");
    }
    commit.settle(settlement);
    String group = obligation.group();
    if (group != null) {
      groups.add(group);
    }
    finished += settlement.to().isFinal() ? 1 : 0;
    events.add(
        new SyncEvent.Settled(
            obligation.map(),
            obligation.target(),
            obligation.operationId(),
            settlement.to(),
            settlement.note()));
  }

  /** Tells the host everything, after the commit. */
  public void publish() {
    events.forEach(context::tell);
  }
}
