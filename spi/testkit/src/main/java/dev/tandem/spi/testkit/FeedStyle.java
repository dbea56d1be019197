package dev.tandem.spi.testkit;

/**
 * How much of its changes an in-memory system tells, and in which order. Immutable.
 *
 * @param joined whether each query gives only the last change of a row, upserts before deletes, as
 *     Dataverse does; the creation of a row then comes before the deletion of an earlier one with
 *     the same key, and transactions are not told
 * @param splitsKeyChanges whether a row whose key changes is reported as the deletion of the old
 *     key and the creation of the new one, two changes that are never torn apart (I23); only for
 *     keys without lookups
 * @param changedColumnsOnly whether an update leaves out the columns that stayed as they were (I20)
 * @param before whether the image before the change is told
 * @param operations whether the operation that made the change is told
 * @param transactions whether it is told what was committed together
 * @param keysOfDeleted whether a deletion tells the key of the row beside its id; a row without id
 *     is always named by key
 */
public record FeedStyle(
    boolean joined,
    boolean splitsKeyChanges,
    boolean changedColumnsOnly,
    boolean before,
    boolean operations,
    boolean transactions,
    boolean keysOfDeleted) {

  /** Every change in the order of commits with all that is known. */
  public static FeedStyle complete() {
    return new FeedStyle(false, false, false, true, true, true, true);
  }

  /** The changes of each query joined and ordered as Dataverse does, with all that is known. */
  public static FeedStyle joinedLikeDataverse() {
    return new FeedStyle(true, false, false, true, true, false, true);
  }

  /** As Dataverse tells it: joined, and nothing beyond ids, rows and versions. */
  public static FeedStyle dataverse() {
    return new FeedStyle(true, false, false, false, false, false, false);
  }

  /** The same with key changes as a deletion and a creation. */
  public FeedStyle withKeyChangesSplit() {
    return new FeedStyle(
        joined, true, changedColumnsOnly, before, operations, transactions, keysOfDeleted);
  }

  /** The same without the columns that an update did not change. */
  public FeedStyle withChangedColumnsOnly() {
    return new FeedStyle(
        joined, splitsKeyChanges, true, before, operations, transactions, keysOfDeleted);
  }

  /** The same without images from before the change. */
  public FeedStyle withoutBefore() {
    return new FeedStyle(
        joined,
        splitsKeyChanges,
        changedColumnsOnly,
        false,
        operations,
        transactions,
        keysOfDeleted);
  }

  /** The same without the operations that made the changes. */
  public FeedStyle withoutOperations() {
    return new FeedStyle(
        joined, splitsKeyChanges, changedColumnsOnly, before, false, transactions, keysOfDeleted);
  }

  /** The same without transactions. */
  public FeedStyle withoutTransactions() {
    return new FeedStyle(
        joined, splitsKeyChanges, changedColumnsOnly, before, operations, false, keysOfDeleted);
  }

  /** The same without the keys of deleted rows. */
  public FeedStyle withoutKeysOfDeleted() {
    return new FeedStyle(
        joined, splitsKeyChanges, changedColumnsOnly, before, operations, transactions, false);
  }
}
