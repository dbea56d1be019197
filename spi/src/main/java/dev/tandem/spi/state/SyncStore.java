package dev.tandem.spi.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the synchronisation runtime must not forget: obligations, the pairs of rows it keeps alike,
 * and small documents such as cursors and the states of maps. A store reads none of the payloads.
 * Safe for several threads and, where the implementation says so, for several processes. {@code
 * SyncStoreContract} in the testkit proves an implementation. Every method throws {@link
 * dev.tandem.spi.error.TransientConnectorException} for a failure that passes and {@link
 * dev.tandem.spi.error.PermanentConnectorException} with {@code STORE_FAILED} for any other;
 * nothing is half stored then. Instants are kept to the millisecond at least; texts, names and
 * operation ids are compared letter by letter, case and trailing spaces included.
 */
public interface SyncStore extends AutoCloseable {

  /** A store that lives and dies with this process. */
  static SyncStore inMemory() {
    return new MemorySyncStore();
  }

  /**
   * Takes a partition, or renews what this owner holds of it.
   *
   * @param owner the worker, a name that no other worker uses
   * @param now the present instant by the clock of the worker
   * @param life how long the lease lasts unless it is renewed
   * @return the lease until {@code now} plus {@code life}, with a new generation unless it was
   *     renewed before its end; null while another owner holds the partition
   */
  @Nullable Lease lease(String partition, String owner, Instant now, Duration life);

  /** Gives a partition back, so that another owner need not wait; nothing when it is not held. */
  void release(Lease lease);

  /**
   * Stores everything or nothing. What is answered as committed survives the end of the process at
   * any later moment.
   */
  CommitOutcome commit(StoreCommit commit);

  /** The obligations that meet a query, in the order of their sequence. */
  List<Obligation> obligations(ObligationQuery query);

  /** Those of these operation ids that were received and not pruned, with their obligation. */
  Map<String, Obligation> received(Collection<String> operationIds);

  /** What is known of these pairs of rows; pairs that are not known are left out. */
  Map<LinkKey, Link> links(String map, Collection<LinkKey> keys);

  /**
   * What is known of pairs by the identifier of their row on Dataverse; of several pairs with one
   * row the one that was remembered last.
   */
  Map<UUID, Link> linksOfRows(String map, Collection<UUID> rowIds);

  /**
   * The pairs of rows of a map, in the order of their keys.
   *
   * @param after the key to go on behind; null from the first on
   * @param limit most pairs wanted, at least 1
   */
  List<Link> links(String map, @Nullable LinkKey after, int limit);

  /**
   * The documents whose names start like this, by name in the order of {@link String#compareTo}.
   *
   * @param prefix taken letter by letter; an empty one for all
   */
  Map<String, String> documents(String prefix);

  /**
   * How many obligations there are, and were; pruned ones still count (I22). What there is none of
   * is left out.
   */
  Map<CountKey, Long> counts();

  /**
   * Forgets up to {@code limit} finished obligations that took their status before an instant.
   * Never touches an unfinished one, and so nothing that is still owed (I10).
   *
   * @return how many were forgotten
   */
  int prune(Instant before, int limit);

  /** Releases what it holds; every further call fails with {@code CONNECTOR_CLOSED}. Idempotent. */
  @Override
  void close();
}
