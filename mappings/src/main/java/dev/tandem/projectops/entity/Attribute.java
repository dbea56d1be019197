package dev.tandem.projectops.entity;

import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.ValueClasses;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** One modelled column: how it is read from and given to an entity and its builder. Immutable. */
final class Attribute {
  private final EntityColumn column;
  private final Conversion conversion;
  private final Call accessor;
  private final Call setter;

  private Attribute(EntityColumn column, Conversion conversion, Call accessor, Call setter) {
    this.column = column;
    this.conversion = conversion;
    this.accessor = accessor;
    this.setter = setter;
  }

  /** The attribute behind an accessor, which a builder sets by a method of the same name. */
  static Attribute of(Method accessor, Column column, Class<?> builder) {
    Conversion conversion = Conversions.of(accessor);
    return new Attribute(
        new EntityColumn(accessor.getName(), column.value(), conversion.type(), column.length()),
        conversion,
        Call.of(accessor),
        Call.of(builder, accessor.getName(), accessor.getReturnType()));
  }

  EntityColumn column() {
    return column;
  }

  /** The attribute of an entity. */
  Object in(Object entity) {
    return accessor.on(entity);
  }

  /** Gives the attribute to a builder. */
  void give(Object builder, Object attribute) {
    setter.on(builder, attribute);
  }

  /** The attribute that a slot means. */
  Object attribute(@Nullable Object slot, TableSchema table) {
    Object attribute = conversion.attribute(slot == Blank.BLANK ? null : slot);
    if (attribute == null) {
      throw new DualWriteException(
          ErrorCode.VALUE_NOT_CONVERTIBLE,
          "%s.%s holds a %s, which is no %s; correct the row or the schema it was read with"
              .formatted(table, column.column(), nameOf(slot), column.type().getSimpleName()));
    }
    return attribute;
  }

  /** The slot that an attribute means; blank when it is empty. */
  Object slot(Object attribute, ColumnSchema target, TableSchema table) {
    Object slot = conversion.slot(attribute, target);
    if (slot != null && !ValueClasses.of(target.type()).isInstance(slot)) {
      throw new DualWriteException(
          ErrorCode.VALUE_NOT_CONVERTIBLE,
          "%s.%s is a %s and takes no %s; give the entity's table a schema of that type"
              .formatted(table, column.column(), target.type(), nameOf(slot)));
    }
    return slot == null ? Blank.BLANK : slot;
  }

  private static String nameOf(@Nullable Object value) {
    return value == null ? "blank" : value.getClass().getSimpleName();
  }
}
