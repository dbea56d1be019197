package dev.tandem.spi.testkit.rules;

import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.IntegrationKey;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds rows by key values; a part may be a path through lookups, for example {@code
 * msdyn_project.msdyn_owningcompany.cdm_companycode} (KEY-5). Blank parts match blank columns
 * (UND-26).
 */
public final class KeySearch {
  private final RowSpace space;

  /** A search in this space. */
  public KeySearch(RowSpace space) {
    this.space = space;
  }

  /** The rows with these values in the order of their creation. */
  public List<HeldRow> find(KeyedTable table, KeyValues key) {
    RowKey known = table.key(key);
    if (known == null || !known.indexable()) {
      return scan(table, key);
    }
    List<String> texts = new ArrayList<>();
    for (String root : known.roots()) {
      Object part = part(table.schema(), root, key);
      if (part instanceof KeyValues onward) {
        List<HeldRow> targets = targets(table.schema(), root, onward);
        if (targets.size() != 1 && !onward.isBlank()) {
          return targets.isEmpty() && space.isClosed() ? List.of() : scan(table, key);
        }
        texts.add(onward.isBlank() ? "" : targets.get(0).id().toString());
      } else {
        texts.add(text(table.schema(), root, part));
      }
    }
    return space.find(table, known, RowKey.canonical(texts));
  }

  /** The first path of the key that starts at no column of the table, or null. */
  public static @Nullable String unknownColumn(TableSchema schema, KeyValues key) {
    for (String path : key.columns()) {
      if (schema.slotOf(RowKey.root(path)) < 0) {
        return path;
      }
    }
    return null;
  }

  /** What a row holds at a path of lookups; null when blank or out of reach. */
  public @Nullable Object valueAt(Row row, String path) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      return row.value(path);
    }
    Object head = row.value(path.substring(0, dot));
    String rest = path.substring(dot + 1);
    if (head instanceof Reference.ById reference) {
      HeldRow next = space.follow(reference);
      return next == null ? null : valueAt(next.row(), rest);
    }
    return head instanceof Reference.ByKey reference ? reference.key().value(rest) : null;
  }

  /**
   * The first key of a table where it leads through lookups, whose targets may be gone when
   * somebody asks later; null when the row itself shows it.
   */
  public @Nullable KeyValues pathKey(KeyedTable table, Row row) {
    IntegrationKey key = table.firstKey();
    if (key == null || !table.isKeyedThroughLookups()) {
      return null;
    }
    @Nullable Object[] values = key.columns().stream().map(path -> valueAt(row, path)).toArray();
    return KeyValues.ofParts(key.columns(), values);
  }

  /**
   * The part of a key that starts with this column: the value itself, or the values that the row
   * behind the lookup must have.
   */
  static @Nullable Object part(TableSchema schema, String root, KeyValues key) {
    KeyValues.Builder onward = KeyValues.builder();
    for (Map.Entry<String, @Nullable Object> entry : key.asMap().entrySet()) {
      String path = entry.getKey();
      if (path.equalsIgnoreCase(root)) {
        return entry.getValue();
      }
      if (RowKey.root(path).equalsIgnoreCase(root)) {
        onward.put(path.substring(root.length() + 1), entry.getValue());
      }
    }
    if (onward.isEmpty()) {
      throw new IllegalStateException("the key of %s has no part %s".formatted(schema, root));
    }
    return onward.build();
  }

  /** The rows with these values that a lookup column may point at. */
  List<HeldRow> targets(TableSchema schema, String column, KeyValues key) {
    if (Objects.requireNonNull(schema.column(column)).type() instanceof FieldType.Lookup lookup) {
      List<HeldRow> found = new ArrayList<>();
      for (String name : lookup.targets()) {
        KeyedTable target = space.table(name);
        if (target != null && unknownColumn(target.schema(), key) == null) {
          found.addAll(find(target, key));
        }
      }
      return found;
    }
    return List.of();
  }

  private List<HeldRow> scan(KeyedTable table, KeyValues key) {
    Map<String, String> wanted = new LinkedHashMap<>();
    key.asMap().forEach((path, value) -> wanted.put(path, text(table.schema(), path, value)));
    List<HeldRow> found = new ArrayList<>();
    for (HeldRow row : space.rows(table)) {
      boolean same =
          wanted.entrySet().stream()
              .allMatch(
                  part -> RowKey.text(valueAt(row.row(), part.getKey())).equals(part.getValue()));
      if (same) {
        found.add(row);
      }
    }
    return found;
  }

  /** The text under which the value of a key part is compared. */
  String text(TableSchema schema, String path, @Nullable Object value) {
    if (value instanceof Reference.ByKey reference && schema.slotOf(path) >= 0) {
      List<HeldRow> targets = targets(schema, path, reference.key());
      return targets.size() == 1 ? targets.get(0).id().toString() : reference.toString();
    }
    return RowKey.text(value);
  }
}
