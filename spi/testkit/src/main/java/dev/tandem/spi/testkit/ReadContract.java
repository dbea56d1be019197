package dev.tandem.spi.testkit;

import static dev.tandem.spi.testkit.ContractSession.assertFails;
import static dev.tandem.spi.testkit.ContractSession.assertNotNullRow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.value.Row;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a connector promises of keyed reads. */
public interface ReadContract extends ConnectorSubject {

  /** Elements answer to addresses one by one; a missing row is null. */
  @Test
  default void readsInTheOrderOfAddresses() {
    try (ContractSession session = ContractSession.open(this)) {
      session.create(3);
      TableName table = session.fixture().table().name();
      List<Integer> numbers = List.of(2, 7, 0, 1, 0);
      List<RowAddress.ByKey> addresses =
          numbers.stream().map(n -> new RowAddress.ByKey(table, session.key(n))).toList();
      List<@Nullable StoredRow> rows = session.readAll(addresses);
      for (int i = 0; i < numbers.size(); i++) {
        StoredRow row = rows.get(i);
        if (numbers.get(i) == 7) {
          assertNull(row, "there is no row 7");
        } else {
          session.assertHolds(
              session.fixture().row(numbers.get(i)), assertNotNullRow(row, "element " + i).row());
        }
      }
      assertEquals(List.of(), session.connector().read(List.of()));
    }
  }

  /** Case and trailing spaces of key texts do not matter (UND-27). */
  @Test
  default void readsByKeyWithoutCase() {
    try (ContractSession session = ContractSession.open(this)) {
      session.create(2);
      for (boolean upper : new boolean[] {true, false}) {
        KeyValues.Builder key = KeyValues.builder();
        session.key(1).asMap().forEach((column, value) -> key.put(column, recased(value, upper)));
        StoredRow row = assertNotNullRow(session.find(key.build()), "row 1 in another case");
        session.assertHolds(session.fixture().row(1), row.row());
      }
    }
  }

  private static @Nullable Object recased(@Nullable Object value, boolean upper) {
    if (value instanceof String text) {
      return (upper ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT)) + "  ";
    }
    return value;
  }

  /** A key without any value finds nothing (UND-26). */
  @Test
  default void findsNothingUnderABlankKey() {
    try (ContractSession session = ContractSession.open(this)) {
      session.create(1);
      KeyValues.Builder blank = KeyValues.builder();
      session.fixture().key().columns().forEach(column -> blank.put(column, null));
      assertNull(session.find(blank.build()));
    }
  }

  /** Rows are read by id where that is declared, and refused where not. */
  @Test
  default void readsByIdIfDeclared() {
    try (ContractSession session = ContractSession.open(this)) {
      session.create(2);
      TableName table = session.fixture().table().name();
      RowAddress unknown = new RowAddress.ById(table, new UUID(0x7a4de3, 0x7a4de3));
      if (!session.has(Capability.READ_BY_ID)) {
        assertFails(
            ErrorCode.CAPABILITY_NOT_DECLARED, () -> session.connector().read(List.of(unknown)));
        return;
      }
      assertNull(session.readAll(List.of(unknown)).get(0));
      String column = session.fixture().table().primaryId();
      if (column != null) {
        StoredRow stored = session.stored(1);
        UUID id = assertInstanceOf(UUID.class, stored.row().value(column), column);
        assertEquals(stored, session.readAll(List.of(new RowAddress.ById(table, id))).get(0));
      }
    }
  }

  /** What was written is read back exactly: no digit lost, no day shifted (UND-33, UND-35). */
  @Test
  default void keepsEveryValue() {
    try (ContractSession session = ContractSession.open(this)) {
      Row.Builder row = session.fixture().row(1).toBuilder();
      Row sample = row.build();
      for (ColumnSchema column : session.fixture().table().columns()) {
        Object value = SampleValues.demanding(column);
        boolean written = sample.value(column.name()) != null && !session.isKey(column.name());
        if (written && value != null) {
          row.set(column.name(), value);
        }
      }
      session.applied(row.build());
      session.assertHolds(row.build(), session.stored(1).row());
    }
  }

  /** A table that is not in the catalog is refused. */
  @Test
  default void refusesUnknownTables() {
    try (ContractSession session = ContractSession.open(this)) {
      TableName unknown = new TableName(session.connector().side(), "tandem_no_such_table");
      RowAddress address = new RowAddress.ByKey(unknown, KeyValues.of("number", "1"));
      assertFails(ErrorCode.UNKNOWN_TABLE, () -> session.connector().read(List.of(address)));
      assertFails(ErrorCode.UNKNOWN_TABLE, () -> session.connector().query(Query.all(unknown, 10)));
    }
  }
}
