package dev.tandem.projectops.entity;

import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows as entities of one type and writes entities as rows, by the annotations {@link Table}
 * and {@link Column}. Reflection happens once, when the codec is made. Immutable and safe for any
 * thread.
 *
 * <p>A modelled column that the schema at hand does not have is empty when read and may stay empty
 * when written.
 *
 * @param <T> the type of the entities
 */
public final class EntityCodec<T extends Entity> {
  private final Class<T> type;
  private final TableName table;
  private final List<Attribute> attributes;
  private final Call builder;
  private final Call source;
  private final Call build;

  /** The layout used last: most callers stay with one schema. Races only cost a second layout. */
  private volatile @Nullable Layout latest;

  private EntityCodec(Class<T> type) {
    this.type = type;
    Table annotation = type.getAnnotation(Table.class);
    if (annotation == null) {
      throw new IllegalArgumentException(type.getName() + " has no @Table");
    }
    table = new TableName(annotation.side(), annotation.name());
    builder = Call.of(type, "builder");
    Class<?> builderType = builder.alone().getClass();
    attributes = attributes(type, builderType);
    source = Call.of(builderType, "source", Optional.class);
    build = Call.of(builderType, "build");
  }

  /**
   * The codec of an entity type: an interface with {@link Table}, accessors with {@link Column} and
   * a static method {@code builder()}, all public and in an exported package.
   *
   * @throws IllegalArgumentException when a part of that is missing; the message says which
   */
  public static <T extends Entity> EntityCodec<T> of(Class<T> type) {
    return new EntityCodec<>(type);
  }

  private static List<Attribute> attributes(Class<?> type, Class<?> builder) {
    List<Attribute> attributes = new ArrayList<>();
    for (Method method : type.getMethods()) {
      Column column = method.getAnnotation(Column.class);
      if (column != null) {
        attributes.add(Attribute.of(method, column, builder));
      }
    }
    attributes.sort(Comparator.comparing(attribute -> attribute.column().column()));
    return List.copyOf(attributes);
  }

  /** The type of the entities. */
  public Class<T> type() {
    return type;
  }

  /** The table by the name that {@link Table} gives; catalogs find its schema by it. */
  public TableName table() {
    return table;
  }

  /** The modelled columns, by name. */
  public List<EntityColumn> columns() {
    return attributes.stream().map(Attribute::column).toList();
  }

  /**
   * A schema with the modelled columns and nothing else, all optional. It serves internal tables,
   * which no environment publishes; every other table has a schema of its own, which knows more.
   */
  public TableSchema schema() {
    return DerivedSchema.of(table, columns(), type.getAnnotation(Table.class));
  }

  /**
   * A row as an entity, which keeps the row as its source.
   *
   * @throws DualWriteException with {@code UNKNOWN_TABLE} when the row is of another table, with
   *     {@code VALUE_NOT_CONVERTIBLE} when a modelled column holds a value that is none of its type
   */
  public T read(Row row) {
    TableSchema schema = row.schema();
    Layout layout = layout(schema);
    Object draft = builder.alone();
    for (int i = 0; i < attributes.size(); i++) {
      Attribute attribute = attributes.get(i);
      attribute.give(draft, attribute.attribute(layout.raw(row, i), schema));
    }
    return build(draft, row);
  }

  /**
   * An entity as a row of a schema. The row starts as the source of the entity: columns that are
   * not modelled stay, and so does the exact slot of an attribute that says the same as the source.
   * A changed attribute is written, one that was emptied becomes blank. Without a source, an empty
   * attribute is absent (NUL-1, NUL-2).
   *
   * @throws DualWriteException with {@code UNKNOWN_TABLE} when the schema or the source is of
   *     another table, with {@code UNKNOWN_COLUMN} when the schema lacks a column that has a value,
   *     with {@code VALUE_NOT_CONVERTIBLE} when it has the column with another type
   */
  public Row write(T entity, TableSchema schema) {
    Layout layout = layout(schema);
    Optional<Row> from = entity.source();
    Layout fromLayout = from.map(row -> layout(row.schema())).orElse(layout);
    @Nullable Object[] slots =
        from.map(row -> copy(row, schema)).orElseGet(() -> new @Nullable Object[schema.size()]);
    for (int i = 0; i < attributes.size(); i++) {
      Attribute attribute = attributes.get(i);
      Object now = attribute.in(entity);
      Object before =
          attribute.attribute(from.isEmpty() ? null : fromLayout.raw(from.get(), i), schema);
      if (!now.equals(before)) {
        int slot = layout.slot(i);
        if (slot < 0) {
          throw unknownColumn(schema, attribute.column().column());
        }
        slots[slot] = attribute.slot(now, schema.column(slot), schema);
      }
    }
    return Row.ofSlots(schema, slots);
  }

  /** The same entity as if it had been read from another row; null for a new entity. */
  public T withSource(T entity, @Nullable Row row) {
    Object draft = builder.alone();
    attributes.forEach(attribute -> attribute.give(draft, attribute.in(entity)));
    return build(draft, row);
  }

  private T build(Object draft, @Nullable Row row) {
    source.on(draft, Optional.ofNullable(row));
    return type.cast(build.on(draft));
  }

  /** The slots of a row in the order of a schema, which need not be its own. */
  private static @Nullable Object[] copy(Row row, TableSchema schema) {
    @Nullable Object[] slots = new @Nullable Object[schema.size()];
    for (int from = 0; from < row.schema().size(); from++) {
      Object value = row.slot(from);
      if (value != null) {
        String column = row.schema().column(from).name();
        int to = row.schema() == schema ? from : schema.slotOf(column);
        if (to < 0) {
          throw unknownColumn(schema, column);
        }
        slots[to] = value;
      }
    }
    return slots;
  }

  private Layout layout(TableSchema schema) {
    Layout known = latest;
    if (known != null && known.isOf(schema)) {
      return known;
    }
    if (schema.side() != table.side() || !schema.isCalled(table.name())) {
      throw new DualWriteException(
          ErrorCode.UNKNOWN_TABLE,
          "%s is a row of %s, not of %s".formatted(type.getSimpleName(), table, schema));
    }
    Layout made = new Layout(schema, attributes);
    latest = made;
    return made;
  }

  private static DualWriteException unknownColumn(TableSchema schema, String column) {
    return new DualWriteException(
        ErrorCode.UNKNOWN_COLUMN,
        "%s has no column %s, but the entity has a value for it; write with a schema that has it"
            .formatted(schema, column));
  }

  @Override
  public String toString() {
    return type.getSimpleName() + " as " + table;
  }
}
