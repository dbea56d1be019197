package dev.tandem.row.format;

import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.FieldType.DateTimeBehavior;
import dev.tandem.spi.schema.FieldType.DecimalKind;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import java.util.List;
import java.util.Map;

/** Tables with a column of every type, for tests. */
final class SampleTables {
  private SampleTables() {}

  static final TableSchema EVERY_TYPE =
      TableSchema.builder(TableName.dataverse("samples"))
          .alias("sample")
          .primaryId("sampleid")
          .column("sampleid", new FieldType.Guid())
          .column("text", FieldType.Text.of(100))
          .column("int", FieldType.Whole.int32())
          .column("long", FieldType.Whole.int64())
          .column("decimal", FieldType.Decimal.of(DecimalKind.DECIMAL, 2))
          .column("bool", new FieldType.Bool())
          .column("date", new FieldType.DateOnly())
          .column("instant", new FieldType.DateTime(DateTimeBehavior.INSTANT))
          .column("wall", new FieldType.DateTime(DateTimeBehavior.TIME_ZONE_INDEPENDENT))
          .column("time", new FieldType.TimeOfDay())
          .column("choice", new FieldType.Choice(Map.of(192350000, "A", 192350001, "B"), false))
          .column("choices", new FieldType.Choice(Map.of(), true))
          .column("color", new FieldType.Enumeration("Color", Map.of("None", 0, "Red", 3)))
          .column("noyes", new FieldType.Enumeration("NoYes", Map.of("No", 0, "Yes", 1)))
          .column("open", new FieldType.Enumeration("Open", Map.of()))
          .column("ref", new FieldType.Lookup(List.of("account", "contact")))
          .column("any", FieldType.UNTYPED)
          .build();
}
