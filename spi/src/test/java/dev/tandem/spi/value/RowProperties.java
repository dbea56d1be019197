package dev.tandem.spi.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of rows and their builders. */
class RowProperties {
  private static final List<String> COLUMNS = List.of("a", "b", "c", "d");
  private static final TableSchema TABLE = table();

  private static TableSchema table() {
    TableSchema.Builder table = TableSchema.builder(TableName.finance("Things"));
    COLUMNS.forEach(column -> table.column(column, FieldType.UNTYPED));
    return table.build();
  }

  @Provide
  Arbitrary<Map<String, Object>> values() {
    Arbitrary<Object> values =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(5).map(Object.class::cast),
            Arbitraries.integers().map(Object.class::cast),
            Arbitraries.bigDecimals().map(Object.class::cast),
            Arbitraries.of(Blank.BLANK, true, BigDecimal.ONE));
    return Arbitraries.maps(Arbitraries.of(COLUMNS), values);
  }

  @Property
  void givesBackWhatWasSet(@ForAll("values") Map<String, Object> values) {
    Row row = Row.builder(TABLE).setAll(values).build();

    assertThat(row.presentColumns()).containsExactlyInAnyOrderElementsOf(values.keySet());
    values.forEach((column, value) -> assertThat(row.raw(column)).isEqualTo(value));
  }

  @Property
  void theOrderOfSettingDoesNotMatter(
      @ForAll("values") Map<String, Object> values, @ForAll Random random) {
    List<String> columns = new ArrayList<>(values.keySet());
    Collections.shuffle(columns, random);
    Row.Builder shuffled = Row.builder(TABLE);
    columns.forEach(column -> shuffled.set(column.toUpperCase(Locale.ROOT), values.get(column)));
    Row row = Row.builder(TABLE).setAll(values).build();

    assertThat(shuffled.build()).isEqualTo(row).hasSameHashCodeAs(row);
  }

  @Property
  void rowsNeverChangeAfterwards(@ForAll("values") Map<String, Object> values) {
    Row.Builder builder = Row.builder(TABLE).setAll(values);
    Row row = builder.build();
    Row same = row.toBuilder().build();
    COLUMNS.forEach(column -> builder.set(column, "changed"));
    COLUMNS.forEach(column -> row.toBuilder().remove(column));

    assertThat(row).isEqualTo(same);
  }

  @Property
  void removingMakesAbsent(
      @ForAll("values") Map<String, Object> values, @ForAll("columns") String column) {
    Row row = Row.builder(TABLE).setAll(values).remove(column).build();

    assertThat(row.isAbsent(column)).isTrue();
    assertThat(row.presentColumns()).doesNotContain(column);
  }

  @Provide
  Arbitrary<String> columns() {
    return Arbitraries.of(COLUMNS);
  }
}
