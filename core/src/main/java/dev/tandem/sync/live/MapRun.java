package dev.tandem.sync.live;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import dev.tandem.engine.CompiledMap;
import dev.tandem.map.Direction;
import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.IntegrationKey;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.Images;
import dev.tandem.sync.policy.ColumnsSent;
import dev.tandem.sync.policy.MapOptions;
import dev.tandem.sync.policy.SyncMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One map as it runs: its tables, its keys, what it reads and writes. Immutable. */
public final class MapRun {
  private final String name;
  private final CompiledMap map;
  private final MapOptions options;
  private final String hash;
  private final TableSchema dataverse;
  private final TableSchema finance;
  private final boolean twoWay;
  private final List<String> financeKey;
  private final Map<Side, String> rowKinds = new EnumMap<>(Side.class);
  private final Map<Side, Set<String>> columns = new EnumMap<>(Side.class);
  private final Map<Direction, Set<String>> compared = new EnumMap<>(Direction.class);
  private final Map<Direction, int[]> read = new EnumMap<>(Direction.class);

  /**
   * A map that is to run.
   *
   * @throws DualWriteException with {@code SYNC_MISCONFIGURED} when no key tells its rows apart
   */
  public MapRun(CompiledMap map, MapOptions options) {
    this.map = map;
    this.options = options;
    name = options.name().isEmpty() ? map.name() : options.name();
    hash = map.contentHash();
    twoWay = map.directions().size() == 2;
    Direction any = map.directions().iterator().next();
    dataverse = any == Direction.TO_FINANCE ? map.source(any) : map.target(any);
    finance = any == Direction.TO_FINANCE ? map.target(any) : map.source(any);
    financeKey = keyOfFinance();
    for (Direction direction : map.directions()) {
      if (map.keyColumns(direction).isEmpty()) {
        throw keyless("no key of its target is mapped, so nothing can be written " + direction);
      }
      compared.put(direction, Collections.unmodifiableSet(compared(direction)));
      read.put(direction, read(direction));
    }
    for (Side side : Side.values()) {
      rowKinds.put(side, tableName(side).name().toLowerCase(Locale.ROOT));
      columns.put(side, Collections.unmodifiableSet(known(side)));
    }
  }

  private List<String> keyOfFinance() {
    if (travels(Direction.TO_FINANCE)) {
      return map.keyColumns(Direction.TO_FINANCE);
    }
    List<IntegrationKey> keys = finance.keys();
    if (keys.isEmpty()) {
      throw keyless("the schema of %s names no key".formatted(finance));
    }
    List<String> columns = new ArrayList<>(keys.get(0).columns());
    boolean scoped =
        finance.companyScope().companySpecific()
            && columns.stream().noneMatch(TableSchema.DATA_AREA_ID::equalsIgnoreCase);
    if (scoped) {
      columns.add(0, TableSchema.DATA_AREA_ID);
    }
    return List.copyOf(columns);
  }

  private DualWriteException keyless(String why) {
    return new DualWriteException(
        ErrorCode.SYNC_MISCONFIGURED,
        "map %s cannot synchronise: %s; map a whole key or correct the schemas"
            .formatted(name, why));
  }

  /** The name under which the host speaks of it, and under which the store knows it. */
  public String name() {
    return name;
  }

  /** How it runs. */
  public MapOptions options() {
    return options;
  }

  /** The map itself. */
  public CompiledMap map() {
    return map;
  }

  /** The content hash of the map. */
  public String hash() {
    return hash;
  }

  /** Whether rows travel this way. */
  public boolean travels(Direction direction) {
    return map.directions().contains(direction);
  }

  /** Whether rows travel both ways. */
  public boolean isTwoWay() {
    return twoWay;
  }

  /**
   * Whether writes are conditional on the version that the pair last agreed on: others may write
   * the row as well, users of the other side (I14) or hosts that hand transactions over (UND-20).
   */
  boolean isGuarded() {
    return isTwoWay() || options.mode() == SyncMode.SYNCHRONOUS;
  }

  /** Whether the values of both rows must be remembered, not only that they changed. */
  public boolean keepsImages() {
    return isTwoWay() || options.columnsSent() == ColumnsSent.CHANGED_ONLY;
  }

  /** The table of one side. */
  public TableSchema table(Side side) {
    return side == Side.DATAVERSE ? dataverse : finance;
  }

  /** The name of the table of one side. */
  public TableName tableName(Side side) {
    return table(side).name();
  }

  /** The columns of a side that the map knows, reading or writing. */
  public Set<String> columns(Side side) {
    return Objects.requireNonNull(columns.get(side));
  }

  private Set<String> known(Side side) {
    Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (Direction direction : map.directions()) {
      known.addAll(
          direction.source() == side ? map.columnsRead(direction) : map.columnsWritten(direction));
    }
    return known;
  }

  /**
   * The columns of a target row that a way writes, without those of its key: a row that was found
   * by its key has that key, however it is spelled (CO-19, UND-27).
   */
  public Set<String> columnsCompared(Direction direction) {
    return compared.getOrDefault(direction, Set.of());
  }

  private Set<String> compared(Direction direction) {
    Set<String> written = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    written.addAll(map.columnsWritten(direction));
    map.keyColumns(direction).forEach(written::remove);
    return written;
  }

  private int[] read(Direction direction) {
    return new TreeSet<>(map.columnsRead(direction))
        .stream().mapToInt(table(direction.source())::slotOf).filter(slot -> slot >= 0).toArray();
  }

  /** The slots of a source row that the direction looks at, by the names of their columns. */
  int[] slotsRead(Direction direction) {
    return Objects.requireNonNull(read.get(direction));
  }

  /** A number for what a source row says; equal rows have equal numbers. Never 0. */
  public long digest(Direction direction, Row row) {
    return Images.digest(bind(direction.source(), row), slotsRead(direction));
  }

  /** The row bound to the schema that the map was compiled with. */
  public Row bind(Side side, Row row) {
    TableSchema schema = table(side);
    if (row.schema() == schema) {
      return row;
    }
    @Nullable Object[] slots = new @Nullable Object[schema.size()];
    for (int slot = 0; slot < slots.length; slot++) {
      slots[slot] = row.raw(schema.column(slot).name());
    }
    return Row.ofSlots(schema, slots);
  }

  /** Whether the row carries every column that the direction looks at (UND-47). */
  public boolean isComplete(Direction direction, Row row) {
    Row bound = bind(direction.source(), row);
    for (int slot : slotsRead(direction)) {
      if (bound.slot(slot) == null) {
        return false;
      }
    }
    return true;
  }

  /** The key of a finance row; null when the row does not carry all of it, or all is blank. */
  public @Nullable KeyValues financeKey(Row row) {
    @Nullable Object[] values = new @Nullable Object[financeKey.size()];
    for (int i = 0; i < values.length; i++) {
      Object raw = row.raw(financeKey.get(i));
      if (raw == null) {
        return null;
      }
      values[i] = raw == Blank.BLANK ? null : raw;
    }
    KeyValues key = KeyValues.ofParts(financeKey, values);
    return key.isBlank() ? null : key;
  }

  /** Whether a key names exactly the columns of the finance key. */
  public boolean isFinanceKey(KeyValues key) {
    return key.columns().equals(financeKey)
        || (key.columns().size() == financeKey.size() && financeKey.stream().allMatch(key::has));
  }

  /** The digest of a finance key, the same whatever the order and case of its parts. */
  public LinkKey linkKey(KeyValues key) {
    return digest("pair", keyText(key));
  }

  /** The digest that names a row of a side, by its identifier where it has one, else by its key. */
  public LinkKey rowKey(Side side, @Nullable UUID id, @Nullable KeyValues key) {
    String kind = Objects.requireNonNull(rowKinds.get(side));
    if (id != null) {
      return digest(kind, id.toString());
    }
    return digest(kind, key == null ? "" : keyText(key));
  }

  private static String keyText(KeyValues key) {
    String[] parts = new String[key.columns().size()];
    for (int i = 0; i < parts.length; i++) {
      String column = key.columns().get(i).toLowerCase(Locale.ROOT);
      parts[i] = column + '=' + KeyValues.text(key.part(i));
    }
    Arrays.sort(parts);
    return String.join("\n", parts);
  }

  private static LinkKey digest(String kind, String text) {
    HashCode hash = Hashing.murmur3_128().hashString(kind + '\n' + text, StandardCharsets.UTF_8);
    byte[] bytes = hash.asBytes();
    return new LinkKey(longAt(bytes, 0), longAt(bytes, 8));
  }

  private static long longAt(byte[] bytes, int from) {
    long value = 0;
    for (int i = from; i < from + 8; i++) {
      value = (value << 8) | (bytes[i] & 0xFF);
    }
    return value;
  }

  @Override
  public String toString() {
    return name;
  }
}
