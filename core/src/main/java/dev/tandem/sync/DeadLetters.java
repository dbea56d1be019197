package dev.tandem.sync;

import dev.tandem.spi.state.CommitOutcome;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.Settlement;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.sync.codec.OwedChange;
import dev.tandem.sync.live.Groups;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.SyncContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The changes that could not be carried out: to look at, to replay, to discard with a reason. Works
 * beside running workers and from other processes on the same store. Safe for any thread.
 */
public final class DeadLetters {
  private static final int CHUNK = 500;

  private final SyncContext context;

  DeadLetters(SyncContext context) {
    this.context = context;
  }

  /**
   * The dead letters that a filter means, oldest first.
   *
   * @param after only those behind this sequence, 0 for the first page
   * @param limit most letters wanted, at least 1
   */
  public List<DeadLetter> list(DeadLetterFilter filter, long after, int limit) {
    List<DeadLetter> letters = new ArrayList<>();
    long place = after;
    List<Obligation> chunk = chunk(filter, place);
    while (!chunk.isEmpty() && letters.size() < limit) {
      for (Obligation obligation : chunk) {
        place = obligation.sequence();
        if (filter.meets(obligation) && letters.size() < limit) {
          letters.add(letter(obligation));
        }
      }
      chunk = letters.size() < limit ? chunk(filter, place) : List.of();
    }
    return letters;
  }

  private List<Obligation> chunk(DeadLetterFilter filter, long after) {
    ObligationQuery query =
        ObligationQuery.of(CHUNK, ObligationStatus.DEAD).towards(filter.target()).after(after);
    String map = filter.map();
    if (map != null) {
      query = query.ofMaps(Set.of(context.require(map).name()));
    }
    String run = filter.run();
    return context.store().obligations(run == null ? query : query.ofRun(run));
  }

  private DeadLetter letter(Obligation obligation) {
    return new DeadLetter(
        obligation.sequence(),
        obligation.operationId(),
        obligation.map(),
        obligation.target(),
        row(obligation),
        obligation.note(),
        obligation.attempts(),
        obligation.receivedAt(),
        obligation.settledAt(),
        obligation.run());
  }

  private String row(Obligation obligation) {
    MapRun map = context.map(obligation.map());
    if (map == null) {
      return "";
    }
    OwedChange change =
        context.changes().read(obligation.payload(), map.table(obligation.target().other()));
    if (change.id() != null) {
      return change.id().toString();
    }
    return change.key() == null ? "" : change.key().toString();
  }

  /**
   * Lets dead letters have another turn.
   *
   * @return how many
   */
  public int replay(DeadLetterFilter filter) {
    return move(filter, any -> true, ObligationStatus.PENDING, "replayed");
  }

  /**
   * Lets one dead letter have another turn.
   *
   * @return whether it was there
   */
  public boolean replay(long sequence) {
    return move(
            DeadLetterFilter.ALL,
            letter -> letter.sequence() == sequence,
            ObligationStatus.PENDING,
            "replayed")
        == 1;
  }

  /**
   * Gives dead letters up for good.
   *
   * @param reason why, never blank; it stays with them
   * @return how many
   */
  public int discard(DeadLetterFilter filter, String reason) {
    return move(filter, any -> true, ObligationStatus.DISCARDED, needed(reason));
  }

  /**
   * Gives one dead letter up for good.
   *
   * @param reason why, never blank
   * @return whether it was there
   */
  public boolean discard(long sequence, String reason) {
    return move(
            DeadLetterFilter.ALL,
            letter -> letter.sequence() == sequence,
            ObligationStatus.DISCARDED,
            needed(reason))
        == 1;
  }

  private static String needed(String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("say why the change is discarded");
    }
    return "discarded: " + reason.strip();
  }

  private int move(
      DeadLetterFilter filter, Predicate<Obligation> wanted, ObligationStatus to, String note) {
    int moved = 0;
    long place = 0;
    List<Obligation> chunk = chunk(filter, place);
    while (!chunk.isEmpty()) {
      place = chunk.get(chunk.size() - 1).sequence();
      List<Obligation> meant = chunk.stream().filter(filter::meets).filter(wanted).toList();
      moved += move(meant, to, note);
      chunk = chunk(filter, place);
    }
    return moved;
  }

  /** All at once, or one by one when a worker settled one of them meanwhile. */
  private int move(List<Obligation> letters, ObligationStatus to, String note) {
    if (letters.isEmpty()) {
      return 0;
    }
    StoreCommit.Builder commit = StoreCommit.under(null);
    letters.forEach(letter -> commit.settle(Settlement.of(letter, to, context.now(), note)));
    if (context.store().commit(commit.build()) instanceof CommitOutcome.Committed) {
      closeGroups(letters);
      return letters.size();
    }
    return letters.size() == 1
        ? 0
        : letters.stream().mapToInt(letter -> move(List.of(letter), to, note)).sum();
  }

  private void closeGroups(List<Obligation> letters) {
    Set<String> groups = new LinkedHashSet<>();
    for (Obligation letter : letters) {
      String group = letter.group();
      if (group != null) {
        groups.add(group);
      }
    }
    groups.forEach(group -> Groups.closeIfDone(context, group));
  }
}
