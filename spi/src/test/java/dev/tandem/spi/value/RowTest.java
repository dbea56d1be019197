package dev.tandem.spi.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import org.junit.jupiter.api.Test;

class RowTest {
  private static final TableSchema TABLE =
      TableSchema.builder(TableName.dataverse("things"))
          .column("a", FieldType.Text.of(10))
          .column(ColumnSchema.of("b", FieldType.Whole.int32()))
          .column("c", new FieldType.Bool())
          .build();

  @Test
  void keepsAbsentBlankAndValueApart() { // NUL-1, NUL-2
    Row row = Row.builder(TABLE).set("a", null).set("b", 1).build();

    assertThat(row.isBlank("a")).isTrue();
    assertThat(row.isAbsent("a")).isFalse();
    assertThat(row.raw("a")).isEqualTo(Blank.BLANK);
    assertThat(row.value("a")).isNull();
    assertThat(row.value("b")).isEqualTo(1);
    assertThat(row.isBlank("b")).isFalse();
    assertThat(row.isAbsent("c")).isTrue();
    assertThat(row.raw("c")).isNull();
    assertThat(row.presentColumns()).containsExactly("a", "b");
  }

  @Test
  void aBlankTextIsAValue() { // NUL-4
    Row row = Row.builder(TABLE).set("a", "").build();

    assertThat(row.isBlank("a")).isFalse();
    assertThat(row.value("a")).isEqualTo("");
    assertThat(row).isNotEqualTo(Row.builder(TABLE).set("a", null).build());
  }

  @Test
  void anAbsentSlotDiffersFromABlankOne() {
    assertThat(Row.builder(TABLE).build()).isNotEqualTo(Row.builder(TABLE).set("a", null).build());
  }

  @Test
  void findsColumnsInAnyCase() { // JSON-7
    Row row = Row.builder(TABLE).set("A", "x").build();

    assertThat(row.value("a")).isEqualTo("x");
    assertThat(row.slot(0)).isEqualTo("x");
    assertThat(row.raw("nowhere")).isNull();
  }

  @Test
  void refusesUnknownColumnsAndClasses() {
    Row.Builder row = Row.builder(TABLE);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> row.set("nowhere", "x"))
        .withMessageContaining("things")
        .withMessageContaining("nowhere");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> row.set("b", 1.5d))
        .withMessageContaining("java.lang.Double");
    assertThatIllegalArgumentException().isThrownBy(() -> row.remove("nowhere"));
  }

  @Test
  void holdsTextThatDoesNotFitItsType() {
    assertThat(Row.builder(TABLE).set("b", "abc").build().value("b")).isEqualTo("abc");
  }

  @Test
  void takesOneSlotPerColumn() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Row.ofSlots(TABLE, new Object[] {"x"}))
        .withMessageContaining("3 columns");
  }

  @Test
  void showsPresentColumnsOnly() {
    assertThat(Row.builder(TABLE).set("a", null).set("c", true).build())
        .hasToString("things{a=blank, c=true}");
  }
}
