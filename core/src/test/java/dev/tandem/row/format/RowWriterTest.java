package dev.tandem.row.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RowWriterTest {
  private static final RowWriter WRITER = RowWriter.of(SampleTables.EVERY_TYPE);

  private static Row.Builder row() {
    return Row.builder(SampleTables.EVERY_TYPE);
  }

  @Test // NUL-1, TYP-8, TYP-10
  void writesEachTypeInItsForm() {
    Row row =
        row()
            .set("sampleid", UUID.fromString("0F8FAD5B-D9CB-469F-A165-70867728950E"))
            .set("text", "a\"\u00e9")
            .set("int", null)
            .set("decimal", new BigDecimal("1.2E+3"))
            .set("bool", true)
            .set("date", LocalDate.of(1900, 1, 1))
            .set("instant", Instant.parse("2026-03-05T10:00:00.5Z"))
            .set("wall", LocalDateTime.of(2026, 3, 5, 10, 0))
            .set("time", LocalTime.of(8, 0))
            .set("choice", new ChoiceValue(192350001, "B"))
            .set("color", EnumValue.of("Red"))
            .build();
    assertThat(WRITER.toJson(row))
        .isEqualTo(
            "{\"sampleid\":\"0f8fad5b-d9cb-469f-a165-70867728950e\",\"text\":\"a\\\"\u00e9\","
                + "\"int\":null,\"decimal\":1200,\"bool\":true,\"date\":\"1900-01-01\","
                + "\"instant\":\"2026-03-05T10:00:00.5Z\",\"wall\":\"2026-03-05T10:00:00\","
                + "\"time\":\"08:00:00\",\"choice\":192350001,\"color\":\"Red\"}");
  }

  @Test // LKP-1, LKP-2
  void writesReferencesAsAddresses() {
    KeyValues key = KeyValues.builder().put("name", "P").put("company.code", "usmf").build();
    assertThat(WRITER.toJson(row().set("ref", Reference.byKey("projects", key)).build()))
        .isEqualTo(
            "{\"ref\":{\"table\":\"projects\",\"key\":{\"name\":\"P\",\"company.code\":\"usmf\"}}}");
    UUID id = new UUID(0, 1);
    assertThat(WRITER.toJson(row().set("ref", Reference.byId(null, id)).build()))
        .isEqualTo("{\"ref\":{\"id\":\"00000000-0000-0000-0000-000000000001\"}}");
    assertThat(RowWriter.toJson(key)).isEqualTo("{\"name\":\"P\",\"company.code\":\"usmf\"}");
  }

  @Test
  void writesACharacterBeyondTheBasicPlaneAsItself() {
    String text = "\ud83d\ude00 \ud800\udc00";
    Row row = row().set("text", text).build();
    assertThat(new String(WRITER.toBytes(row), StandardCharsets.UTF_8))
        .isEqualTo("{\"text\":\"" + text + "\"}");
  }

  @Test
  void keepsAHugeExponentShort() {
    Row row = row().set("decimal", new BigDecimal("1E+999999999")).build();
    assertThat(WRITER.toJson(row)).isEqualTo("{\"decimal\":1E+999999999}");
  }

  @Test
  void writesToStreamsAndToText() {
    Row row = row().set("text", "x").build();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    WRITER.write(row, bytes);
    StringBuilder text = new StringBuilder();
    WRITER.write(row, text);
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo("{\"text\":\"x\"}")
        .isEqualTo(text.toString());
  }

  @Test
  void writesRowsOfAnotherSchemaToo() {
    TableSchema other =
        TableSchema.builder(TableName.finance("Others")).column("F", FieldType.UNTYPED).build();
    assertThat(WRITER.toJson(Row.builder(other).set("F", 1).build())).isEqualTo("{\"F\":1}");
  }
}
