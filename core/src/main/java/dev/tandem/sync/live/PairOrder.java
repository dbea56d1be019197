package dev.tandem.sync.live;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.sync.codec.LinkState;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Of one pair only the oldest change goes now: what the others mean depends on what became of it,
 * an answer that was lost included. Used for one batch, by one thread.
 */
final class PairOrder {
  private final Evaluator evaluator;
  private final Proof proof;
  private final Collection<Work> works;
  private final Set<Place> uncertain;
  private final Map<Work, Set<String>> behind = new LinkedHashMap<>();

  /**
   * The order of a batch.
   *
   * @param works all of it; grows
   * @param uncertain what was sent in this batch and not answered; grows
   */
  PairOrder(Evaluator evaluator, Proof proof, Collection<Work> works, Set<Place> uncertain) {
    this.evaluator = evaluator;
    this.proof = proof;
    this.works = works;
    this.uncertain = uncertain;
  }

  /** Those of these verdicts that may be carried out now. */
  Map<Work, Verdict> first(Map<Work, Verdict> verdicts) {
    Map<Work, Place> pairs = new LinkedHashMap<>();
    Map<Place, Work> oldest = new LinkedHashMap<>();
    verdicts.forEach(
        (work, verdict) -> {
          Place pair = pairOf(work, verdict);
          if (pair != null) {
            pairs.put(work, pair);
            oldest.merge(pair, work, PairOrder::older);
          }
        });
    noteThoseBehind(pairs, oldest);
    Map<Work, Verdict> first = new LinkedHashMap<>(verdicts);
    first
        .entrySet()
        .removeIf(
            entry -> {
              Work work = entry.getKey();
              Place pair = pairs.get(work);
              boolean waits =
                  pair != null
                      && (oldest.get(pair) != work
                          || uncertain.contains(pair)
                          || isMet(work, pair));
              return waits || (isUnpaired(entry.getValue()) && mayHaveCome(work, verdicts));
            });
    return first;
  }

  /**
   * The operations that wait behind a change of the same pair and may have been sent by another
   * worker, which then passed over the change.
   */
  Map<Work, Set<String>> behind() {
    return behind;
  }

  private void noteThoseBehind(Map<Work, Place> pairs, Map<Place, Work> oldest) {
    behind.clear();
    pairs.forEach(
        (work, pair) -> {
          Work before = oldest.get(pair);
          boolean sameWay = before != null && before != work && before.target() == work.target();
          if (sameWay && before != null && proof.isWanted(work)) {
            behind.computeIfAbsent(before, any -> new LinkedHashSet<>()).add(work.operationId());
          }
        });
  }

  private static Work older(Work one, Work other) {
    return one.obligation().sequence() < other.obligation().sequence() ? one : other;
  }

  private static boolean isBefore(Work one, Work other) {
    return one.map() == other.map()
        && one.target() == other.source()
        && one.obligation().sequence() < other.obligation().sequence();
  }

  private @Nullable Place pairOf(Work work, Verdict verdict) {
    LinkState link = null;
    if (verdict instanceof Verdict.Send send) {
      link = send.link();
    } else if (verdict instanceof Verdict.Settle settle) {
      link = settle.link();
    }
    if (link != null) {
      return Place.ofPair(work, link.key());
    }
    // Nothing is known of the pair yet; what made it may still be on its way.
    return work.change().kind() == Change.Kind.DELETE ? named(work) : null;
  }

  /** The pair that a change names by itself, whatever it means. */
  private @Nullable Place named(Work work) {
    LinkKey key = evaluator.pairOf(work);
    return key == null ? null : Place.ofPair(work, key);
  }

  /** Whether an older change towards this row of the pair may have been sent, and is not proven. */
  private boolean isMet(Work row, Place pair) {
    for (Work work : works) {
      boolean open = isBefore(work, row) && !work.isDone() && proof.isWanted(work);
      if (open && pair.equals(named(work))) {
        return true;
      }
    }
    return false;
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
              : proof.isWanted(work);
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
    return named(work) != null || (verdict != null && pairOf(work, verdict) != null);
  }
}
