package dev.tandem.row.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextRowsTest {
  private static final RowReader READER = RowReader.of(SampleTables.EVERY_TYPE);

  @Test
  void readsCellsByTheTypeOfTheirColumn() {
    TextRows rows = READER.columns(List.of(" Date", "decimal", "CHOICE", "bool", "text", "any"));
    Row row = rows.row(1, List.of("2026-03-05", " 1.50 ", "192350001", "True", " x ", "5"));
    assertThat(row.raw("date")).isEqualTo(LocalDate.of(2026, 3, 5));
    assertThat(row.raw("decimal")).isEqualTo(new BigDecimal("1.50"));
    assertThat(row.raw("choice")).isEqualTo(ChoiceValue.of(192350001));
    assertThat(row.raw("bool")).isEqualTo(true);
    assertThat(row.raw("text")).isEqualTo(" x ");
    assertThat(row.raw("any")).isEqualTo("5");
  }

  @Test // NUL-1
  void takesAnEmptyCellAsBlankAndAMissingOneAsAbsent() {
    TextRows rows = READER.columns(List.of("text", "int", "date", "long"));
    Row row = rows.row(1, Arrays.asList("", " ", null));
    assertThat(row.isBlank("text")).isTrue();
    assertThat(row.isBlank("int")).isTrue();
    assertThat(row.isAbsent("date")).isTrue();
    assertThat(row.isAbsent("long")).isTrue();
  }

  @Test // LKP-3
  void mergesDottedColumns() {
    TextRows rows = READER.columns(List.of("ref.name", "ref.company.code"));
    assertThat(rows.row(1, List.of("P", "usmf")).raw("ref"))
        .isEqualTo(
            Reference.byKey(
                null, KeyValues.builder().put("name", "P").put("company.code", "usmf").build()));
    assertThat(rows.row(1, List.of("", "")).isBlank("ref")).isTrue();
  }

  @Test
  void namesUnknownColumns() {
    TextRows rows = READER.columns(List.of("nope", "int", "int.x"));
    assertThat(rows.unknownColumns()).containsExactly("nope", "int.x");
    assertThat(rows.row(1, List.of("a", "1", "b")).presentColumns()).containsExactly("int");
  }

  @Test
  void refusesColumnsThatStandTwiceAndCellsTooMany() {
    assertThatThrownBy(() -> READER.columns(List.of("int", "INT")))
        .hasMessage("cannot read row at line 1: column int stands twice in the row");
    assertThatThrownBy(() -> READER.columns(List.of("ref.a", "ref.A")))
        .hasMessage("cannot read row at line 1: A stands twice in the same reference");
    assertThatThrownBy(() -> READER.columns(List.of("int")).row(7, List.of("1", "2")))
        .hasMessage(
            "cannot read row at line 7: found 2 cells, expected at most the 1 of the header");
  }
}
