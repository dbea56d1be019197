package dev.tandem.spi.testkit.memory;

import dev.tandem.spi.schema.IntegrationKey;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of one table in the order of their creation. Not safe for several threads. */
public final class MemoryTable {
  private final TableSchema schema;
  private final List<KeyIndex> indexes = new ArrayList<>();
  private final NavigableMap<Long, MemoryRow> rows = new TreeMap<>();
  private final Map<UUID, MemoryRow> byId = new HashMap<>();
  private final boolean keyedThroughLookups;

  MemoryTable(TableSchema schema) {
    this.schema = schema;
    if (isCompanySpecificFinance() && schema.slotOf(TableSchema.DATA_AREA_ID) < 0) {
      throw new IllegalArgumentException(
          schema + " is company-specific but has no column " + TableSchema.DATA_AREA_ID);
    }
    for (IntegrationKey key : schema.keys()) {
      indexes.add(new KeyIndex(schema, withCompany(key)));
    }
    keyedThroughLookups =
        !indexes.isEmpty()
            && indexes.get(0).key().columns().stream().anyMatch(path -> path.indexOf('.') >= 0);
    String id = schema.primaryId();
    if (id != null && schema.slotOf(id) >= 0 && index(KeyValues.of(id, null)) == null) {
      indexes.add(new KeyIndex(schema, IntegrationKey.of(id)));
    }
  }

  /** The columns and keys. */
  public TableSchema schema() {
    return schema;
  }

  /** All rows after this place in the order of creation. */
  public Collection<MemoryRow> rowsAfter(long sequence) {
    return rows.tailMap(sequence, false).values();
  }

  /** The row with this id, or null. */
  public @Nullable MemoryRow row(UUID id) {
    return byId.get(id);
  }

  /** The row created last, or null when there is none. */
  public @Nullable MemoryRow last() {
    return rows.isEmpty() ? null : rows.lastEntry().getValue();
  }

  /** How many rows there are. */
  public int size() {
    return rows.size();
  }

  /** The first key, of a company-specific finance table with its company; null without a key. */
  public @Nullable IntegrationKey firstKey() {
    return schema.keys().isEmpty() ? null : indexes.get(0).key();
  }

  /** Whether rows have an identifier that others may see. */
  public boolean tellsIds() {
    return schema.side() == Side.DATAVERSE || schema.primaryId() != null;
  }

  boolean isKeyedThroughLookups() {
    return keyedThroughLookups;
  }

  /** The values of the first key that the row itself shows; null without a key. */
  public @Nullable KeyValues plainKey(Row row) {
    IntegrationKey key = firstKey();
    if (key == null) {
      return null;
    }
    @Nullable Object[] values = key.columns().stream().map(row::value).toArray();
    return KeyValues.ofParts(key.columns(), values);
  }

  MemoryRow row(long sequence) {
    return Objects.requireNonNull(rows.get(sequence));
  }

  boolean isCompanySpecificFinance() {
    return schema.side() == Side.FINANCE && schema.companyScope().companySpecific();
  }

  List<KeyIndex> indexes() {
    return indexes;
  }

  /** The key that these values name, or null when they name none. */
  @Nullable KeyIndex index(KeyValues values) {
    for (KeyIndex index : indexes) {
      if (index.isNamedBy(values)) {
        return index;
      }
    }
    return null;
  }

  void put(MemoryRow row) {
    MemoryRow before = rows.put(row.sequence(), row);
    byId.put(row.id(), row);
    for (KeyIndex index : indexes) {
      if (before != null) {
        index.remove(before);
      }
      index.add(row);
    }
  }

  void remove(MemoryRow row) {
    rows.remove(row.sequence());
    byId.remove(row.id());
    indexes.forEach(index -> index.remove(row));
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
}
