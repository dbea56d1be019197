package dev.tandem.spi.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The columns, keys and company scope of one table or entity. Column names compare without regard
 * to case; the position of a column is its slot in every row of this schema. Immutable and safe for
 * any thread.
 */
public final class TableSchema {
  /** The name of the company field that every company-specific finance entity carries. */
  public static final String DATA_AREA_ID = "dataAreaId";

  private final TableName name;
  private final Set<String> aliases;
  private final List<ColumnSchema> columns;
  private final Map<String, Integer> slots;
  // Nearly all names come as the schema spells them, and hashing is quicker than comparing.
  private final Map<String, Integer> slotsAsSpelled = new HashMap<>();
  private final @Nullable String primaryId;
  private final List<IntegrationKey> keys;
  private final CompanyScope companyScope;

  private TableSchema(Builder builder) {
    name = builder.name;
    aliases = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    aliases.addAll(builder.aliases);
    columns = List.copyOf(builder.columns);
    slots = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int slot = 0; slot < columns.size(); slot++) {
      if (slots.put(columns.get(slot).name(), slot) != null) {
        throw new IllegalArgumentException(
            "table %s has column %s twice".formatted(name, columns.get(slot).name()));
      }
      slotsAsSpelled.put(columns.get(slot).name(), slot);
    }
    primaryId = builder.primaryId;
    keys = List.copyOf(builder.keys);
    companyScope = builder.companyScope;
  }

  /** Starts a schema. */
  public static Builder builder(TableName name) {
    return new Builder(name);
  }

  /** The name that map files use. */
  public TableName name() {
    return name;
  }

  /** The system that holds the table. */
  public Side side() {
    return name.side();
  }

  /** Whether the text names this table: its map name, logical name, entity or collection name. */
  public boolean isCalled(String text) {
    return name.name().equalsIgnoreCase(text) || aliases.contains(text);
  }

  /** Further names of the table, any case. */
  public Set<String> aliases() {
    return Set.copyOf(aliases);
  }

  /** The columns in slot order. */
  public List<ColumnSchema> columns() {
    return columns;
  }

  /** The number of slots. */
  public int size() {
    return columns.size();
  }

  /** The column of a slot. */
  public ColumnSchema column(int slot) {
    return columns.get(slot);
  }

  /** The slot of a column, any case, or -1 when the table has no such column. */
  public int slotOf(String column) {
    Integer spelled = slotsAsSpelled.get(column);
    Integer slot = spelled == null ? slots.get(column) : spelled;
    return slot == null ? -1 : slot;
  }

  /** The column of this name, any case, or null. */
  public @Nullable ColumnSchema column(String column) {
    int slot = slotOf(column);
    return slot < 0 ? null : columns.get(slot);
  }

  /** The unique identifier column of a Dataverse table; null on finance or when unknown. */
  public @Nullable String primaryId() {
    return primaryId;
  }

  /** The keys that identify a row, the preferred one first; empty when none is known. */
  public List<IntegrationKey> keys() {
    return keys;
  }

  /** How rows belong to companies. */
  public CompanyScope companyScope() {
    return companyScope;
  }

  @Override
  public String toString() {
    return name.side().name().toLowerCase(Locale.ROOT) + " " + name;
  }

  /** Collects the parts of a schema; not safe for several threads. */
  public static final class Builder {
    private final TableName name;
    private final List<String> aliases = new ArrayList<>();
    private final List<ColumnSchema> columns = new ArrayList<>();
    private final List<IntegrationKey> keys = new ArrayList<>();
    private @Nullable String primaryId;
    private CompanyScope companyScope = CompanyScope.GLOBAL;

    private Builder(TableName name) {
      this.name = Objects.requireNonNull(name, "name");
    }

    /** A further name by which the table is found. */
    public Builder alias(String alias) {
      aliases.add(alias);
      return this;
    }

    /** Adds a column in the next slot. */
    public Builder column(ColumnSchema column) {
      columns.add(column);
      return this;
    }

    /** Adds an optional column in the next slot. */
    public Builder column(String column, FieldType type) {
      return column(ColumnSchema.of(column, type));
    }

    /** The unique identifier column. */
    public Builder primaryId(String column) {
      primaryId = column;
      return this;
    }

    /** Adds a key; the first one added is preferred. */
    public Builder key(String... keyColumns) {
      keys.add(IntegrationKey.of(keyColumns));
      return this;
    }

    /** How rows belong to companies; global unless said. */
    public Builder companyScope(CompanyScope scope) {
      companyScope = scope;
      return this;
    }

    /**
     * The finished schema.
     *
     * @throws IllegalArgumentException when two columns have the same name, case aside
     */
    public TableSchema build() {
      return new TableSchema(this);
    }
  }
}
