package dev.tandem.sync;

import dev.tandem.spi.state.CommitOutcome;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.Settlement;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.sync.codec.OwedChange;
import dev.tandem.sync.live.Groups;
import dev.tandem.sync.live.SyncContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The changes that could not be carried out: to look at, to replay, to discard with a reason. Works
 * beside running workers and from other processes on the same store: a letter that somebody else
 * moved meanwhile is left alone. Safe for any thread.
 */
public final class DeadLetters {
  /** As what a dead letter waits for: it was sent before it died, and nobody knows the outcome. */
  static final String PROOF = "proof";

  private static final int CHUNK = 500;
  private static final Pattern CODE = Pattern.compile("\\bTDM\\d{4}\\b");

  private final SyncContext context;
  private final OwedRows rows;

  DeadLetters(SyncContext context) {
    this.context = context;
    rows = new OwedRows(context);
  }

  /**
   * The dead letters that a filter means, oldest first.
   *
   * @param after only those behind this sequence, 0 for the first page
   * @param limit most letters wanted, at least 1
   * @throws dev.tandem.spi.error.DualWriteException with {@code MAP_UNKNOWN} when the filter names
   *     a map that does not run here
   * @throws dev.tandem.spi.error.ConnectorException when the filter names a company, and Dataverse
   *     cannot be asked which companies its rows name by identifier
   */
  public List<DeadLetter> list(DeadLetterFilter filter, long after, int limit) {
    List<DeadLetter> letters = new ArrayList<>();
    long place = after;
    List<Obligation> chunk = chunk(filter, place);
    while (!chunk.isEmpty() && letters.size() < limit) {
      for (Obligation obligation : chunk) {
        place = obligation.sequence();
        DeadLetter letter = letter(obligation, filter);
        if (filter.meets(letter) && letters.size() < limit) {
          letters.add(letter);
        }
      }
      chunk = letters.size() < limit ? chunk(filter, place) : List.of();
    }
    return letters;
  }

  /**
   * All that is known of one dead letter; empty when there is none of this sequence, or its map
   * does not run here.
   *
   * @param withValues whether the values of the row are wanted, which lists never show
   */
  public Optional<DeadLetterDetail> find(long sequence, boolean withValues) {
    for (Obligation obligation : one(sequence)) {
      OwedChange change = rows.change(obligation);
      if (change != null) {
        return Optional.of(
            new DeadLetterDetail(
                letter(obligation, DeadLetterFilter.ALL),
                change.kind(),
                change.id(),
                rows.key(obligation, change),
                change.version(),
                change.committedAt(),
                withValues ? OwedRows.values(change) : Map.of()));
      }
    }
    return Optional.empty();
  }

  private List<Obligation> one(long sequence) {
    return context
        .store()
        .obligations(ObligationQuery.of(1, ObligationStatus.DEAD).after(sequence - 1))
        .stream()
        .filter(obligation -> obligation.sequence() == sequence)
        .toList();
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

  private DeadLetter letter(Obligation obligation, DeadLetterFilter filter) {
    OwedChange change = rows.change(obligation);
    return new DeadLetter(
        obligation.sequence(),
        obligation.operationId(),
        obligation.map(),
        obligation.target(),
        rows.name(obligation, change),
        rows.company(obligation, change, filter.company() != null),
        CODE.matcher(obligation.note()).results().map(MatchResult::group).distinct().toList(),
        obligation.note(),
        obligation.attempts(),
        obligation.receivedAt(),
        obligation.settledAt(),
        obligation.run(),
        obligation.group());
  }

  /**
   * Lets dead letters have another turn, in the order of their receipt. Those of a map that does
   * not run wait until it does.
   *
   * @return how many
   */
  public int replay(DeadLetterFilter filter) {
    return moveAll(filter, ObligationStatus.PENDING, "replayed");
  }

  /**
   * Lets one dead letter have another turn.
   *
   * @return whether it was there
   */
  public boolean replay(long sequence) {
    return move(one(sequence), ObligationStatus.PENDING, "replayed") == 1;
  }

  /**
   * Gives dead letters up for good.
   *
   * @param reason why, never blank; it stays with them
   * @return how many
   */
  public int discard(DeadLetterFilter filter, String reason) {
    return moveAll(filter, ObligationStatus.DISCARDED, needed(reason));
  }

  /**
   * Gives one dead letter up for good.
   *
   * @param reason why, never blank
   * @return whether it was there
   */
  public boolean discard(long sequence, String reason) {
    return move(one(sequence), ObligationStatus.DISCARDED, needed(reason)) == 1;
  }

  private static String needed(String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("say why the change is discarded");
    }
    return "discarded: " + reason.strip();
  }

  private int moveAll(DeadLetterFilter filter, ObligationStatus to, String note) {
    int moved = 0;
    List<Obligation> chunk = chunk(filter, 0);
    while (!chunk.isEmpty()) {
      // What is replayed and dies again while this goes on stands behind the place.
      long place = chunk.get(chunk.size() - 1).sequence();
      moved +=
          move(
              chunk.stream().filter(each -> filter.meets(letter(each, filter))).toList(), to, note);
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
    letters.forEach(letter -> commit.settle(settlement(letter, to, note)));
    if (to == ObligationStatus.DISCARDED) {
      Groups.giveUp(commit, Groups.of(letters), context.now());
    }
    if (context.store().commit(commit.build()) instanceof CommitOutcome.Committed) {
      Groups.of(letters).forEach(group -> Groups.closeIfDone(context, group));
      return letters.size();
    }
    return letters.size() == 1
        ? 0
        : letters.stream().mapToInt(letter -> move(List.of(letter), to, note)).sum();
  }

  /** What may have been sent before is in doubt again, so that it is proven first. */
  private Settlement settlement(Obligation letter, ObligationStatus to, String note) {
    boolean sent = Objects.equals(letter.waitingFor(), PROOF);
    ObligationStatus status =
        sent && to == ObligationStatus.PENDING ? ObligationStatus.IN_DOUBT : to;
    return Settlement.of(letter, status, context.now(), note);
  }
}
