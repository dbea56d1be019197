package dev.tandem.row.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowReaderTest {
  private static final RowReader READER = RowReader.of(SampleTables.EVERY_TYPE);
  private static final String ID = "0f8fad5b-d9cb-469f-a165-70867728950e";
  private static final UUID GUID = UUID.fromString(ID);

  private static Row row(String json) {
    return READER.read(json.replace('\'', '"'));
  }

  private static @Nullable Object slot(String column, String json) {
    return row("{'" + column + "': " + json + "}").raw(column);
  }

  private static Reference.ByKey byKey(@Nullable Object slot) {
    assertThat(slot).isInstanceOf(Reference.ByKey.class);
    return (Reference.ByKey) java.util.Objects.requireNonNull(slot);
  }

  @Test // NUL-1, NUL-2
  void keepsAbsentBlankAndValueApart() {
    Row row = row("{'TEXT': 'a', 'Int': null}");
    assertThat(row.value("text")).isEqualTo("a"); // JSON-7
    assertThat(row.isBlank("int")).isTrue();
    assertThat(row.presentColumns()).containsExactly("text", "int");
  }

  @Test
  void takesTextAsItIs() {
    assertThat(slot("text", "''")).isEqualTo("");
    assertThat(slot("text", "' x '")).isEqualTo(" x ");
    assertThat(slot("text", "12.50")).isEqualTo("12.50");
    assertThat(slot("text", "true")).isEqualTo("true");
  }

  @Test // TYP-3
  void readsWholeNumbersOfTheirWidth() {
    assertThat(slot("int", "-7")).isEqualTo(-7);
    assertThat(slot("int", "'42'")).isEqualTo(42);
    assertThat(slot("int", "3.0")).isEqualTo(3);
    assertThat(slot("int", "2147483648")).isEqualTo("2147483648");
    assertThat(slot("long", "2147483648")).isEqualTo(2147483648L);
    assertThat(slot("long", "-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
    assertThat(slot("long", "9223372036854775808")).isEqualTo("9223372036854775808");
  }

  @Test // TYP-4
  void keepsEveryDigitOfADecimal() {
    assertThat(slot("decimal", "0.1000000000000000000000001"))
        .isEqualTo(new BigDecimal("0.1000000000000000000000001"));
    assertThat(slot("decimal", "'12.50'")).isEqualTo(new BigDecimal("12.50"));
    assertThat(slot("decimal", "1e3")).isEqualTo(new BigDecimal("1e3"));
    assertThat(slot("decimal", "0")).isEqualTo(BigDecimal.ZERO); // TYP-6
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999", "1e-999999999", "1e99999999999"})
  void neverExpandsAnExponent(String number) {
    for (String column : new String[] {"decimal", "int", "long", "choice", "time", "any"}) {
      assertThat(slot(column, number)).as(column).isEqualTo(number);
    }
  }

  @Test // TYP-11
  void readsBooleansInTheirForms() {
    assertThat(slot("bool", "true")).isEqualTo(true);
    assertThat(slot("bool", "'True'")).isEqualTo(true);
    assertThat(slot("bool", "'FALSE'")).isEqualTo(false);
    assertThat(slot("bool", "0")).isEqualTo(false);
    assertThat(slot("bool", "'maybe'")).isEqualTo("maybe");
  }

  @ParameterizedTest // UND-35
  @CsvSource({
    "2026-03-05",
    "2026-03-05T23:59:59Z",
    "2026-03-05T23:59:59-11:00",
    "2026-03-05T00:00:00+14:00",
    "2026-03-05 10:00"
  })
  void neverShiftsACalendarDate(String text) {
    assertThat(slot("date", "'" + text + "'")).isEqualTo(LocalDate.of(2026, 3, 5));
  }

  @ParameterizedTest // TYP-8, UND-35
  @CsvSource({
    "2026-03-05T10:00:00Z, 2026-03-05T10:00:00Z",
    "2026-03-05T10:00:00+02:00, 2026-03-05T08:00:00Z",
    "2026-03-05T10:00:00-0230, 2026-03-05T12:30:00Z",
    "2026-03-05T10:00:00+02, 2026-03-05T08:00:00Z",
    "2026-03-05T10:00:00.1234567, 2026-03-05T10:00:00.1234567Z",
    "2026-03-05t10:00z, 2026-03-05T10:00:00Z",
    "2026-03-05, 2026-03-05T00:00:00Z",
    "+12026-03-05T10:00:00Z, +12026-03-05T10:00:00Z"
  })
  void readsInstantsAsUtc(String text, String instant) {
    assertThat(slot("instant", "'" + text + "'")).isEqualTo(Instant.parse(instant));
  }

  @Test // UND-35
  void takesAWallClockLiterally() {
    assertThat(slot("wall", "'2026-03-05T10:00:00+02:00'"))
        .isEqualTo(LocalDateTime.of(2026, 3, 5, 10, 0));
    assertThat(slot("wall", "'2026-03-05'")).isEqualTo(LocalDateTime.of(2026, 3, 5, 0, 0));
  }

  @Test // TYP-9
  void readsATimeOfDayOrItsSeconds() {
    assertThat(slot("time", "'08:30:00'")).isEqualTo(LocalTime.of(8, 30));
    assertThat(slot("time", "30600")).isEqualTo(LocalTime.of(8, 30));
    assertThat(slot("time", "86400")).isEqualTo("86400");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-30",
        "2026-13-01",
        "2026-3-5",
        "2026-03-05T25:00",
        "2026-03-05T10:00:00+25:00",
        "2026-03-05T10:00:00.",
        "2026-03-05T10:00:00.1234567890",
        "2026-03-05X10:00:00",
        "2026-03-05T10:00:60",
        "05.03.2026",
        "-2026",
        "+999999999999-01-01",
        "2026-03-05T"
      })
  void leavesWhatIsNoDateAsText(String text) {
    for (String column : new String[] {"date", "instant", "wall", "time"}) {
      assertThat(slot(column, "'" + text + "'")).as(column).isEqualTo(text);
    }
  }

  @Test
  void readsIdentifiersWithOrWithoutBraces() {
    assertThat(slot("sampleid", "'" + ID + "'")).isEqualTo(GUID);
    assertThat(slot("sampleid", "'{" + ID.toUpperCase(java.util.Locale.ROOT) + "}'"))
        .isEqualTo(GUID);
    assertThat(slot("sampleid", "'" + ID + "0'")).isEqualTo(ID + "0");
    assertThat(slot("sampleid", "'0f8fad5bXd9cb-469f-a165-70867728950e'"))
        .isEqualTo("0f8fad5bXd9cb-469f-a165-70867728950e");
  }

  @Test // TYP-10
  void readsChoicesByNumber() {
    assertThat(slot("choice", "192350001")).isEqualTo(ChoiceValue.of(192350001));
    assertThat(slot("choice", "'192350001'")).hasToString("192350001");
    assertThat(((ChoiceValue) row("{'choice': 192350001}").value("choice")))
        .extracting(choice -> choice.label())
        .isEqualTo("B");
    assertThat(slot("choice", "5")).isEqualTo(ChoiceValue.of(5));
    assertThat(slot("choice", "'B'")).isEqualTo("B");
  }

  @Test // TYP-13
  void joinsSeveralOptions() {
    assertThat(slot("choices", "[1, 2]")).isEqualTo("1,2");
    assertThat(slot("choices", "'1,2'")).isEqualTo("1,2");
  }

  @Test // TYP-10, TYP-11, TRF-6
  void readsMembersBySymbolOrNumber() {
    assertThat(slot("color", "'red'")).isEqualTo(EnumValue.of("Red")).hasToString("Red");
    assertThat(slot("color", "3")).hasToString("Red");
    assertThat(slot("color", "'0'")).hasToString("None");
    assertThat(slot("color", "'Blue'")).isEqualTo("Blue");
    assertThat(slot("color", "true")).isEqualTo("true");
    assertThat(slot("noyes", "true")).hasToString("Yes");
    assertThat(slot("noyes", "'False'")).hasToString("No");
    assertThat(slot("noyes", "1")).hasToString("Yes");
    assertThat(slot("open", "'Anything'")).isEqualTo(EnumValue.of("Anything"));
  }

  @Test // TYP-3
  void takesBlankTextForNoValue() {
    for (String column : new String[] {"int", "decimal", "date", "choice", "color", "ref"}) {
      assertThat(slot(column, "' '")).as(column).isEqualTo(Blank.BLANK);
    }
  }

  @Test // LKP-1
  void readsReferencesById() {
    assertThat(slot("ref", "'" + ID + "'")).isEqualTo(Reference.byId(null, GUID));
    assertThat(row("{'_ref_value': '" + ID + "'}").raw("ref"))
        .isEqualTo(Reference.byId(null, GUID));
    assertThat(slot("ref", "{'table': 'account', 'id': '" + ID + "'}"))
        .isEqualTo(Reference.byId("account", GUID));
    assertThat(slot("ref", "'USD'")).isEqualTo("USD");
  }

  @Test // LKP-2, LKP-3
  void readsExpandedReferencesAsKeysWithPaths() {
    Reference.ByKey reference =
        byKey(slot("ref", "{'@odata.etag': 'x', 'name': 'P', 'company': {'code': 'usmf'}}"));
    assertThat(reference.table()).isNull();
    assertThat(reference.key())
        .isEqualTo(KeyValues.builder().put("name", "P").put("company.code", "usmf").build());
  }

  @Test // LKP-3
  void mergesDottedColumnsIntoOneKey() {
    Row row = row("{'ref.name': 'P', 'text': 't', 'REF.company.code': 'usmf', 'ref.no': 5}");
    assertThat(byKey(row.raw("ref")).key())
        .isEqualTo(
            KeyValues.builder().put("name", "P").put("company.code", "usmf").put("no", 5).build());
  }

  @Test // LKP-5
  void readsAnAddressWithAKey() {
    Reference.ByKey reference =
        byKey(slot("ref", "{'table': 'account', 'key': {'accountnumber': 'C1', 'a.b': 1}}"));
    assertThat(reference.table()).isEqualTo("account");
    assertThat(reference.key())
        .isEqualTo(KeyValues.builder().put("accountnumber", "C1").put("a.b", 1).build());
  }

  @Test
  void prefersKeyPartsToAnIdAndAnIdToABlank() {
    String id = "'_ref_value': '" + ID + "'";
    assertThat(byKey(row("{" + id + ", 'ref': {'name': 'P'}}").raw("ref")).key())
        .isEqualTo(KeyValues.of("name", "P"));
    assertThat(byKey(row("{'ref.name': 'P', " + id + "}").raw("ref")).key())
        .isEqualTo(KeyValues.of("name", "P"));
    assertThat(row("{'ref': null, " + id + "}").raw("ref")).isEqualTo(Reference.byId(null, GUID));
    assertThat(byKey(row("{'ref': {'name': 'P'}, 'ref.name': 'Q', 'ref.x': 1}").raw("ref")).key())
        .isEqualTo(KeyValues.builder().put("name", "P").put("x", 1).build());
  }

  @Test // LKP-13, UND-29
  void clearsALookupWithoutAnyValue() {
    assertThat(row("{'_ref_value': null}").isBlank("ref")).isTrue();
    assertThat(row("{'ref': {'name': null, 'no': ''}}").isBlank("ref")).isTrue();
    assertThat(row("{'ref.name': null, 'ref.no': ''}").isBlank("ref")).isTrue();
    assertThat(byKey(row("{'ref.name': 'P', 'ref.no': null}").raw("ref")).key().columns())
        .containsExactly("name", "no");
  }

  @Test
  void readsUntypedColumnsByWhatTheyHold() {
    assertThat(slot("any", "5")).isEqualTo(5);
    assertThat(slot("any", "5000000000")).isEqualTo(5000000000L);
    assertThat(slot("any", "5.10")).isEqualTo(new BigDecimal("5.10"));
    assertThat(slot("any", "true")).isEqualTo(true);
    assertThat(slot("any", "''")).isEqualTo("");
    assertThat(slot("any", "[1]")).isEqualTo("[1]");
    assertThat(byKey(slot("any", "{'code': 'usmf'}")).key())
        .isEqualTo(KeyValues.of("code", "usmf"));
    assertThat(byKey(row("{'any.code': 'usmf'}").raw("any")).key())
        .isEqualTo(KeyValues.of("code", "usmf"));
    assertThat(row("{'_any_value': '" + ID + "'}").raw("any"))
        .isEqualTo(Reference.byId(null, GUID));
  }

  @Test
  void passesOverAnnotationsAndReportsUnknownColumnsOnRequest() {
    String json =
        "{\"@odata.etag\": 1, \"ref@odata.bind\": \"/x\", \"nope\": {\"a\": []}, \"int.x\": 1,"
            + " \"int\": 1}";
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    assertThat(READER.readRow(bytes).unknownColumns()).isEmpty();
    ReadRow row = READER.reportingUnknownColumns().readRow(bytes);
    assertThat(row.unknownColumns()).containsExactly("nope", "int.x");
    assertThat(row.row().value("int")).isEqualTo(1);
  }

  @Test
  void leavesStructuresWithoutMeaningAsText() {
    assertThat(slot("int", "[1, {'a': null}]")).isEqualTo("[1,{\"a\":null}]");
    assertThat(slot("date", "{}")).isEqualTo("{}");
    assertThat(slot("ref", "{}")).isEqualTo("{}");
  }

  @Test
  void explainsEveryKindOfFault() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String json : resource("faulty-rows.txt").lines().toList()) {
      RowFormatException failure =
          catchThrowableOfType(RowFormatException.class, () -> READER.read(json));
      assertThat(failure).as(json).isNotNull();
      assertThat(failure.code()).isEqualTo(ErrorCode.ROW_MALFORMED);
      all.append(json).append("\n  ").append(failure.getMessage()).append('\n');
    }
    assertThat(all.toString()).isEqualTo(resource("faulty-rows.expected.txt"));
  }

  @Test
  void boundsTheSizeOfARow() {
    RowReader small = READER.withMaxRowBytes(20);
    assertThat(small.read("{\"text\":\"1234567\"}").value("text")).isEqualTo("1234567");
    assertThatThrownBy(() -> small.read("{\"text\":\"1234567890\"}"))
        .hasMessageContaining("longer than 20 bytes");
    assertThatThrownBy(() -> small.read(new InfiniteJson()))
        .hasMessageContaining("longer than 20 bytes");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = RowReaderTest.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static final class InfiniteJson extends InputStream {
    @Override
    public int read() {
      return '{';
    }
  }
}
