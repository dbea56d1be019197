package dev.tandem.spi.testkit;

import dev.tandem.spi.state.SyncStore;
import java.util.Optional;

/** What the author of a store supplies to the contract tests. */
public interface StoreSubject {

  /** A store that holds nothing; each call gives a fresh one, and a test closes what it opened. */
  SyncStore openEmpty();

  /**
   * Opens what this store kept once more, as another process would.
   *
   * @param closed a store from {@link #openEmpty} that was closed
   * @return empty for a store that forgets with its end: durability is not tested then
   */
  default Optional<SyncStore> reopen(SyncStore closed) {
    return Optional.empty();
  }
}
