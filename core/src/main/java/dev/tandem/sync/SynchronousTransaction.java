package dev.tandem.sync;

import dev.tandem.sync.synchronous.Preparation;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A transaction of both sides (UND-20). The other side is written already; the host now commits its
 * own side and says so, or rolls back and says so. When it says neither, because it was killed, a
 * later step finds out from the rows of its side. Used by one thread.
 */
public final class SynchronousTransaction implements AutoCloseable {
  private final Preparation preparation;
  private final Consumer<Set<String>> settling;
  private boolean ended;

  /**
   * A transaction that was prepared, or refused.
   *
   * @param settling carries out what its rows owe once it is given up
   */
  SynchronousTransaction(Preparation preparation, Consumer<Set<String>> settling) {
    this.preparation = preparation;
    this.settling = settling;
    ended = !preparation.refusals().isEmpty();
  }

  /** Whether the host may commit. When not, the other side is as it was, or will be. */
  public boolean isAccepted() {
    return preparation.refusals().isEmpty();
  }

  /** Why the host must not commit, for the user who wanted to save; empty when it may. */
  public List<String> refusals() {
    return preparation.refusals();
  }

  /**
   * The host has committed its side.
   *
   * @throws IllegalStateException when the transaction was refused or has ended
   */
  public void committed() {
    end();
    preparation.finish();
  }

  /**
   * The host has rolled its side back: the other side is put back as well.
   *
   * @throws IllegalStateException when the transaction was refused or has ended
   */
  public void rolledBack() {
    end();
    settling.accept(preparation.abandon());
  }

  private void end() {
    if (ended) {
      throw new IllegalStateException("the transaction was refused or has ended");
    }
    ended = true;
  }

  /** Leaves a transaction that nobody ended in doubt; a later step ends it. */
  @Override
  public void close() {
    ended = true;
  }
}
