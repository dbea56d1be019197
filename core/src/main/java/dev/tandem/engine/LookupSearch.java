package dev.tandem.engine;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Reference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One search by key, which may need further ones: a path is followed from row to row, and a
 * reference by key on the way is itself looked up. An index that is being filled is not searched
 * again, so that tables that refer to each other come to an end. For one thread, used once.
 */
final class LookupSearch {
  private static final int MAX_NESTED = 16;
  private static final int MAX_INDEXES = 64;
  private static final int GUID_LENGTH = 36;

  private final Function<String, @Nullable LookupTable> byName;
  private final Collection<LookupTable> all;
  private final List<LookupIndex> filling = new ArrayList<>();
  private boolean cut;

  LookupSearch(Function<String, @Nullable LookupTable> byName, Collection<LookupTable> all) {
    this.byName = byName;
    this.all = all;
  }

  LookupTable.@Nullable Entry find(LookupTable table, KeyValues key) {
    KeyValues asked = withIds(key);
    LookupIndex present = table.index(asked);
    LookupIndex index = present == null ? fill(table, asked) : present;
    return index == null ? null : index.entry(asked);
  }

  /**
   * Fills a new index. Answers null when it is being filled already, or when the references of the
   * rows ask for ever more kinds of keys.
   */
  private @Nullable LookupIndex fill(LookupTable table, KeyValues asked) {
    for (LookupIndex index : filling) {
      if (index.isOf(table) && index.answers(asked)) {
        cut = true;
        return null;
      }
    }
    boolean nested = !filling.isEmpty();
    if (nested && (filling.size() > MAX_NESTED || table.indexes().size() > MAX_INDEXES)) {
      return null;
    }
    LookupIndex index = new LookupIndex(table, asked.columns());
    filling.add(index);
    for (LookupTable.Entry entry : table.entries()) {
      KeyValues.Builder key = KeyValues.builder();
      index.columns().forEach(column -> key.put(column, value(entry, column)));
      index.add(key.build(), entry);
    }
    filling.remove(filling.size() - 1);
    if (!nested || !cut) {
      table.indexes().add(index);
    }
    return index;
  }

  /**
   * The value at a column or path of a row as a key compares it; null when blank or out of reach.
   */
  private @Nullable Object value(LookupTable.Entry entry, String path) {
    int slot = entry.row().schema().slotOf(path);
    Object own = slot < 0 ? null : entry.row().slot(slot);
    if (own == null && path.equalsIgnoreCase(entry.row().schema().primaryId())) {
      return entry.id();
    }
    if (slot >= 0) {
      return own instanceof Reference reference
          ? idOf(reference, entry.targetsOf(path))
          : own == Blank.BLANK ? null : own;
    }
    int dot = path.indexOf('.');
    return dot < 0 ? null : beyond(entry, path.substring(0, dot), path.substring(dot + 1));
  }

  private @Nullable Object beyond(LookupTable.Entry entry, String column, String rest) {
    Object value = entry.row().raw(column);
    if (value instanceof Reference.ByKey byKey && byKey.key().has(rest)) {
      return byKey.key().value(rest);
    }
    Reference reference = reference(value);
    LookupTable.Entry target =
        reference == null ? null : target(reference, entry.targetsOf(column));
    return target == null ? null : value(target, rest);
  }

  /** What a slot points at; a column without a type may hold the bare id. */
  private static @Nullable Reference reference(@Nullable Object value) {
    if (value instanceof Reference reference) {
      return reference;
    }
    if (value instanceof String text && text.length() == GUID_LENGTH) {
      try {
        return Reference.byId(null, UUID.fromString(text));
      } catch (IllegalArgumentException e) {
        return null;
      }
    }
    return value instanceof UUID id ? Reference.byId(null, id) : null;
  }

  private @Nullable UUID idOf(Reference reference, List<String> targets) {
    if (reference instanceof Reference.ById byId) {
      return byId.id();
    }
    LookupTable.Entry target = target(reference, targets);
    return target == null ? null : target.id();
  }

  /** The row that a reference points at, searched where it may be. */
  private LookupTable.@Nullable Entry target(Reference reference, List<String> targets) {
    for (LookupTable table : candidates(reference.table(), targets)) {
      LookupTable.Entry target =
          reference instanceof Reference.ById byId
              ? table.entryById(byId.id())
              : find(table, ((Reference.ByKey) reference).key());
      if (target != null) {
        return target;
      }
    }
    return null;
  }

  private Collection<LookupTable> candidates(@Nullable String named, List<String> targets) {
    List<String> names = named == null ? targets : List.of(named);
    if (names.isEmpty()) {
      return all;
    }
    List<LookupTable> tables = new ArrayList<>(names.size());
    for (String name : names) {
      LookupTable table = byName.apply(name);
      if (table != null) {
        tables.add(table);
      }
    }
    return tables;
  }

  /** The key with references by id replaced by the ids themselves. */
  static KeyValues withIds(KeyValues key) {
    boolean plain = true;
    for (Object value : key.asMap().values()) {
      plain &= !(value instanceof Reference.ById);
    }
    if (plain) {
      return key;
    }
    KeyValues.Builder ids = KeyValues.builder();
    key.asMap()
        .forEach(
            (column, value) ->
                ids.put(column, value instanceof Reference.ById byId ? byId.id() : value));
    return ids.build();
  }
}
