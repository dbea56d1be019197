package dev.tandem.sync.live;

import com.google.common.collect.Maps;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.sync.codec.LinkState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Of one pair only the oldest change goes now: what the others mean depends on what became of it,
 * an answer that was lost included. Used for one batch, by one thread.
 */
final class PairOrder {
  private final Evaluator evaluator;
  private final Ledger ledger;
  private final Collection<Work> works;
  private final Set<Place> uncertain;
  private final Set<Work> passed = new LinkedHashSet<>();

  /**
   * The order of a batch.
   *
   * @param works all of it; grows
   * @param uncertain what was sent in this batch and not answered; grows
   */
  PairOrder(Evaluator evaluator, Ledger ledger, Collection<Work> works, Set<Place> uncertain) {
    this.evaluator = evaluator;
    this.ledger = ledger;
    this.works = works;
    this.uncertain = uncertain;
  }

  /** Those of these verdicts that may be carried out now. */
  Map<Work, Verdict> first(Map<Work, Verdict> verdicts) {
    Map<Work, List<Place>> pairs = Maps.newLinkedHashMapWithExpectedSize(verdicts.size());
    Map<Place, Work> oldest = Maps.newLinkedHashMapWithExpectedSize(verdicts.size());
    verdicts.forEach(
        (work, verdict) -> {
          List<Place> of = pairsOf(work, verdict);
          pairs.put(work, of);
          of.forEach(pair -> oldest.merge(pair, work, this::firstOf));
        });
    notePassed(pairs, oldest);
    Map<Place, List<Work>> open = open();
    Map<Work, Verdict> first = new LinkedHashMap<>(verdicts);
    first
        .entrySet()
        .removeIf(
            entry -> {
              Work work = entry.getKey();
              boolean waits =
                  pairs.getOrDefault(work, List.of()).stream()
                      .anyMatch(
                          pair ->
                              oldest.get(pair) != work
                                  || uncertain.contains(pair)
                                  || (!isAhead(work)
                                      && isMet(work, open.getOrDefault(pair, List.of()))));
              return waits || (isUnpaired(entry.getValue()) && mayHaveCome(work, verdicts));
            });
    return first;
  }

  /**
   * Whether a newer change of the pair from the same side took effect before: another worker passed
   * over this one.
   */
  boolean isPassed(Work work) {
    return passed.contains(work);
  }

  private void notePassed(Map<Work, List<Place>> pairs, Map<Place, Work> oldest) {
    passed.clear();
    pairs.forEach(
        (work, of) -> {
          Work before = of.isEmpty() ? null : oldest.get(of.get(0));
          boolean sameWay = before != null && before != work && before.target() == work.target();
          if (sameWay && before != null && ledger.isProven(work)) {
            // A row that gives the key of the pair up is passed only under its own.
            Place own = pairs.getOrDefault(before, of).get(0);
            if (own.equals(of.get(0))) {
              passed.add(before);
            }
          }
        });
  }

  /** Towards both sides, what took effect before comes first: it shaped what is there now. */
  private Work firstOf(Work one, Work other) {
    if (one.target() != other.target() && isAhead(one) != isAhead(other)) {
      return isAhead(one) ? one : other;
    }
    return isOlder(one, other) ? one : other;
  }

  private static boolean isOpposite(Work one, Work other) {
    return one.map() == other.map() && one.target() == other.source();
  }

  private static boolean isBefore(Work one, Work other) {
    return isOpposite(one, other) && isOlder(one, other);
  }

  private static boolean isOlder(Work one, Work other) {
    return one.obligation().sequence() < other.obligation().sequence();
  }

  private List<Place> pairsOf(Work work, Verdict verdict) {
    if (verdict instanceof Verdict.Send send) {
      return Place.ofPairs(work, send);
    }
    LinkState link = verdict instanceof Verdict.Settle settle ? settle.link() : null;
    if (link != null) {
      return List.of(Place.ofPair(work, link.key()));
    }
    // Nothing is known of the pair yet; what made it may still be on its way.
    Place named = work.change().kind() == Change.Kind.DELETE ? named(work) : null;
    return named == null ? List.of() : List.of(named);
  }

  /** The pair that a change names by itself, whatever it means. */
  private @Nullable Place named(Work work) {
    LinkKey key = evaluator.pairOf(work);
    return key == null ? null : Place.ofPair(work, key);
  }

  private boolean isAhead(Work work) {
    return ledger.isProven(work) || ledger.isOvertaken(work);
  }

  /**
   * Whether a change of another row of the pair comes first, of the other side or of one that had
   * the key before, or a change of the other side may have been sent already.
   */
  private boolean isMet(Work row, List<Work> ofPair) {
    for (Work work : ofPair) {
      boolean sent = isOpposite(work, row) && ledger.mayHaveBeenSent(work);
      if (sent || isOlder(work, row)) {
        return true;
      }
    }
    return false;
  }

  /** Everything of the batch that is open, by the pairs that it names. */
  private Map<Place, List<Work>> open() {
    Map<Place, List<Work>> open = new LinkedHashMap<>();
    for (Work work : works) {
      Place pair = work.isDone() ? null : named(work);
      if (pair != null) {
        open.computeIfAbsent(pair, any -> new ArrayList<>()).add(work);
      }
    }
    return open;
  }

  private static boolean isUnpaired(Verdict verdict) {
    return verdict instanceof Verdict.Settle settle && settle.link() == null;
  }

  /** Whether a row without a pair may have come from the other side by a write not proven yet. */
  private boolean mayHaveCome(Work row, Map<Work, Verdict> verdicts) {
    boolean deleted = row.change().kind() == Change.Kind.DELETE;
    for (Work work : works) {
      boolean open =
          work.isDone()
              ? uncertain.contains(Place.ofRow(work)) && !work.isEnded()
              : ledger.mayHaveBeenSent(work);
      boolean nameless = row.source() == Side.DATAVERSE || !hasPair(work, verdicts);
      boolean its = deleted ? nameless : isOf(work, row.change().operationId());
      if (open && its && isBefore(work, row)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(Work work, @Nullable String operationId) {
    return operationId != null
        && (operationId.equals(work.operationId())
            || operationId.startsWith(work.operationId() + '/'));
  }

  private boolean hasPair(Work work, Map<Work, Verdict> verdicts) {
    Verdict verdict = verdicts.get(work);
    return named(work) != null || (verdict != null && !pairsOf(work, verdict).isEmpty());
  }
}
