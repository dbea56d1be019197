package dev.tandem.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tandem.engine.CompiledMap;
import dev.tandem.engine.MappingResult;
import dev.tandem.map.Direction;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The laws without jqwik: the sample map keeps them, a planted bug is told by a small row. */
class MapExtensionTest {
  @RegisterExtension
  static final MapExtension SAMPLE = MapExtension.of(SampleMap.compiled()).withRows(50);

  private static final CompiledMap LOSING = BuggyProgram.plant(MapExtensionTest::losesAmounts);
  private static final Set<Row> SEEN = new HashSet<>();

  @TestFactory
  Stream<DynamicNode> theSampleMapKeepsTheLaws() {
    return SAMPLE.laws();
  }

  @TestTemplate
  void rowsOfBothSidesAreHanded(
      @RowOf(Side.DATAVERSE) Row dataverse, @RowOf(Side.FINANCE) Row finance) {
    assertThat(dataverse.schema()).isSameAs(SampleMap.compiled().source(Direction.TO_FINANCE));
    assertThat(finance.schema()).isSameAs(SampleMap.compiled().source(Direction.TO_DATAVERSE));
    SEEN.add(dataverse);
  }

  @AfterAll
  static void manyRowsWereSeen() {
    assertThat(SEEN).hasSizeGreaterThan(40);
  }

  @Test
  void theSameSeedGivesTheSameRows() {
    CompiledMap map = SampleMap.compiled();
    assertThat(GeneratedRows.of(() -> MapRows.nasty(map, Side.FINANCE), 20, 5))
        .isEqualTo(GeneratedRows.of(() -> MapRows.nasty(map, Side.FINANCE), 20, 5))
        .isNotEqualTo(GeneratedRows.of(() -> MapRows.nasty(map, Side.FINANCE), 20, 6));
  }

  // I4
  @Test
  void aBugIsToldByASmallRow() {
    List<String> failures = failures(MapExtension.of(LOSING));
    assertThat(failures).hasSize(2).allMatch(each -> each.startsWith("SURVIVES_THE_ROUND_TRIP"));
    assertThat(failures.get(0))
        .startsWith("SURVIVES_THE_ROUND_TRIP does not hold TO_FINANCE for row ")
        .contains(
            " of seed 1, made small: jobs{number=A, name=A, amount=blank, msdyn_company="
                + "ByKey[table=cdm_company, key={cdm_companycode=GBPM}]}: AMOUNT is <1> on the way"
                + " there and <3> after there, back and there: ");
  }

  @Test
  void aColumnThatIsListedAsLossyMayBeLost() {
    assertThat(failures(MapExtension.of(LOSING).withLossy("amount"))).isEmpty();
  }

  @Test
  void aLossyColumnThatTheMapDoesNotWriteIsAMistake() {
    assertThat(failures(MapExtension.of(SampleMap.compiled()).withLossy("amuont")))
        .hasSize(2)
        .allMatch(each -> each.contains("amuont is listed as lossy and written by the map"));
  }

  @Test
  void needsRows() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SAMPLE.withRows(0))
        .withMessage("a law needs at least one row, not 0");
  }

  private static MappingResult losesAmounts(
      Direction direction, Row row, MappingResult result, BuggyProgram program) {
    return program.changed(result, "amount", value -> ((BigDecimal) value).add(BigDecimal.ONE));
  }

  /** What the laws that do not hold say. */
  private static List<String> failures(MapExtension extension) {
    List<String> failures = new ArrayList<>();
    extension.laws().forEach(law -> failure((DynamicTest) law).ifPresent(failures::add));
    return failures;
  }

  @SuppressWarnings("CatchingUnchecked")
  private static Optional<String> failure(DynamicTest law) {
    try {
      law.getExecutable().execute();
      return Optional.empty();
    } catch (Throwable e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
