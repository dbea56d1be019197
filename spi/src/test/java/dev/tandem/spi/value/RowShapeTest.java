package dev.tandem.spi.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows of a shape are rows like any other. */
class RowShapeTest {
  private static final TableSchema TABLE =
      TableSchema.builder(TableName.finance("Things"))
          .column("a", FieldType.UNTYPED)
          .column("b", FieldType.UNTYPED)
          .column("c", FieldType.UNTYPED)
          .column("d", FieldType.UNTYPED)
          .build();

  /** Slots in any order, each with a value. */
  record Filled(List<Integer> slots, List<@Nullable Object> values) {
    Row shaped() {
      return RowShape.of(TABLE, slots).row(values.subList(0, slots.size()).toArray());
    }

    Row plain() {
      @Nullable Object[] all = new @Nullable Object[TABLE.size()];
      for (int i = 0; i < slots.size(); i++) {
        all[slots.get(i)] = values.get(i);
      }
      return Row.ofSlots(TABLE, all);
    }
  }

  @Provide
  Arbitrary<Filled> filled() {
    Arbitrary<Object> values =
        Arbitraries.<Object>of("x", "", 1, Blank.BLANK, true).injectNull(0.3);
    return Combinators.combine(
            Arbitraries.shuffle(0, 1, 2, 3),
            Arbitraries.integers().between(0, 4),
            values.list().ofSize(4))
        .as((slots, count, list) -> new Filled(slots.subList(0, count), list));
  }

  @Property
  void rowsOfAShapeEqualPlainRows(@ForAll("filled") Filled filled) {
    Row shaped = filled.shaped();
    Row plain = filled.plain();

    assertThat(shaped).isEqualTo(plain).hasSameHashCodeAs(plain).hasToString(plain.toString());
    assertThat(plain).isEqualTo(shaped);
    assertThat(shaped.presentColumns()).isEqualTo(plain.presentColumns());
    assertThat(shaped.toBuilder().build()).isEqualTo(plain);
    for (String column : List.of("a", "B", "c", "d", "unknown")) {
      assertThat(shaped.raw(column)).isEqualTo(plain.raw(column));
      assertThat(shaped.isAbsent(column)).isEqualTo(plain.isAbsent(column));
      assertThat(shaped.isBlank(column)).isEqualTo(plain.isBlank(column));
    }
  }

  @Test
  void differsWhereAValueDiffers() {
    RowShape shape = RowShape.of(TABLE, List.of(2, 0));

    assertThat(shape.schema()).isSameAs(TABLE);
    assertThat(shape.size()).isEqualTo(2);
    assertThat(shape.row(new Object[] {"x", 1})).isNotEqualTo(shape.row(new Object[] {"x", 2}));
    assertThat(shape.row(new Object[] {"x", 1}).value("c")).isEqualTo("x");
  }

  @Test
  void refusesSlotsThatAreNotThere() {
    for (List<Integer> slots : List.of(List.of(4), List.of(-1), List.of(1, 1))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RowShape.of(TABLE, slots))
          .withMessageContaining("slot " + slots.get(slots.size() - 1));
    }
  }

  @Test
  void refusesAnotherNumberOfValues() {
    RowShape shape = RowShape.of(TABLE, Arrays.asList(1, 2));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> shape.row(new Object[] {"x"}))
        .withMessageContaining("2 values, not 1");
  }
}
