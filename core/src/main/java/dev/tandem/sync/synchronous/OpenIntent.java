package dev.tandem.sync.synchronous;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.sync.live.HeldPairs;
import dev.tandem.sync.live.LinkCache;
import dev.tandem.sync.live.SyncContext;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The intent of a transaction that this process has open (UND-20). Each change of it is stored on
 * condition that nobody else has changed or ended it since. Used by one thread.
 */
final class OpenIntent {
  private final SyncContext context;
  private Intent intent;
  private boolean begun;

  /** Of a transaction that holds nothing and is not stored yet. */
  OpenIntent(SyncContext context, String id, Side origin) {
    this.context = context;
    intent = new Intent(id, origin, context.now(), List.of(), List.of(), false, 0);
  }

  String id() {
    return intent.id();
  }

  Intent now() {
    return intent;
  }

  /** Whether it holds a pair, so that it has to be ended. */
  boolean isBegun() {
    return begun;
  }

  /**
   * Takes hold of pairs.
   *
   * @param names of their documents
   * @param held these documents as they were read
   * @return false when somebody else took one, or the transaction is open already
   */
  boolean hold(Set<String> names, HeldPairs held) {
    Intent more = intent.holding(List.copyOf(names));
    StoreCommit.Builder commit = changingTo(more);
    for (String name : names) {
      commit
          .expect(name, held.text(name))
          .document(name, HeldPairs.heldBy(intent.id(), intent.at()));
    }
    boolean taken = store(more, commit);
    begun |= taken;
    return taken;
  }

  /** Writes that are about to leave; false when somebody else has ended it. */
  boolean remember(List<IntendedWrite> more) {
    Intent all = intent.plus(more);
    return store(all, changingTo(all));
  }

  /** From now on these pairs know what was written; false when somebody else has ended it. */
  boolean storePairs(LinkCache links) {
    Intent known = intent.known();
    StoreCommit.Builder commit = changingTo(known);
    links.store(commit);
    for (IntendedWrite write : intent.writes()) {
      UUID row = write.known() == null ? null : write.known().rowId();
      if (write.target() == Side.FINANCE && row != null && !row.equals(write.sourceId())) {
        commit.document(
            HeldPairs.name(write.map(), write.pair()),
            HeldPairs.takenFrom(row, intent.id(), intent.at()));
      }
    }
    return store(known, commit);
  }

  /**
   * Ends it.
   *
   * @param links the pairs that change with it
   * @return false when somebody else has ended it
   */
  boolean end(LinkCache links) {
    StoreCommit.Builder commit = intent.ending(context);
    links.store(commit);
    return context.store().commit(commit.build()).succeeded();
  }

  private StoreCommit.Builder changingTo(Intent next) {
    StoreCommit.Builder commit = StoreCommit.under(null);
    commit.expect(intent.documentName(), begun ? intent.toText(context) : "");
    commit.document(intent.documentName(), next.toText(context));
    context.layouts().documents().forEach(commit::document);
    return commit;
  }

  private boolean store(Intent next, StoreCommit.Builder commit) {
    boolean stored = context.store().commit(commit.build()).succeeded();
    intent = stored ? next : intent;
    return stored;
  }
}
