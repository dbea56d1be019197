package dev.tandem.sync;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The customers of a world on either side, their texts by the names that Dataverse gives them. */
final class Customers {
  /** The columns that histories write. */
  static final List<String> TEXTS = List.of("name", "phone");

  private final SyncWorld world;

  Customers(SyncWorld world) {
    this.world = world;
  }

  InMemoryConnector system(Side side) {
    return side == Side.DATAVERSE ? world.dataverse : world.finance;
  }

  static String table(Side side) {
    return side == Side.DATAVERSE ? "accounts" : "Customers";
  }

  /** What a side calls a text. */
  static String column(Side side, String text) {
    return side == Side.DATAVERSE ? text : text.toUpperCase(Locale.ROOT);
  }

  private static String keyColumn(Side side) {
    return side == Side.DATAVERSE ? "accountnumber" : "ACCOUNT";
  }

  @Nullable Row row(Side side, String number) {
    return system(side).rows(table(side)).stream()
        .filter(row -> number.equals(row.value(keyColumn(side))))
        .findFirst()
        .orElse(null);
  }

  static KeyValues key(Side side, Row row) {
    return side == Side.DATAVERSE
        ? KeyValues.of("accountid", SyncWorld.id(row))
        : SyncWorld.financeKey("ACCOUNT", String.valueOf(row.value("ACCOUNT")));
  }

  /** A row that nobody has created yet. */
  Row fresh(Side side, String number) {
    TableSchema schema = Objects.requireNonNull(system(side).catalog().table(table(side)));
    Row.Builder row = Row.builder(schema).set(keyColumn(side), number);
    if (side == Side.DATAVERSE) {
      row.set("accountid", UUID.randomUUID())
          .set("creditlimit", null)
          .set("parent", null)
          .set("phone", null)
          .set("msdyn_company", Reference.byId("cdm_companies", world.company));
    } else {
      row.set("dataAreaId", "usmf")
          .set("CREDITLIMIT", BigDecimal.ZERO)
          .set("PARENT", "")
          .set("PHONE", "");
    }
    return row.build();
  }

  /** A text of a row, empty for none. */
  static String text(Side side, @Nullable Row row, String text) {
    Object value = row == null ? null : row.value(column(side, text));
    return value == null ? "" : value.toString();
  }
}
