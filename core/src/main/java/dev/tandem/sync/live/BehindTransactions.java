package dev.tandem.sync.live;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.sync.codec.LinkState;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a batch waits for the end of transactions of both sides, which hold its pairs (UND-20).
 * Used by one thread.
 */
final class BehindTransactions {
  private final SyncContext context;
  private final HeldPairs held;
  private final Evaluator evaluator;
  private final Parents parents;
  private final LinkCache links;
  private final Set<Work> waiting = new LinkedHashSet<>();
  private final Set<String> transactions = new LinkedHashSet<>();

  /** Of a batch that begins now. */
  BehindTransactions(SyncContext context, Evaluator evaluator, Parents parents, LinkCache links) {
    this.context = context;
    this.evaluator = evaluator;
    this.parents = parents;
    this.links = links;
    held = HeldPairs.load(context);
  }

  /** The pairs as they were held when the batch began. */
  HeldPairs held() {
    return held;
  }

  /** The transactions that obligations of the batch wait for. */
  Set<String> transactions() {
    return transactions;
  }

  /** Whether an obligation was found to wait, since the last look. */
  boolean has(Work work) {
    return waiting.contains(work);
  }

  /** What waits is found out anew. */
  void lookAgain() {
    waiting.clear();
  }

  /** What transactions of both sides hold waits for their end (UND-20). */
  Map<Work, Verdict> without(Map<Work, Verdict> all) {
    if (held.isEmpty()) {
      return all;
    }
    Map<Work, Verdict> verdicts = new LinkedHashMap<>();
    all.forEach(
        (work, verdict) -> {
          String transaction = holder(work, verdict);
          if (transaction == null) {
            verdicts.put(work, verdict);
          } else {
            waiting.add(work);
            transactions.add(transaction);
            String name = HeldPairs.awaited(transaction);
            verdicts.put(
                work,
                new Verdict.Await(
                    Set.of(name), "a transaction of both sides holds its pair", null));
          }
        });
    return verdicts;
  }

  private @Nullable String holder(Work work, Verdict verdict) {
    if (work.isSettled()) {
      return null; // the pair is held until this one is over
    }
    String former = held.holderOfFormer(work.map(), work.rowId());
    if (former != null) {
      return former;
    }
    Set<LinkKey> pairs = new LinkedHashSet<>();
    if (verdict instanceof Verdict.Send send) {
      pairs.add(send.link().key());
      if (send.old() != null) {
        pairs.add(send.old().key());
      }
      String holder = holderOfParent(work);
      if (holder != null) {
        return holder;
      }
    } else if (verdict instanceof Verdict.Settle settle) {
      LinkKey own = evaluator.pairOf(work);
      if (settle.link() != null) {
        pairs.add(settle.link().key());
      } else if (own != null) {
        pairs.add(own);
      } else if (work.change().kind() == Change.Kind.DELETE
          || OperationIds.isOurs(work.change().operationId())) {
        // Any of them may have made the row, or written it.
        return held.holderOfAny(work.map(), work.obligation().receivedAt());
      }
    }
    for (LinkKey pair : pairs) {
      String holder = held.holder(HeldPairs.name(work.map(), pair));
      if (holder != null) {
        return holder;
      }
    }
    return null;
  }

  /** Who holds a row that this one refers to: nobody may ever commit it (I12). */
  private @Nullable String holderOfParent(Work work) {
    for (Parents.Parent parent : parents.parentsOf(work)) {
      LinkState link = links.ofRow(parent.map(), parent.id());
      String holder = link == null ? null : held.holder(HeldPairs.name(parent.map(), link.key()));
      if (holder != null) {
        return holder;
      }
    }
    return null;
  }

  /** Those whose pairs transactions have held since this batch began, and may have written. */
  Map<Work, Verdict.Send> takenSince(Map<Work, Verdict.Send> met) {
    HeldPairs now = HeldPairs.load(context);
    if (now.isEmpty() && held.isEmpty()) {
      return Map.of();
    }
    Map<Work, Verdict.Send> taken = new LinkedHashMap<>();
    met.forEach(
        (work, send) -> {
          String name = HeldPairs.name(work.map(), send.link().key());
          if (!now.text(name).equals(held.text(name))) {
            taken.put(work, send);
          }
        });
    return taken;
  }
}
