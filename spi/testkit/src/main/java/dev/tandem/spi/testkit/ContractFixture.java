package dev.tandem.spi.testkit;

import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.IntegrationKey;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What {@link ConnectorContract} writes: valid rows of one table. {@link #derive} finds a table and
 * makes rows from the catalog alone; an author whose tables need more says so with {@link #of} and
 * the methods after it. Immutable.
 *
 * @param table the table; the more types its columns have, the more is proved
 * @param key a key of the table; every row has values for it
 * @param rows the row of a number from 0 to 2000; rows of different numbers differ in their key
 *     and, where possible, elsewhere, and may exist side by side
 * @param setup writes what the rows need, for example a company; runs once per connector
 * @param company the company of all rows; null when they have none
 * @param lookup a lookup column and rows it may point at; null when the table has none
 * @param moved the same row in another company, which exists after the setup; null when rows have
 *     no company
 */
public record ContractFixture(
    TableSchema table,
    IntegrationKey key,
    IntFunction<Row> rows,
    Consumer<Connector> setup,
    @Nullable LegalEntity company,
    @Nullable LookupSample lookup,
    @Nullable UnaryOperator<Row> moved) {

  /**
   * A lookup to write.
   *
   * @param column the lookup column, not part of the key
   * @param target rows it may point at
   */
  public record LookupSample(String column, ContractFixture target) {
    public LookupSample {
      Objects.requireNonNull(column, "column");
      Objects.requireNonNull(target, "target");
    }
  }

  public ContractFixture {
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(rows, "rows");
    Objects.requireNonNull(setup, "setup");
  }

  /** Rows that need nothing else. */
  public static ContractFixture of(TableSchema table, IntegrationKey key, IntFunction<Row> rows) {
    return new ContractFixture(table, key, rows, connector -> {}, null, null, null);
  }

  /**
   * The table of the catalog with the most types of columns among those whose rows need no other
   * row.
   *
   * @throws IllegalArgumentException when every table needs other rows: use {@link #of}
   */
  public static ContractFixture derive(Catalog catalog) {
    return SampleRows.derive(catalog);
  }

  /** The same rows after this preparation. */
  public ContractFixture withSetup(Consumer<Connector> preparation) {
    return new ContractFixture(table, key, rows, preparation, company, lookup, moved);
  }

  /** The same rows, which all belong to this company. */
  public ContractFixture withCompany(LegalEntity owner) {
    return new ContractFixture(table, key, rows, setup, owner, lookup, moved);
  }

  /** The same rows with a lookup that they may carry. */
  public ContractFixture withLookup(String column, ContractFixture target) {
    LookupSample sample = new LookupSample(column, target);
    return new ContractFixture(table, key, rows, setup, company, sample, moved);
  }

  /** The same rows, which this puts into another company. */
  public ContractFixture withMove(UnaryOperator<Row> move) {
    return new ContractFixture(table, key, rows, setup, company, lookup, move);
  }

  /**
   * The row of this number as one of another company.
   *
   * @throws IllegalStateException when rows have no company
   */
  public Row inAnotherCompany(int number) {
    if (moved == null) {
      throw new IllegalStateException(table + ": say withMove(...) how rows change company");
    }
    return moved.apply(row(number));
  }

  /** The row of this number. */
  public Row row(int number) {
    return rows.apply(number);
  }

  /** The key of a row, read from its columns and from its lookups by key. */
  public KeyValues keyOf(Row row) {
    KeyValues.Builder values = KeyValues.builder();
    for (String path : key.columns()) {
      values.put(path, valueAt(row, path));
    }
    return values.build();
  }

  private static @Nullable Object valueAt(Row row, String path) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      return row.value(path);
    }
    Object head = row.value(path.substring(0, dot));
    return head instanceof Reference.ByKey reference
        ? reference.key().value(path.substring(dot + 1))
        : null;
  }
}
