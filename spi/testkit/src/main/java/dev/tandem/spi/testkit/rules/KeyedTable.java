package dev.tandem.spi.testkit.rules;

import dev.tandem.spi.schema.IntegrationKey;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table with the keys that its system enforces: those of the schema, with the company where a
 * finance table belongs to one, and the unique identifier. Identity counts: one object per table of
 * a space.
 */
public class KeyedTable {
  private final TableSchema schema;
  private final List<RowKey> keys = new ArrayList<>();

  /**
   * The table of this schema.
   *
   * @throws IllegalArgumentException when a key or the company names no column of the table
   */
  public KeyedTable(TableSchema schema) {
    this.schema = schema;
    if (isCompanySpecificFinance() && schema.slotOf(TableSchema.DATA_AREA_ID) < 0) {
      throw new IllegalArgumentException(
          schema + " is company-specific but has no column " + TableSchema.DATA_AREA_ID);
    }
    for (IntegrationKey key : schema.keys()) {
      keys.add(new RowKey(schema, withCompany(key)));
    }
    String id = schema.primaryId();
    if (id != null && schema.slotOf(id) >= 0 && key(KeyValues.of(id, null)) == null) {
      keys.add(new RowKey(schema, IntegrationKey.of(id)));
    }
  }

  /** The columns and keys. */
  public final TableSchema schema() {
    return schema;
  }

  /** The keys that rows must not share. */
  public final List<RowKey> keys() {
    return keys;
  }

  /** The key that these values name, or null when they name none. */
  public final @Nullable RowKey key(KeyValues values) {
    for (RowKey key : keys) {
      if (key.isNamedBy(values)) {
        return key;
      }
    }
    return null;
  }

  /** The first key, of a company-specific finance table with its company; null without a key. */
  public final @Nullable IntegrationKey firstKey() {
    return schema.keys().isEmpty() ? null : keys.get(0).key();
  }

  /** Whether rows have an identifier that others may see. */
  public final boolean tellsIds() {
    return schema.side() == Side.DATAVERSE || schema.primaryId() != null;
  }

  /** Whether the first key leads through lookups, so that the row alone does not show it. */
  public final boolean isKeyedThroughLookups() {
    IntegrationKey key = firstKey();
    return key != null && key.columns().stream().anyMatch(path -> path.indexOf('.') >= 0);
  }

  /** The values of the first key that the row itself shows; null without a key. */
  public final @Nullable KeyValues plainKey(Row row) {
    IntegrationKey key = firstKey();
    if (key == null) {
      return null;
    }
    @Nullable Object[] values = key.columns().stream().map(row::value).toArray();
    return KeyValues.ofParts(key.columns(), values);
  }

  final boolean isCompanySpecificFinance() {
    return schema.side() == Side.FINANCE && schema.companyScope().companySpecific();
  }

  private IntegrationKey withCompany(IntegrationKey key) {
    boolean complete =
        !isCompanySpecificFinance()
            || key.columns().stream().anyMatch(TableSchema.DATA_AREA_ID::equalsIgnoreCase);
    if (complete) {
      return key;
    }
    List<String> columns = new ArrayList<>();
    columns.add(TableSchema.DATA_AREA_ID);
    columns.addAll(key.columns());
    return new IntegrationKey(columns);
  }

  @Override
  public final String toString() {
    return schema.toString();
  }
}
