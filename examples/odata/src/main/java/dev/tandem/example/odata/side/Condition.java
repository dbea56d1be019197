package dev.tandem.example.odata.side;

import dev.tandem.example.odata.metadata.WireColumn;
import dev.tandem.example.odata.metadata.WireValues;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.ValueClasses;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a row must hold to be the wanted one: as a filter, and to tell it in an answer. */
final class Condition {
  private final KeyFinder.Wanted wish;
  private final List<String> clauses = new ArrayList<>();
  private final Map<WireColumn, Set<String>> texts = new LinkedHashMap<>();

  Condition(KeyFinder.Wanted wish) {
    this.wish = wish;
  }

  KeyFinder.Wanted wish() {
    return wish;
  }

  /** Requires a value; false when the column can never hold it. */
  boolean require(WireColumn column, @Nullable Object value) {
    if (value == null || KeyValues.text(value).isEmpty()) {
      boolean text = column.column().type() instanceof FieldType.Text;
      String name = column.name();
      clauses.add(text ? "(%s eq null or %s eq '')".formatted(name, name) : name + " eq null");
      texts.put(column, Set.of(""));
      return true;
    }
    if (value instanceof Reference.ById reference) {
      requireOneOf(column, List.of(reference.id()));
      return true;
    }
    Object fitting = fitting(column, value);
    if (fitting == null) {
      return false;
    }
    clauses.add(column.name() + " eq " + WireValues.literal(column, fitting));
    texts.put(column, Set.of(KeyValues.text(fitting)));
    return true;
  }

  void requireOneOf(WireColumn column, Collection<UUID> ids) {
    Set<String> wanted = new LinkedHashSet<>();
    List<String> alternatives = new ArrayList<>();
    for (UUID id : ids) {
      wanted.add(id.toString());
      alternatives.add(column.name() + " eq " + id);
    }
    String either = String.join(" or ", alternatives);
    clauses.add(alternatives.size() == 1 ? either : "(" + either + ")");
    texts.put(column, wanted);
  }

  /** The value in the class of the column; null when it is none of its type. */
  private static @Nullable Object fitting(WireColumn column, Object value) {
    FieldType type = column.column().type();
    if (ValueClasses.of(type).isInstance(value)) {
      return value;
    }
    try {
      if (type instanceof FieldType.Guid || type instanceof FieldType.Lookup) {
        return UUID.fromString(value.toString());
      } else if (type instanceof FieldType.Whole || type instanceof FieldType.Decimal) {
        return new BigDecimal(value.toString());
      }
    } catch (IllegalArgumentException none) {
      return null;
    }
    return null;
  }

  String filter() {
    return "(" + String.join(" and ", clauses) + ")";
  }

  int size() {
    return texts.values().stream().mapToInt(Set::size).sum();
  }

  boolean holds(Found row) {
    return texts.entrySet().stream()
        .allMatch(part -> part.getValue().contains(text(row.row().slot(part.getKey().slot()))));
  }

  private static String text(@Nullable Object slot) {
    if (slot instanceof dev.tandem.spi.value.Blank) {
      return "";
    }
    return slot instanceof Reference.ById reference
        ? reference.id().toString()
        : KeyValues.text(slot);
  }
}
