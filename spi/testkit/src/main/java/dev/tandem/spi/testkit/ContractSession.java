package dev.tandem.spi.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Requirement;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.function.Executable;

/** A connector under test with its fixture and the steps that the contract tests share. */
final class ContractSession implements AutoCloseable {
  static final String UNKNOWN_COLUMN = "tandem_no_such_column";

  private final Connector connector;
  private final ContractFixture fixture;

  private ContractSession(Connector connector, ContractFixture fixture) {
    this.connector = connector;
    this.fixture = fixture;
  }

  static ContractSession open(ConnectorSubject subject) {
    ContractFixture fixture = subject.sample();
    Connector connector = subject.openEmpty();
    fixture.setup().accept(connector);
    return new ContractSession(connector, fixture);
  }

  Connector connector() {
    return connector;
  }

  ContractFixture fixture() {
    return fixture;
  }

  boolean has(Capability trait) {
    return connector.capabilities().has(trait);
  }

  /** Optional columns outside the key with values that can be written and cleared. */
  List<ColumnSchema> optionalColumns() {
    Row row = fixture.row(0);
    List<ColumnSchema> found = new ArrayList<>();
    for (ColumnSchema column : fixture.table().columns()) {
      boolean optional = column.requirement() != Requirement.REQUIRED && !isKey(column.name());
      boolean plain = !(column.type() instanceof FieldType.Lookup);
      if (optional && plain && row.value(column.name()) != null) {
        found.add(column);
      }
    }
    assertTrue(!found.isEmpty(), "the sample rows have no optional column: choose another table");
    return found;
  }

  boolean isKey(String column) {
    return fixture.key().columns().stream()
        .anyMatch(
            path -> (path + ".").regionMatches(true, 0, column + ".", 0, column.length() + 1));
  }

  /** The key of one row with the other columns of another one. */
  Row variant(int number, int other) {
    Row.Builder row = fixture.row(other).toBuilder();
    Row own = fixture.row(number);
    for (ColumnSchema column : fixture.table().columns()) {
      Object value = own.value(column.name());
      if (isKey(column.name()) && value != null) {
        row.set(column.name(), value);
      }
    }
    return row.build();
  }

  /** A row that has only the key of this one. */
  Row.Builder keyOnly(int number) {
    Row.Builder row = fixture.row(number).toBuilder();
    for (ColumnSchema column : fixture.table().columns()) {
      if (!isKey(column.name())) {
        row.remove(column.name());
      }
    }
    return row;
  }

  /** The row as a writer with another idea of the table would send it. */
  Row withUnknownColumn(Row row) {
    TableSchema table = fixture.table();
    TableSchema.Builder wider = TableSchema.builder(table.name());
    table.columns().forEach(wider::column);
    wider.column(UNKNOWN_COLUMN, FieldType.Text.of(10));
    Row.Builder widened = Row.builder(wider.build());
    row.presentColumns().forEach(column -> widened.set(column, row.value(column)));
    return widened.set(UNKNOWN_COLUMN, "x").build();
  }

  /** The part of the key that a stored row shows without following its lookups. */
  KeyValues plainKey(Row row) {
    KeyValues.Builder key = KeyValues.builder();
    for (String column : fixture.key().columns()) {
      if (column.indexOf('.') < 0) {
        key.put(column, row.value(column));
      }
    }
    return key.build();
  }

  KeyValues key(int number) {
    return fixture.keyOf(fixture.row(number));
  }

  Write upsert(Row row) {
    return upsert(fixture, row);
  }

  static Write upsert(ContractFixture fixture, Row row) {
    return Write.upsert(UUID.randomUUID().toString(), fixture.keyOf(row), row);
  }

  Write delete(int number) {
    Row row = Row.builder(fixture.table()).build();
    return Write.delete(UUID.randomUUID().toString(), key(number), row);
  }

  WriteOutcome apply(Write write) {
    List<WriteOutcome> outcomes = connector.write(WriteGroup.independent(write));
    assertEquals(1, outcomes.size(), "one write has one outcome");
    return outcomes.get(0);
  }

  /** Writes a row that must be accepted. */
  WriteOutcome.Applied applied(Row row) {
    return assertInstanceOf(WriteOutcome.Applied.class, apply(upsert(row)), () -> "upsert " + row);
  }

  /** Creates the rows from 0 to below this number, one call each. */
  void create(int count) {
    for (int number = 0; number < count; number++) {
      applied(fixture.row(number));
    }
  }

  /** Creates a row that lookups may point at. */
  void createTarget(ContractFixture target, Row row) {
    target.setup().accept(connector);
    assertInstanceOf(WriteOutcome.Applied.class, apply(upsert(target, row)), () -> "create " + row);
  }

  /** The first row with this reference in its lookup. */
  Row pointing(Reference reference) {
    ContractFixture.LookupSample lookup = fixture.lookup();
    if (lookup == null) {
      throw new AssertionError("the fixture has no lookup");
    }
    return fixture.row(0).toBuilder().set(lookup.column(), reference).build();
  }

  @Nullable StoredRow find(KeyValues key) {
    return readAll(List.of(new RowAddress.ByKey(fixture.table().name(), key))).get(0);
  }

  @Nullable StoredRow find(int number) {
    return find(key(number));
  }

  StoredRow stored(int number) {
    return assertNotNullRow(find(number), "row " + number + " is not there");
  }

  List<@Nullable StoredRow> readAll(List<? extends RowAddress> addresses) {
    List<@Nullable StoredRow> rows = connector.read(addresses);
    assertEquals(addresses.size(), rows.size(), "one element per address");
    return rows;
  }

  static StoredRow assertNotNullRow(@Nullable StoredRow row, String message) {
    assertNotNull(row, message);
    if (row == null) {
      throw new AssertionError(message);
    }
    return row;
  }

  /** The stored row holds every value of this one. */
  void assertHolds(Row expected, Row actual) {
    for (String column : expected.presentColumns()) {
      Object value = expected.value(column);
      assertTrue(
          same(value, actual.value(column)),
          () -> "%s: wrote %s, read %s".formatted(column, value, actual.value(column)));
    }
  }

  static boolean same(@Nullable Object expected, @Nullable Object actual) {
    if (expected instanceof BigDecimal left && actual instanceof BigDecimal right) {
      return left.compareTo(right) == 0;
    }
    if (expected instanceof Reference.ByKey) {
      // What it becomes is for the lookup tests.
      return actual instanceof Reference;
    }
    return expected == null ? actual == null : expected.equals(actual);
  }

  /** The outcome is a rejection that names this problem. */
  static void assertRejected(WriteOutcome outcome, ErrorCode code, String field) {
    WriteOutcome.Rejected rejected =
        assertInstanceOf(WriteOutcome.Rejected.class, outcome, () -> code + " of " + field);
    assertTrue(
        rejected.problems().stream().anyMatch(problem -> names(problem, code, field)),
        () -> "no problem %s of %s in %s".formatted(code, field, rejected));
  }

  private static boolean names(Problem problem, ErrorCode code, String field) {
    return problem.code() == code && field.equalsIgnoreCase(problem.field());
  }

  /** The outcome is a rejection with this problem, wherever. */
  static void assertCode(WriteOutcome outcome, ErrorCode code) {
    WriteOutcome.Rejected rejected =
        assertInstanceOf(WriteOutcome.Rejected.class, outcome, code.name());
    assertTrue(
        rejected.problems().stream().anyMatch(problem -> problem.code() == code),
        () -> "no %s in %s".formatted(code, rejected));
  }

  /** The call fails as a whole with this code. */
  static void assertFails(ErrorCode code, Executable call) {
    PermanentConnectorException failure =
        assertThrows(PermanentConnectorException.class, call, code::name);
    assertEquals(code, failure.code());
  }

  @Override
  public void close() {
    connector.close();
  }
}
