package dev.tandem.engine;

import static dev.tandem.engine.Results.mapped;
import static dev.tandem.engine.Results.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.spi.value.EnumValue;
import org.junit.jupiter.api.Test;

/** Which rows take part (FLT-1, UND-46, UND-47). */
class FilteredRowTest {
  private static Pairing filtered() {
    return Pairing.global()
        .column("KIND", Types.ENUM)
        .column("ready", Types.BOOL)
        .filters("(Kind == \"Item\")", "ready eq true");
  }

  // FLT-1: each filter is evaluated on the side the row comes from
  @Test
  void mapsRowsThatMatchTheFilterOfTheirSide() {
    assertThat(mapped(filtered().fromFinance("NUMBER", "1", "KIND", EnumValue.of("item"))))
        .hasToString("things{number=1}"); // UND-46: read for the filter only
    assertThat(mapped(filtered().fromDataverse("number", "1", "ready", true)))
        .hasToString("Things{NUMBER=1}");
  }

  // UND-1: the result says which filter left the row out
  @Test
  void filtersRowsThatDoNotMatch() {
    assertThat(reason(filtered().fromFinance("NUMBER", "1", "KIND", EnumValue.of("None"))))
        .isEqualTo("filter (Kind == \"Item\") is not true");
    assertThat(reason(filtered().fromDataverse("number", "1", "ready", false)))
        .isEqualTo("filter ready eq true is not true");
  }

  // UND-47: the reason names columns that the row does not carry
  @Test
  void namesFilterColumnsThatTheRowDoesNotCarry() {
    assertThat(reason(filtered().fromDataverse("number", "1")))
        .contains("does not carry")
        .contains("ready");
    assertThat(reason(filtered().fromFinance("NUMBER", "1")))
        .contains("does not carry")
        .containsIgnoringCase("kind");
  }

  // FLT-1: the filter comes before the mapping
  @Test
  void filtersARowThatCouldNotBeMapped() {
    Pairing pairing = filtered().field(Types.MEMO, Types.INT);
    assertThat(reason(pairing.fromFinance("NUMBER", "1", "FIELD", "not a number")))
        .contains("Item");
  }

  // FLT-2
  @Test
  void takesAllRowsWhenThereIsNoFilter() {
    Pairing pairing = Pairing.global().filters("  ", "");
    assertThat(mapped(pairing.fromFinance("NUMBER", "1")).presentColumns())
        .containsExactly("number");
  }

  // FLT-15: a comparison with null is not true
  @Test
  void filtersARowWhoseComparisonIsUnknown() {
    Pairing pairing = Pairing.global().column("line", Types.INT).filters("", "line ne 5");
    assertThat(reason(pairing.fromDataverse("number", "1", "line", null))).contains("line ne 5");
    assertThat(mapped(pairing.fromDataverse("number", "1", "line", 4)).isAbsent("NUMBER"))
        .isFalse();
  }

  @Test
  void throwsOnlyWhenTheCallerInsists() {
    MappingResult result = filtered().fromDataverse("number", "1", "ready", false);
    assertThatThrownBy(result::orThrow)
        .isInstanceOfSatisfying(
            RowRejectedException.class,
            thrown -> {
              assertThat(thrown.result()).isSameAs(result);
              assertThat(thrown.problems()).isEmpty();
            })
        .hasMessageContaining("ready eq true");
  }
}
