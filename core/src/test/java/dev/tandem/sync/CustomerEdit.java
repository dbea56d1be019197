package dev.tandem.sync;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.value.Row;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody makes of one customer on one side.
 *
 * @param before the row as it was found, null when there was none
 * @param after the row afterwards, null when it is deleted
 * @param said what is written, by the names that Dataverse gives to the columns
 */
record CustomerEdit(
    Side side, String number, @Nullable Row before, @Nullable Row after, Map<String, String> said) {

  /** As a host hands it over that has not committed it. */
  Change uncommitted(int number, Instant now) {
    Row image = after == null ? Objects.requireNonNull(before) : after;
    boolean dataverse = side == Side.DATAVERSE;
    String table = Customers.table(side);
    return new Change(
        coordinate(number),
        0,
        dataverse ? TableName.dataverse(table) : TableName.finance(table),
        after == null ? Change.Kind.DELETE : Change.Kind.UPSERT,
        dataverse ? SyncWorld.id(image) : null,
        dataverse ? null : Customers.key(side, image),
        before,
        after,
        after == null ? null : "uncommitted-" + number,
        null,
        null,
        now);
  }

  static String coordinate(int number) {
    return "tx-" + number;
  }

  @Override
  public String toString() {
    String what = after == null ? "delete" : before == null ? "create" : "update";
    return "%s %s of %s %s".formatted(what, number, side, said);
  }
}
