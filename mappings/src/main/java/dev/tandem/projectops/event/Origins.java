package dev.tandem.projectops.event;

import dev.tandem.projectops.entity.dataverse.TransactionOrigin;
import java.util.List;
import java.util.UUID;

/** Makes the rows that say where a transaction comes from (TO-1, TO-2). No state. */
public final class Origins {
  private Origins() {}

  /** One origin of a transaction. */
  public static TransactionOrigin of(
      RecordType originType,
      UUID origin,
      RecordType transactionType,
      UUID transaction,
      Occasion occasion) {
    return row(originType.logicalName(), origin.toString(), transactionType, transaction, occasion);
  }

  /**
   * The origins of an actual, given to another one: a reversal or replacement comes from where its
   * original came from (TO-2).
   */
  public static List<TransactionOrigin> inherit(
      Trail trail, UUID original, UUID heir, Occasion occasion) {
    return trail.originsOf(RecordType.ACTUAL, original).stream()
        .filter(row -> row.origin().isPresent() && row.originType().isPresent())
        .map(
            row ->
                row(row.originType().get(), row.origin().get(), RecordType.ACTUAL, heir, occasion))
        .toList();
  }

  private static TransactionOrigin row(
      String originType,
      String origin,
      RecordType transactionType,
      UUID transaction,
      Occasion occasion) {
    return TransactionOrigin.builder()
        .id(occasion.id("origin %s %s %s".formatted(originType, origin, transaction)))
        .origin(origin)
        .originType(originType)
        .transaction(transaction.toString())
        .transactionType(transactionType.logicalName())
        .build();
  }
}
