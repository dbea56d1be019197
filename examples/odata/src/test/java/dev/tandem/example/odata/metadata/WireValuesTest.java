package dev.tandem.example.odata.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.example.odata.client.HttpReply;
import dev.tandem.example.odata.client.Json;
import dev.tandem.example.odata.client.Limits;
import dev.tandem.example.odata.client.MalformedAnswerException;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.FieldType.DateTimeBehavior;
import dev.tandem.spi.schema.FieldType.DecimalKind;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Values on the wire: no digit lost, no day shifted, no blank confused. */
class WireValuesTest {
  private static final FieldType.Enumeration STAGES =
      new FieldType.Enumeration("Stage", Map.of("Created", 0, "InProcess", 3));
  private static final FieldType DECIMAL = FieldType.Decimal.of(DecimalKind.MONEY, 4);

  private static WireColumn column(FieldType type, String edm) {
    String name = type instanceof FieldType.Lookup ? "_c_value" : "C";
    return new WireColumn(
        0,
        ColumnSchema.of("C", type),
        new PropertyShape(name, edm, true, -1, -1, false),
        List.of(),
        type instanceof FieldType.Enumeration && edm.startsWith("Ns.") ? List.of("Created") : null);
  }

  private static Object read(WireColumn column, String json) throws MalformedAnswerException {
    String body = "{\"%s\":%s}".formatted(column.name(), json);
    JsonNode row =
        Json.object(
            new HttpReply(200, Map.of(), body.getBytes(StandardCharsets.UTF_8)), Limits.STANDARD);
    Object slot = JsonValues.slot(column, row);
    return slot == null ? "absent" : slot;
  }

  private static void assertTravels(FieldType type, String edm, Object value, String json)
      throws MalformedAnswerException {
    WireColumn column = column(type, edm);
    assertThat(WireValues.json(column, value)).hasToString(json);
    assertThat(read(column, json)).isEqualTo(value);
  }

  // UND-33
  @Test
  void keepsEveryDigit() throws Exception {
    BigDecimal exact = new BigDecimal("123456789012345678.1234567890");
    assertTravels(DECIMAL, "Edm.Decimal", exact, "123456789012345678.1234567890");
    assertThat(read(column(DECIMAL, "Edm.Decimal"), "\"0.10\"")).isEqualTo(new BigDecimal("0.10"));
    assertThat(read(column(FieldType.Whole.int64(), "Edm.Int64"), "9007199254740993"))
        .isEqualTo(9007199254740993L);
  }

  // UND-35
  @Test
  void shiftsNoDay() throws Exception {
    LocalDate day = LocalDate.of(2026, 3, 5);
    assertTravels(new FieldType.DateOnly(), "Edm.Date", day, "\"2026-03-05\"");
    assertTravels(new FieldType.DateOnly(), "Edm.DateTimeOffset", day, "\"2026-03-05T12:00:00Z\"");
    WireColumn column = column(new FieldType.DateOnly(), "Edm.DateTimeOffset");
    assertThat(read(column, "\"2026-03-05T00:00:00+14:00\"")).isEqualTo(day);
    // TYP-7: the empty date of finance is a value; what it means is for the map.
    assertThat(read(column, "\"1900-01-01T12:00:00Z\"")).isEqualTo(LocalDate.of(1900, 1, 1));
  }

  @Test
  void keepsInstantsAndWallClocksApart() throws Exception {
    assertTravels(
        new FieldType.DateTime(DateTimeBehavior.INSTANT),
        "Edm.DateTimeOffset",
        Instant.parse("2026-03-05T23:30:00Z"),
        "\"2026-03-05T23:30:00Z\"");
    assertTravels(
        new FieldType.DateTime(DateTimeBehavior.TIME_ZONE_INDEPENDENT),
        "Edm.DateTimeOffset",
        LocalDateTime.of(2026, 3, 5, 23, 30),
        "\"2026-03-05T23:30:00Z\"");
    assertTravels(new FieldType.TimeOfDay(), "Edm.TimeOfDay", LocalTime.of(8, 5), "\"08:05:00\"");
    assertTravels(new FieldType.TimeOfDay(), "Edm.Int32", LocalTime.of(0, 1), "60");
  }

  // TYP-10
  @Test
  void takesEnumerationsBySymbolAndByNumber() throws Exception {
    assertTravels(STAGES, "Ns.Stage", EnumValue.of("InProcess"), "\"InProcess\"");
    assertTravels(STAGES, "Edm.Int32", EnumValue.of("InProcess"), "3");
    assertThat(read(column(STAGES, "Ns.Stage"), "3")).isEqualTo(EnumValue.of("InProcess"));
    assertThat(read(column(STAGES, "Ns.Stage"), "\"3\"")).isEqualTo(EnumValue.of("InProcess"));
    assertThat(read(column(STAGES, "Ns.Stage"), "\"inprocess\"").toString()).contains("InProcess");
    assertThat(WireValues.literal(column(STAGES, "Ns.Stage"), EnumValue.of("Created")))
        .isEqualTo("Ns.Stage'Created'");
  }

  // NUL-1, NUL-2
  @Test
  void tellsAbsentFromBlank() throws Exception {
    WireColumn column = column(FieldType.Text.of(5), "Edm.String");
    assertThat(JsonValues.slot(column, Json.object())).isNull();
    assertThat(read(column, "null")).isEqualTo(Blank.BLANK);
    assertThat(read(column, "\"\"")).isEqualTo("");
    assertThat(WireValues.json(column, Blank.BLANK).isNull()).isTrue();
  }

  @Test
  void namesTheTableOfALookup() throws Exception {
    UUID id = UUID.fromString("00000000-0000-0000-0000-00000000000a");
    WireColumn one = column(new FieldType.Lookup(List.of("smp_unit")), "Edm.Guid");
    assertThat(read(one, "\"" + id + "\"")).isEqualTo(Reference.byId("smp_unit", id));
    WireColumn many = column(new FieldType.Lookup(List.of("account", "contact")), "Edm.Guid");
    String annotated =
        "\"%s\",\"_c_value@Microsoft.Dynamics.CRM.lookuplogicalname\":\"contact\"".formatted(id);
    assertThat(read(many, annotated)).isEqualTo(Reference.byId("contact", id));
    assertThat(read(many, "\"" + id + "\"")).isEqualTo(Reference.byId(null, id));
  }

  @Test
  void escapesLiterals() {
    WireColumn text = column(FieldType.Text.of(50), "Edm.String");
    assertThat(WireValues.literal(text, "O'Neil & co  ")).isEqualTo("'O''Neil & co'");
    WireColumn choice = column(new FieldType.Choice(Map.of(), false), "Edm.Int32");
    assertThat(WireValues.literal(choice, ChoiceValue.of(192350001))).isEqualTo("192350001");
    assertThat(WireValues.literal(column(DECIMAL, "Edm.Decimal"), new BigDecimal("1E+3")))
        .isEqualTo("1000");
  }

  @Test
  void refusesValuesOfOtherTypes() {
    record Wrong(FieldType type, String edm, String json) {}
    for (Wrong wrong :
        List.of(
            new Wrong(FieldType.Text.of(5), "Edm.String", "5"),
            new Wrong(FieldType.Whole.int32(), "Edm.Int32", "4294967296"),
            new Wrong(FieldType.Whole.int32(), "Edm.Int32", "1.5"),
            new Wrong(DECIMAL, "Edm.Decimal", "1e999999999"),
            new Wrong(DECIMAL, "Edm.Decimal", "true"),
            new Wrong(new FieldType.Bool(), "Edm.Boolean", "\"true\""),
            new Wrong(new FieldType.DateOnly(), "Edm.Date", "\"2026-13-01\""),
            new Wrong(new FieldType.Guid(), "Edm.Guid", "\"1\""),
            new Wrong(STAGES, "Ns.Stage", "7"))) {
      assertThatThrownBy(() -> read(column(wrong.type(), wrong.edm()), wrong.json()))
          .as(wrong.toString())
          .isInstanceOf(MalformedAnswerException.class)
          .hasMessageContaining("field C");
    }
  }
}
