package dev.tandem.projectops.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.testkit.arbitrary.RowArbitraries;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import dev.tandem.spi.value.Row;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws that hold for every entity and every row. */
class EntityCodecProperties {
  private static final Map<EntityCodec<?>, TableSchema> SCHEMAS =
      Models.all().stream().collect(Collectors.toMap(Function.identity(), Models::fillable));

  /** A codec and a row of its table. */
  record Case(EntityCodec<?> codec, Row row) {}

  @Provide
  Arbitrary<Case> rows() {
    return cases(RowArbitraries::rows);
  }

  @Provide
  Arbitrary<Case> nastyRows() {
    return cases(RowArbitraries::nastyRows);
  }

  /** Rows in which every choice and enumeration holds what no schema knows. */
  @Provide
  Arbitrary<Case> rowsWithUnknownOptions() {
    return Combinators.combine(rows(), Arbitraries.integers(), Arbitraries.strings().alpha())
        .as((valid, number, symbol) -> new Case(valid.codec, unknown(valid.row, number, symbol)));
  }

  private static Arbitrary<Case> cases(Function<TableSchema, Arbitrary<Row>> rows) {
    Map<EntityCodec<?>, Arbitrary<Case>> byCodec = new HashMap<>();
    SCHEMAS.forEach(
        (codec, schema) -> byCodec.put(codec, rows.apply(schema).map(row -> new Case(codec, row))));
    return Arbitraries.of(SCHEMAS.keySet()).flatMap(byCodec::get).withoutEdgeCases();
  }

  private static Row unknown(Row row, int number, String symbol) {
    Row.Builder changed = row.toBuilder();
    row.schema()
        .columns()
        .forEach(
            column -> {
              if (column.type() instanceof FieldType.Choice choice && !choice.multiple()) {
                changed.set(column.name(), ChoiceValue.of(number));
              } else if (column.type() instanceof FieldType.Enumeration members
                  && members.members().size() != 2) {
                changed.set(column.name(), EnumValue.of("X" + symbol));
              }
            });
    return changed.build();
  }

  private static <T extends Entity> Row again(EntityCodec<T> codec, Row row) {
    return codec.write(codec.read(row), row.schema());
  }

  private static <T extends Entity> void writeThenRead(EntityCodec<T> codec, Row row) {
    T entity = codec.read(row);
    T fresh = codec.withSource(entity, null);

    Row written = codec.write(fresh, row.schema());

    assertThat(codec.read(written)).isEqualTo(entity);
    assertThat(written.presentColumns()).noneMatch(written::isBlank);
  }

  @Property(tries = 200) // NUL-1, NUL-2: absent, blank and value stay apart
  void readingThenWritingGivesTheRow(@ForAll("rows") Case given) {
    assertThat(again(given.codec, given.row)).isEqualTo(given.row);
  }

  @Property(tries = 200)
  void writingThenReadingGivesTheEntity(@ForAll("rows") Case given) {
    writeThenRead(given.codec, given.row);
  }

  @Property(tries = 200) // TYP-10, UND-1
  void unknownOptionsAndMembersSurvive(@ForAll("rowsWithUnknownOptions") Case given) {
    assertThat(again(given.codec, given.row)).isEqualTo(given.row);
  }

  @Property(tries = 200)
  void anyRowIsKeptOrRefusedWithItsColumn(@ForAll("nastyRows") Case given) {
    try {
      assertThat(again(given.codec, given.row)).isEqualTo(given.row);
    } catch (DualWriteException refused) {
      assertThat(refused.code()).isEqualTo(ErrorCode.VALUE_NOT_CONVERTIBLE);
      String message = String.valueOf(refused.getMessage());
      assertThat(given.codec.columns())
          .anyMatch(column -> message.contains("." + column.column() + " "));
    }
  }
}
