package dev.tandem.engine;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lookups over rows held in memory. A row is found by id, or by the values of any columns and
 * paths; a path such as {@code msdyn_project.msdyn_owningcompany.cdm_companycode} is followed
 * through the references of the rows held (LKP-2). Tables go by entity set or logical name, any
 * case. The first key of a kind builds an index, later ones are hash lookups. Among rows with the
 * same key the first added wins. Immutable and safe for any thread.
 */
public final class TableLookups implements Lookups {
  private final Map<String, LookupTable> exact;
  private final Map<String, LookupTable> anyCase;
  private final Collection<LookupTable> tables;

  private TableLookups(Map<String, LookupTable> names) {
    exact = new HashMap<>(names);
    anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(names);
    Set<LookupTable> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
    List<LookupTable> ordered = new ArrayList<>();
    anyCase.values().stream().filter(distinct::add).forEach(ordered::add);
    tables = List.copyOf(ordered);
  }

  /** Starts an empty set of rows. */
  public static Builder builder() {
    return new Builder();
  }

  /** Whether any row of this table was added, by entity set or logical name, any case. */
  public boolean has(String table) {
    return table(table) != null;
  }

  /** Every name by which the tables of the rows are found, in alphabetical order. */
  public List<String> tableNames() {
    return List.copyOf(anyCase.keySet());
  }

  @Override
  public @Nullable Row rowById(String table, UUID id) {
    LookupTable rows = table(table);
    return rows == null ? null : rows.rowById(id);
  }

  @Override
  public @Nullable Row rowByKey(String table, KeyValues key) {
    LookupTable.Entry entry = entry(table, key);
    return entry == null ? null : entry.row();
  }

  /** By id when the row has one, else by the key asked for. */
  @Override
  public @Nullable Reference refer(String table, KeyValues key) {
    LookupTable.Entry entry = entry(table, key);
    if (entry == null) {
      return null;
    }
    Reference byId = entry.reference();
    return byId == null ? Reference.byKey(entry.row().schema().name().name(), key) : byId;
  }

  private LookupTable.@Nullable Entry entry(String table, KeyValues key) {
    LookupTable rows = table(table);
    if (rows == null) {
      return null;
    }
    KeyValues asked = LookupSearch.withIds(key);
    LookupIndex index = rows.index(asked);
    return index == null
        ? new LookupSearch(this::table, tables).find(rows, asked)
        : index.entry(asked);
  }

  private @Nullable LookupTable table(String name) {
    LookupTable table = exact.get(name);
    return table == null ? anyCase.get(name) : table;
  }

  /** Collects rows; not safe for several threads. */
  public static final class Builder {
    private final Map<String, LookupTable> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private Builder() {}

    /**
     * Adds a row. A later row of the same table and id takes the place of the earlier one.
     *
     * @param table a name of the table; the names that the row's schema gives it work as well
     * @param id the row's id; null when it stands in the row's primary id column, or is not known
     * @param row the row
     */
    public Builder add(String table, @Nullable UUID id, Row row) {
      LookupTable rows = rows(table, row.schema());
      rows.add(row, id == null ? idOf(row) : id);
      return this;
    }

    /** The finished lookups; the builder is used up. */
    public TableLookups build() {
      return new TableLookups(names);
    }

    private LookupTable rows(String table, TableSchema schema) {
      List<String> own = new ArrayList<>(schema.aliases());
      own.add(schema.name().name());
      own.add(table);
      LookupTable rows = null;
      for (String name : own) {
        rows = rows == null ? names.get(name) : rows;
      }
      LookupTable found = rows == null ? new LookupTable() : rows;
      own.forEach(name -> names.putIfAbsent(name, found));
      return found;
    }

    private static @Nullable UUID idOf(Row row) {
      String primaryId = row.schema().primaryId();
      return primaryId != null && row.raw(primaryId) instanceof UUID id ? id : null;
    }
  }
}
