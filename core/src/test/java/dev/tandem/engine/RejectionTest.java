package dev.tandem.engine;

import static dev.tandem.engine.Results.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tandem.map.Direction;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.Problem;
import org.junit.jupiter.api.Test;

/** A rejected row says everything that is wrong with it at once (UND-9). */
class RejectionTest {
  private static Pairing many() {
    return Pairing.global()
        .column("TEXT", Types.MEMO)
        .column("text", Types.TEXT)
        .column("WHOLE", Types.TEXT)
        .column("whole", Types.INT)
        .column("KIND", Types.TEXT)
        .column("kind", Types.CHOICE)
        .column("UNIT", Types.TEXT)
        .column("unit", LookupTables.to("unit"))
        .table(LookupTables.units())
        .toDataverse("TEXT", "text")
        .toDataverse("WHOLE", "whole")
        .toDataverse("KIND", "kind", Results.valueMap("A", "192350000"))
        .toDataverse("UNIT", "unit.symbol");
  }

  private static MappingResult broken() {
    return many()
        .apply(
            Direction.TO_DATAVERSE,
            LookupTables.knownUnits(),
            "NUMBER",
            null,
            "TEXT",
            "longer than ten",
            "WHOLE",
            "x",
            "KIND",
            "B",
            "UNIT",
            "day");
  }

  // UND-9, UND-26, TYP-1, LKP-8
  @Test
  void listsEveryProblemOfTheRow() {
    assertThat(problems(broken()))
        .extracting(Problem::code, Problem::field, Problem::value)
        .containsExactlyInAnyOrder(
            tuple(ErrorCode.TEXT_TOO_LONG, "TEXT", "longer than ten"),
            tuple(ErrorCode.VALUE_NOT_CONVERTIBLE, "WHOLE", "x"),
            tuple(ErrorCode.VALUE_NOT_CONVERTIBLE, "KIND", "B"),
            tuple(ErrorCode.LOOKUP_NOT_FOUND, "UNIT", "[day]"),
            tuple(ErrorCode.KEY_BLANK, "number", null));
  }

  @Test
  void saysMapLegAndFieldsButNoValues() {
    assertThat(problems(broken()))
        .filteredOn(problem -> problem.code() != ErrorCode.KEY_BLANK)
        .allSatisfy(
            problem ->
                assertThat(problem.message())
                    .contains("map [Things] - [things], leg 001", " to ")
                    .doesNotContain("longer than ten", "day"));
  }

  // UND-9
  @Test
  void listsAllowedValues() {
    assertThat(problems(broken()))
        .filteredOn(problem -> "KIND".equals(problem.field()))
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.allowed())
                    .containsExactly("192350000 (Cost)", "192350001 (Sales)"));
  }

  // UND-26: a key part that does not convert is not blank
  @Test
  void doesNotCallAKeyBlankWhoseValueDoesNotFit() {
    MappingResult result = Pairing.global().fromFinance("NUMBER", "longer than twenty characters");
    assertThat(problems(result)).extracting(Problem::code).containsExactly(ErrorCode.TEXT_TOO_LONG);
  }

  @Test
  void throwsWithAllProblemsWhenTheCallerInsists() {
    MappingResult result = broken();
    assertThatThrownBy(result::orThrow)
        .isInstanceOfSatisfying(
            RowRejectedException.class,
            thrown -> {
              assertThat(thrown.problems()).isEqualTo(problems(result));
              assertThat(thrown.code()).isEqualTo(problems(result).get(0).code());
            })
        .hasMessageContaining("TDM2002 TEXT")
        .hasMessageContaining("TDM2006 UNIT");
  }

  @Test
  void refusesRowsOfAnotherSchemaAndUnknownDirections() {
    CompiledMap map = many().compiled();
    CompiledMap other = many().compiled();
    assertThatThrownBy(
            () ->
                map.apply(
                    Direction.TO_DATAVERSE,
                    Pairing.row(other.source(Direction.TO_DATAVERSE), "NUMBER", "1"),
                    Lookups.byKey()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("source(direction)");
    CompiledMap oneWay =
        Pairing.bare()
            .column("NUMBER", Types.TEXT)
            .column("number", Types.TEXT)
            .keys(new String[] {"NUMBER"}, new String[] {"number"})
            .toDataverse("NUMBER", "number")
            .compiled();
    assertThat(oneWay.directions()).containsExactly(Direction.TO_DATAVERSE); // MAP-15
    assertThatThrownBy(() -> oneWay.source(Direction.TO_FINANCE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("TO_FINANCE");
  }
}
