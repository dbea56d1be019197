package dev.tandem.filter;

import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.FieldType.DateTimeBehavior;
import dev.tandem.spi.schema.FieldType.DecimalKind;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import dev.tandem.spi.value.ValueClasses;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** One table with a column of every type, and rows whose values meet its literals often. */
final class Rows {
  static final UUID ID = UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e");
  static final LocalDate DAY = LocalDate.of(2021, 6, 23);

  static final TableSchema SCHEMA =
      TableSchema.builder(TableName.dataverse("samples"))
          .column("text", FieldType.Text.of(100))
          .column("whole", FieldType.Whole.int32())
          .column("big", FieldType.Whole.int64())
          .column("amount", FieldType.Decimal.of(DecimalKind.MONEY, 4))
          .column("flag", new FieldType.Bool())
          .column("day", new FieldType.DateOnly())
          .column("instant", new FieldType.DateTime(DateTimeBehavior.INSTANT))
          .column("clock", new FieldType.DateTime(DateTimeBehavior.TIME_ZONE_INDEPENDENT))
          .column("time", new FieldType.TimeOfDay())
          .column("guid", new FieldType.Guid())
          .column("choice", new FieldType.Choice(Map.of(1, "One", 192350001, "Work"), false))
          .column("choices", new FieldType.Choice(Map.of(), true))
          .column("member", new FieldType.Enumeration("Kind", Map.of("None", 0, "Person", 1)))
          .column("openMember", new FieldType.Enumeration("Open", Map.of()))
          .column("lookup", new FieldType.Lookup(List.of()))
          .column("untyped", FieldType.UNTYPED)
          .build();

  private static final List<Object> VALUES =
      List.of(
          "Person",
          "person",
          "",
          "1",
          "-1.50",
          "true",
          "No",
          "2021-06-23",
          "23\\06\\2021",
          "2021-06-23T08:00:00Z",
          "08:00",
          ID.toString(),
          0,
          1,
          192350001,
          1L,
          Long.MAX_VALUE,
          new BigDecimal("1.00"),
          new BigDecimal("-1.5"),
          new BigDecimal("1E+400"),
          true,
          false,
          DAY,
          DAY.plusDays(1),
          Instant.parse("2021-06-23T00:00:00Z"),
          DAY.atTime(8, 0),
          LocalDateTime.MAX,
          LocalDate.MIN,
          Instant.MAX,
          LocalTime.of(8, 0),
          ID,
          new UUID(1, 1),
          ChoiceValue.of(1),
          new ChoiceValue(192350001, "Work"),
          EnumValue.of("Person"),
          EnumValue.of("none"),
          EnumValue.of("Yes"),
          EnumValue.of("Else"),
          Reference.byId("accounts", ID),
          Reference.byId(null, new UUID(1, 1)),
          Reference.byKey(null, KeyValues.of("a", "b")),
          Blank.BLANK);

  private Rows() {}

  static Row.Builder row() {
    return Row.builder(SCHEMA);
  }

  /** Rows in which any slot may hold anything, most of them what their type promises. */
  static Arbitrary<Row> anything() {
    Arbitrary<Object> wild = Arbitraries.oneOf(Arbitraries.of(VALUES), Trees.texts());
    return slots(SCHEMA.columns().stream().map(column -> mixed(column.type(), wild)).toList());
  }

  /** Rows whose values have the types of their columns; a blank everywhere now and then. */
  static Arbitrary<Row> wellTyped() {
    return slots(SCHEMA.columns().stream().map(column -> typed(column.type())).toList());
  }

  private static Arbitrary<Row> slots(List<Arbitrary<Object>> slots) {
    return Combinators.combine(slots)
        .as(values -> Row.ofSlots(SCHEMA, values.toArray()))
        .withoutEdgeCases();
  }

  private static Arbitrary<Object> mixed(FieldType type, Arbitrary<Object> wild) {
    return Arbitraries.oneOf(typed(type), wild).injectNull(0.05);
  }

  private static Arbitrary<Object> typed(FieldType type) {
    Class<?> held = ValueClasses.of(type);
    return Arbitraries.of(
        VALUES.stream().filter(value -> held.isInstance(value) || value == Blank.BLANK).toList());
  }

  /** Literals that meet those values in one of their forms. */
  static Arbitrary<Literal> literals() {
    Arbitrary<Literal> texts =
        Arbitraries.of(VALUES).map(value -> new Literal.Text(value.toString()));
    return Arbitraries.oneOf(
        texts,
        Arbitraries.of("0", "1", "1.0", "-1.5", "0.5", "192350001", "99999999999999999999")
            .map(number -> new Literal.Numeric(new BigDecimal(number))),
        Arbitraries.of(true, false).map(Literal.Bool::new),
        Arbitraries.of(DAY, DAY.plusDays(1)).map(Literal.Date::new),
        Arbitraries.of("2021-06-23T00:00:00Z", "2021-06-23T08:00:00Z")
            .map(text -> new Literal.Moment(Instant.parse(text))),
        Arbitraries.of(ID, new UUID(1, 1)).map(Literal.Guid::new),
        Arbitraries.of("Person", "NONE", "Yes").map(name -> new Literal.EnumElement("Kind", name)));
  }

  static Arbitrary<String> columns() {
    return Arbitraries.of(SCHEMA.columns().stream().map(column -> column.name()).toList());
  }
}
