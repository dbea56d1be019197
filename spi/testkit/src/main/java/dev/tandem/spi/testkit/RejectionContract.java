package dev.tandem.spi.testkit;

import static dev.tandem.spi.testkit.ContractSession.assertCode;
import static dev.tandem.spi.testkit.ContractSession.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Requirement;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a connector promises of rows that do not fit: a rejection that names the field. */
public interface RejectionContract extends ConnectorSubject {

  /** A text longer than its column is refused, not cut (TYP-1). */
  @Test
  default void rejectsTooLongText() {
    rejectsEach(ErrorCode.TEXT_TOO_LONG);
  }

  /** An option or member that is not published is refused (TYP-10). */
  @Test
  default void rejectsUnknownOptions() {
    rejectsEach(ErrorCode.UNKNOWN_OPTION);
  }

  /** A number outside the limits of its column is refused. */
  @Test
  default void rejectsNumbersOutOfRange() {
    rejectsEach(ErrorCode.OUT_OF_RANGE);
  }

  /** A decimal with more digits than its column keeps is refused, not rounded (UND-33). */
  @Test
  default void rejectsDigitsItWouldLose() {
    rejectsEach(ErrorCode.DIGITS_LOST);
  }

  /** Text in a column of another type is refused (TYP-3). */
  @Test
  default void rejectsValuesOfAnotherType() {
    rejectsEach(ErrorCode.VALUE_NOT_CONVERTIBLE);
  }

  private void rejectsEach(ErrorCode code) {
    try (ContractSession session = ContractSession.open(this)) {
      for (InvalidValue invalid : InvalidValue.of(session.fixture().table(), code)) {
        if (!session.isKey(invalid.column())) {
          Row row = session.fixture().row(0);
          Row wrong = row.toBuilder().set(invalid.column(), invalid.value()).build();
          assertRejected(session.apply(session.upsert(wrong)), code, invalid.column());
          assertNull(session.find(0), () -> "a row with a wrong " + invalid.column());
        }
      }
    }
  }

  /** A column that the table does not have is refused. */
  @Test
  default void rejectsUnknownColumns() {
    try (ContractSession session = ContractSession.open(this)) {
      Row row = session.withUnknownColumn(session.fixture().row(0));
      assertRejected(
          session.apply(session.upsert(row)),
          ErrorCode.UNKNOWN_COLUMN,
          ContractSession.UNKNOWN_COLUMN);
    }
  }

  /** A column that is not for writers is refused (DIPV1011). */
  @Test
  default void rejectsReadOnlyColumns() {
    try (ContractSession session = ContractSession.open(this)) {
      for (ColumnSchema column : session.fixture().table().columns()) {
        Object value = SampleValues.of(column, 1);
        if (column.readOnly() && value != null && !session.isKey(column.name())) {
          Row row = session.fixture().row(0).toBuilder().set(column.name(), value).build();
          assertRejected(session.apply(session.upsert(row)), ErrorCode.READ_ONLY, column.name());
        }
      }
    }
  }

  /** A new row needs its required columns, and an old one keeps them (LIVE-20). */
  @Test
  default void rejectsMissingRequiredColumns() {
    try (ContractSession session = ContractSession.open(this)) {
      session.create(1);
      for (ColumnSchema column : session.fixture().table().columns()) {
        boolean required =
            column.requirement() == Requirement.REQUIRED
                && !column.filledBySystem()
                && !column.readOnly();
        if (required && !session.isKey(column.name())) {
          Row absent = session.fixture().row(1).toBuilder().remove(column.name()).build();
          Row blank = session.fixture().row(0).toBuilder().set(column.name(), null).build();
          for (Row row : List.of(absent, blank)) {
            assertRejected(
                session.apply(session.upsert(row)), ErrorCode.REQUIRED_MISSING, column.name());
          }
        }
      }
    }
  }

  /** A key without any value is refused (UND-26). */
  @Test
  default void rejectsBlankKeys() {
    try (ContractSession session = ContractSession.open(this)) {
      KeyValues.Builder blank = KeyValues.builder();
      Row.Builder row = session.fixture().row(0).toBuilder();
      for (String column : session.fixture().key().columns()) {
        blank.put(column, null);
        if (session.fixture().table().slotOf(column) >= 0) {
          row.remove(column);
        }
      }
      assertCode(session.apply(Write.upsert("b", blank.build(), row.build())), ErrorCode.KEY_BLANK);
    }
  }

  /** A key must be one of the table's. */
  @Test
  default void rejectsKeysOfOtherColumns() {
    try (ContractSession session = ContractSession.open(this)) {
      Row row = session.fixture().row(0);
      for (ColumnSchema column : session.optionalColumns()) {
        if (!isInAnyKey(session.fixture().table(), column.name())) {
          KeyValues key = KeyValues.of(column.name(), row.value(column.name()));
          WriteOutcome outcome = session.apply(Write.upsert("k" + column.name(), key, row));
          assertCode(outcome, ErrorCode.KEY_MISMATCH);
        }
      }
    }
  }

  private static boolean isInAnyKey(TableSchema table, String column) {
    return table.keys().stream()
        .flatMap(key -> key.columns().stream())
        .anyMatch(path -> path.equalsIgnoreCase(column));
  }

  /** A row cannot be addressed by one key and carry another (KEY-7). */
  @Test
  default void rejectsKeysThatDisagreeWithTheRow() {
    try (ContractSession session = ContractSession.open(this)) {
      session.create(1);
      StoredRow before = session.stored(0);
      Write write = Write.upsert("disagree", session.key(0), session.fixture().row(1));
      assertCode(session.apply(write), ErrorCode.KEY_MISMATCH);
      assertEquals(before, session.stored(0));
      assertNull(session.find(1));
    }
  }

  /** A table that is not in the catalog is a rejection of the write, not of the call. */
  @Test
  default void rejectsRowsOfUnknownTables() {
    try (ContractSession session = ContractSession.open(this)) {
      TableName name = new TableName(session.connector().side(), "tandem_no_such_table");
      TableSchema.Builder table = TableSchema.builder(name);
      session.fixture().table().columns().forEach(table::column);
      Row row = Row.builder(table.build()).build();
      WriteOutcome outcome = session.apply(Write.upsert("unknown", session.key(0), row));
      assertCode(outcome, ErrorCode.UNKNOWN_TABLE);
    }
  }

  /** A rejection tells everything that is wrong with the row, not the first thing alone. */
  @Test
  default void namesEveryProblemAtOnce() {
    try (ContractSession session = ContractSession.open(this)) {
      Row.Builder row = session.fixture().row(0).toBuilder();
      List<InvalidValue> wrong =
          InvalidValue.of(session.fixture().table(), ErrorCode.VALUE_NOT_CONVERTIBLE).stream()
              .filter(invalid -> !session.isKey(invalid.column()))
              .toList();
      wrong.forEach(invalid -> row.set(invalid.column(), invalid.value()));
      WriteOutcome outcome = session.apply(session.upsert(session.withUnknownColumn(row.build())));
      assertRejected(outcome, ErrorCode.UNKNOWN_COLUMN, ContractSession.UNKNOWN_COLUMN);
      wrong.forEach(invalid -> assertRejected(outcome, invalid.code(), invalid.column()));
    }
  }

  /** A rejected update leaves the row and its version as they were. */
  @Test
  default void leavesTheRowAloneWhenItRejects() {
    try (ContractSession session = ContractSession.open(this)) {
      session.create(1);
      StoredRow before = session.stored(0);
      Row wrong = session.withUnknownColumn(session.variant(0, 1000));
      assertInstanceOf(WriteOutcome.Rejected.class, session.apply(session.upsert(wrong)));
      assertEquals(before, session.stored(0));
    }
  }
}
