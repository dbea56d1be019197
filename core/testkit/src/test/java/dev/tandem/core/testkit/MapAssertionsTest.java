package dev.tandem.core.testkit;

import static dev.tandem.core.testkit.MapAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.CompiledMap;
import dev.tandem.engine.Lookups;
import dev.tandem.engine.MappingResult;
import dev.tandem.map.Direction;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The assertions hold for what is so, and say what is there when it is not. */
class MapAssertionsTest {
  private static MappingResult apply(@Nullable Object... cells) {
    CompiledMap map = SampleMap.compiled();
    Row.Builder row = Row.builder(map.source(Direction.TO_DATAVERSE));
    for (int i = 0; i < cells.length; i += 2) {
      row.set(String.valueOf(cells[i]), cells[i + 1]);
    }
    return map.apply(Direction.TO_DATAVERSE, row.build(), Lookups.byKey());
  }

  private static MappingResult mapped() {
    return apply("dataAreaId", "usmf", "NUMBER", "1", "NAME", "", "AMOUNT", new BigDecimal("1.50"));
  }

  private static MappingResult rejected() {
    return apply("dataAreaId", "usmf", "NUMBER", "1", "NAME", "x", "KIND", "Third");
  }

  @Test
  void describesAMappedRow() {
    MappingResult result = apply("dataAreaId", "usmf", "NUMBER", "1", "NAME", "n", "KIND", "first");
    assertThat(result)
        .isMapped()
        .isFor("JOBS")
        .hasField("name", "n")
        .hasField("kind", "1")
        .hasNoField("amount")
        .hasKey("NUMBER", "1 ")
        .hasKey("msdyn_company.cdm_companycode", "USMF");
  }

  @Test
  void describesARejectedRow() {
    assertThat(rejected())
        .isRejected()
        .withProblem(ErrorCode.VALUE_NOT_CONVERTIBLE, "kind")
        .withProblems(1);
  }

  @Test
  void describesAFilteredRow() {
    assertThat(apply("dataAreaId", "usmf", "NUMBER", "1", "NAME", "alpha"))
        .isFiltered()
        .isFilteredBecause("alpha");
  }

  @Test
  void saysWhatTheResultIsInstead() {
    assertThatThrownBy(() -> assertThat(rejected()).isMapped())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("rejected")
        .hasMessageContaining("TDM2001");
    assertThatThrownBy(() -> assertThat(rejected()).isFiltered()).hasMessageContaining("TDM2001");
    assertThatThrownBy(() -> assertThat(apply("NUMBER", "1", "NAME", "n")).isMapped())
        .hasMessageContaining("filtered")
        .hasMessageContaining("CO-3");
  }

  @Test
  void failsForWrongFieldsKeysAndProblems() {
    MappingResult result = apply("dataAreaId", "usmf", "NUMBER", "1", "NAME", "n");
    assertFails(() -> assertThat(result).hasField("name", "m"), "<n>");
    assertFails(() -> assertThat(result).hasField("name", null), "<n>");
    assertFails(() -> assertThat(result).hasField("amount", null), "absent");
    assertFails(() -> assertThat(result).hasNoField("name"), "<n>");
    assertFails(() -> assertThat(result).hasKey("number", "2"), "number=1");
    assertFails(() -> assertThat(result).isFor("things"), "jobs");
    assertFails(() -> assertThat(result).isRejected(), "mapped");
    assertFails(() -> assertThat(result).withWarning(ErrorCode.KEY_INCOMPLETE), "KEY_INCOMPLETE");
    assertFails(
        () -> assertThat(rejected()).withProblem(ErrorCode.TEXT_TOO_LONG, "KIND"), "TDM2001");
    assertFails(() -> assertThat(rejected()).withProblems(2), "TDM2001");
    assertFails(() -> assertThat((MappingResult) null).isMapped(), "null");
  }

  private static void assertFails(Runnable assertion, String shown) {
    assertThatThrownBy(assertion::run)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(shown);
  }

  @Test
  void comparesDecimalsByValueAndBlanksAsNull() {
    MappingResult result =
        apply(
            "dataAreaId",
            "usmf",
            "NUMBER",
            "1",
            "NAME",
            "n",
            "AMOUNT",
            new BigDecimal("1.50"),
            "UNIT",
            "");
    assertThat(result).hasField("amount", new BigDecimal("1.5")).hasField("unit", null);
    assertFails(() -> assertThat(result).hasField("amount", new BigDecimal("1.6")), "1.50");
  }

  @Test
  void seesWarnings() {
    assertThat(apply("dataAreaId", "usmf", "NAME", "n")).withWarning(ErrorCode.KEY_INCOMPLETE);
    assertFails(() -> assertThat(mapped()).isFiltered(), "mapped");
  }
}
