package dev.tandem.projectops.entity;

import dev.tandem.spi.schema.CompanyScope;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.FieldType.DateTimeBehavior;
import dev.tandem.spi.schema.FieldType.DecimalKind;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes the schema of a table from what an entity says about it. No state. */
final class DerivedSchema {
  private static final String ID = "id";

  /** Types without limits of their own, by the class of their values. */
  private static final Map<Class<?>, FieldType> PLAIN =
      Map.of(
          Integer.class, FieldType.Whole.int32(),
          Long.class, FieldType.Whole.int64(),
          BigDecimal.class, FieldType.Decimal.of(DecimalKind.REAL, FieldType.UNKNOWN),
          LocalDate.class, new FieldType.DateOnly(),
          LocalTime.class, new FieldType.TimeOfDay(),
          Instant.class, new FieldType.DateTime(DateTimeBehavior.INSTANT),
          UUID.class, new FieldType.Guid(),
          Reference.class, new FieldType.Lookup(List.of()));

  private DerivedSchema() {}

  static TableSchema of(TableName name, List<EntityColumn> columns, Table table) {
    TableSchema.Builder schema = TableSchema.builder(name);
    for (EntityColumn column : columns) {
      schema.column(column.column(), type(column, name.side()));
      if (column.column().equalsIgnoreCase(TableSchema.DATA_AREA_ID)) {
        schema.companyScope(CompanyScope.FINANCE);
      }
    }
    if (table.key().length > 0) {
      schema.key(table.key());
    }
    if (name.side() == Side.DATAVERSE && table.key().length == 1) {
      identify(schema, table.key()[0]);
    }
    return schema.build();
  }

  /** On Dataverse, the id column is the logical name and "id"; references use the logical name. */
  private static void identify(TableSchema.Builder schema, String id) {
    schema.primaryId(id);
    if (id.endsWith(ID)) {
      schema.alias(id.substring(0, id.length() - ID.length()));
    }
  }

  private static FieldType type(EntityColumn column, Side side) {
    Class<?> type = column.type();
    if (type == String.class) {
      return FieldType.Text.of(column.length());
    } else if (type == Boolean.class) {
      return side == Side.FINANCE ? noYes() : new FieldType.Bool();
    } else if (type.isEnum()) {
      return options(type);
    }
    return PLAIN.getOrDefault(type, FieldType.UNTYPED);
  }

  private static FieldType noYes() {
    Map<String, Integer> members = new LinkedHashMap<>();
    members.put("No", 0);
    members.put("Yes", 1);
    return new FieldType.Enumeration("NoYes", members);
  }

  private static FieldType options(Class<?> type) {
    Map<Integer, String> options = new LinkedHashMap<>();
    Map<String, Integer> members = new LinkedHashMap<>();
    for (Object constant : type.getEnumConstants()) {
      if (constant instanceof Member member) {
        members.put(member.symbol(), member.number());
      } else if (constant instanceof Option option && option.number() != Option.UNPUBLISHED) {
        options.put(option.number(), constant.toString());
      }
    }
    return Member.class.isAssignableFrom(type)
        ? new FieldType.Enumeration(type.getSimpleName(), members)
        : new FieldType.Choice(options, false);
  }
}
