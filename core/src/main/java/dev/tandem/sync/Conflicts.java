package dev.tandem.sync;

import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.Settlement;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.sync.live.ConflictNote;
import dev.tandem.sync.live.Groups;
import dev.tandem.sync.live.SyncContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The records of concurrent edits, and the answers to those that wait for a person (I14). Safe for
 * any thread.
 */
public final class Conflicts {
  private static final int TRIES = 5;

  private final SyncContext context;

  Conflicts(SyncContext context) {
    this.context = context;
  }

  /** All records that were not pruned, by operation. */
  public List<ConflictRecord> list() {
    List<ConflictRecord> records = new ArrayList<>();
    for (String text : context.store().documents(ConflictNote.PREFIX).values()) {
      ConflictNote note = ConflictNote.parse(context, text);
      if (note != null) {
        records.add(record(note));
      }
    }
    return records;
  }

  /** Those that wait for a person. */
  public List<ConflictRecord> open() {
    return list().stream().filter(each -> each.winner() == null).toList();
  }

  private static ConflictRecord record(ConflictNote note) {
    return new ConflictRecord(
        note.operationId(),
        note.map(),
        note.target(),
        note.at(),
        note.base(),
        note.incoming(),
        note.found(),
        note.columns(),
        note.policy(),
        note.winner());
  }

  /**
   * Names the side whose row, as it is now, both sides shall have. Every change of the pair that
   * was recorded until now is answered with it, on whichever side; a change of the losing row that
   * comes after this moment is not overwritten unseen, but meets a new conflict.
   *
   * @throws DualWriteException with {@code ACTION_REFUSED} when no such conflict waits; a connector
   *     exception when a row cannot be read, and nothing changed then
   */
  public void resolve(String operationId, Side winner) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Obligation met = context.store().received(List.of(operationId)).get(operationId);
      ConflictNote note = met == null ? null : note(operationId);
      if (met == null || note == null || met.status() != ObligationStatus.CONFLICT) {
        throw refused("no conflict of operation %s waits", operationId);
      }
      if (answer(new ConflictedPair(context, note, met), winner, operationId)) {
        return;
      }
    }
    throw refused("the changes of the row of operation %s kept moving; try again", operationId);
  }

  private static DualWriteException refused(String message, String operationId) {
    return new DualWriteException(ErrorCode.ACTION_REFUSED, message.formatted(operationId));
  }

  private @Nullable ConflictNote note(String operationId) {
    String name = ConflictNote.PREFIX + operationId;
    String text = context.store().documents(name).get(name);
    return text == null ? null : ConflictNote.parse(context, text);
  }

  /** False when a worker or a person settled one of the changes meanwhile. */
  private boolean answer(ConflictedPair pair, Side winner, String operationId) {
    // What is recorded is asked for before the rows are read, so that the rows show all of it.
    List<Obligation> recorded = pair.recorded();
    StoreCommit.Builder commit = StoreCommit.under(null);
    commit.receive(pair.repair(winner, operationId + "/resolved"));
    String why = "resolved by hand: %s wins (I14)".formatted(winner);
    for (Obligation each : recorded) {
      boolean won = each.target() != winner;
      commit.settle(
          Settlement.of(
              each,
              won ? ObligationStatus.SUPERSEDED : ObligationStatus.OVERRULED,
              context.now(),
              why));
      ConflictNote open = note(each.operationId());
      if (open != null && open.winner() == null) {
        commit.document(
            ConflictNote.PREFIX + each.operationId(), open.wonBy(winner).toText(context));
      }
    }
    boolean stored = context.store().commit(commit.build()).succeeded();
    if (stored) {
      Set<String> groups = Groups.of(recorded);
      groups.forEach(group -> Groups.closeIfDone(context, group));
    }
    return stored;
  }

  /** Forgets records of conflicts that were decided before an instant; gives how many. */
  int prune(Instant before) {
    int pruned = 0;
    for (Map.Entry<String, String> document :
        context.store().documents(ConflictNote.PREFIX).entrySet()) {
      ConflictNote note = ConflictNote.parse(context, document.getValue());
      if (note != null && note.winner() != null && note.at().isBefore(before)) {
        StoreCommit commit =
            StoreCommit.under(null)
                .expect(document.getKey(), document.getValue())
                .document(document.getKey(), "")
                .build();
        pruned += context.store().commit(commit).succeeded() ? 1 : 0;
      }
    }
    return pruned;
  }
}
