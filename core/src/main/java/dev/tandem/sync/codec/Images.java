package dev.tandem.sync.codec;

import com.google.common.hash.Hashing;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Rows compared as systems hold them: what looks different and means the same is the same. */
public final class Images {
  private Images() {}

  /** The row with only these columns, any case. */
  public static Row only(Row row, Set<String> columns) {
    return RowCodec.only(row, columns);
  }

  /** The row without these columns, any case: they are absent. */
  public static Row without(Row row, Set<String> columns) {
    @Nullable Object[] slots = new @Nullable Object[row.schema().size()];
    for (int slot = 0; slot < slots.length; slot++) {
      slots[slot] = row.slot(slot);
    }
    for (String column : columns) {
      int slot = row.schema().slotOf(column);
      if (slot >= 0) {
        slots[slot] = null;
      }
    }
    return Row.ofSlots(row.schema(), slots);
  }

  /**
   * A number for the values of these slots, in this order; equal rows have equal numbers. Never 0.
   */
  public static long digest(Row row, int[] slots) {
    ByteSink sink = new ByteSink();
    for (int slot : slots) {
      ValueCodec.write(normal(row.slot(slot)), sink);
    }
    long digest = sink.digest(Hashing.murmur3_128()).asLong();
    return digest == 0 ? 1 : digest;
  }

  /**
   * A number for one value as it is written; 0 when what is read back looks different.
   *
   * @param sink room to work in, what it has is lost
   */
  static int digest(String column, @Nullable Object value, ByteSink sink) {
    boolean company = TableSchema.DATA_AREA_ID.equalsIgnoreCase(column);
    Object normal =
        company && value instanceof String code ? code.toLowerCase(Locale.ROOT) : normal(value);
    if (normal == null || normal instanceof Reference.ByKey) {
      return 0;
    }
    sink.clear();
    ValueCodec.write(normal instanceof ChoiceValue choice ? choice.number() : normal, sink);
    int digest = sink.digest(Hashing.murmur3_32_fixed()).asInt();
    return digest == 0 ? 1 : digest;
  }

  /** Whether a value that a row holds now is the one of this digest; null when it is unknown. */
  public static @Nullable Boolean isOf(String column, @Nullable Object value, int digest) {
    int present = digest(column, value, new ByteSink());
    return (present == 0 || digest == 0) ? null : present == digest;
  }

  /**
   * The columns that are present in the newer row and not known to be the same in the older one, of
   * which absent columns are not known.
   */
  public static Set<String> changed(Row older, Row newer, Set<String> columns) {
    Set<String> changed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (String column : columns) {
      Object now = newer.raw(column);
      if (now != null && !same(column, older.raw(column), now)) {
        changed.add(column);
      }
    }
    return changed;
  }

  /** Companies are told in any case (CO-19). */
  private static boolean same(String column, @Nullable Object one, @Nullable Object other) {
    if (TableSchema.DATA_AREA_ID.equalsIgnoreCase(column)
        && one instanceof String first
        && other instanceof String second) {
      return first.equalsIgnoreCase(second);
    }
    return same(one, other);
  }

  /** Whether two slots hold the same value; a slot that is absent is the same as none. */
  public static boolean same(@Nullable Object one, @Nullable Object other) {
    if (one == null || other == null) {
      return false;
    }
    Object first = normal(one);
    Object second = normal(other);
    return first == null ? second == null : first.equals(second);
  }

  /** Trailing zeros, trailing spaces and empty texts make no difference (UND-5, UND-27). */
  private static @Nullable Object normal(@Nullable Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros();
    }
    if (value instanceof String text) {
      String stripped = text.stripTrailing();
      return stripped.isEmpty() ? Blank.BLANK : stripped;
    }
    return value instanceof Reference.ById byId ? byId.id() : value;
  }

  /** The older row with the present columns of the newer one in place of its own. */
  public static Row merged(@Nullable Row older, Row newer) {
    if (older == null) {
      return newer;
    }
    @Nullable Object[] slots = new @Nullable Object[newer.schema().size()];
    for (int slot = 0; slot < slots.length; slot++) {
      Object now = newer.slot(slot);
      slots[slot] = now == null ? older.slot(slot) : now;
    }
    return Row.ofSlots(newer.schema(), slots);
  }
}
