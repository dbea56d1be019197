package dev.tandem.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.tandem.engine.CompiledMap;
import dev.tandem.engine.MappingResult;
import dev.tandem.map.Direction;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Row;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** The contract lets a good map pass and finds each planted bug by the law it breaks. */
class MapContractTest {
  private static final AtomicInteger CALLS = new AtomicInteger();

  private static final MappingResult REJECTED =
      new MappingResult.Rejected(
          List.of(Problem.of(ErrorCode.VALUE_NOT_CONVERTIBLE, "number", "nothing will do", null)));

  private static Events run(CompiledMap map) {
    PlantedMap.planted = map;
    return EngineTestKit.engine("jqwik")
        .configurationParameter("jqwik.database", "target/planted-database")
        .configurationParameter("jqwik.reporting.usejunitplatform", "true")
        .configurationParameter("jqwik.tries.default", "200")
        .configurationParameter("jqwik.shrinking.default", "OFF")
        .configurationParameter("jqwik.failures.after.default", "RANDOM_SEED")
        .selectors(selectClass(PlantedMap.class))
        .execute()
        .testEvents();
  }

  private static Set<String> failures(CompiledMap map) {
    Set<String> names = new TreeSet<>();
    run(map)
        .failed()
        .list()
        .forEach(event -> names.add(event.getTestDescriptor().getDisplayName()));
    return names;
  }

  @Test
  void aSoundMapPassesEveryLaw() {
    Events events = run(SampleMap.compiled());
    assertThat(events.failed().count()).isZero();
    assertThat(events.succeeded().count()).isEqualTo(MapLaw.values().length + 1);
  }

  @TestFactory
  Stream<DynamicTest> eachPlantedBugBreaksItsLaw() {
    Map<String, BuggyProgram.Bug> bugs =
        Map.ofEntries(
            Map.entry("mapsSomeRows", (way, row, result, program) -> REJECTED),
            Map.entry("neverThrows", MapContractTest::throwsForBlanks),
            Map.entry("staysWithinTheTargetSchema", MapContractTest::writesLongTexts),
            Map.entry("leavesUnmappedColumnsAbsent", MapContractTest::writesUnmappedColumns),
            Map.entry("respectsFilters", MapContractTest::forgetsTheFilter),
            Map.entry("agreesWithItsPrintedFilter", MapContractTest::forgetsTheFilter),
            Map.entry("isDeterministic", MapContractTest::changesEachTime),
            Map.entry("keepsTheKey", MapContractTest::cutsTheKey),
            Map.entry("staysInItsCompany", MapContractTest::movesToAnotherCompany),
            Map.entry("survivesTheRoundTrip", MapContractTest::growsOnTheWay),
            Map.entry("writesTheSameTwice", MapContractTest::changesEachTime),
            Map.entry("touchesOnlyWhatTheRowCarries", MapContractTest::guessesWhatIsAbsent),
            Map.entry("mapsABatchLikeSingleRows", MapContractTest::changesEachTime));
    return bugs.entrySet().stream()
        .map(
            bug ->
                DynamicTest.dynamicTest(
                    bug.getKey(),
                    () ->
                        assertThat(failures(BuggyProgram.plant(bug.getValue())))
                            .contains(bug.getKey())));
  }

  @Test
  void lookupsThatAreNotNamedBreakTheirLaw() {
    assertThat(failures(BuggyProgram.withoutLookupRequests()))
        .containsExactly("mapsABatchLikeSingleRows", "needsNoLookupThatItDoesNotName");
  }

  @Test
  void aRejectionWithoutProblemBreaksALaw() {
    BuggyProgram.Bug silent =
        (direction, row, result, program) ->
            result instanceof MappingResult.Rejected
                ? new MappingResult.Rejected(List.of())
                : result;
    assertThat(failures(BuggyProgram.plant(silent))).contains("neverThrows");
  }

  private static MappingResult throwsForBlanks(
      Direction direction, Row row, MappingResult result, BuggyProgram program) {
    for (int slot = 0; slot < row.schema().size(); slot++) {
      if (row.slot(slot) == Blank.BLANK) {
        throw new IllegalStateException("blank");
      }
    }
    return result;
  }

  private static MappingResult writesLongTexts(
      Direction direction, Row row, MappingResult result, BuggyProgram program) {
    return program.changed(result, "name", value -> value + "x".repeat(200));
  }

  private static MappingResult writesUnmappedColumns(
      Direction direction, Row row, MappingResult result, BuggyProgram program) {
    return program.changed(result, "other", value -> "unasked");
  }

  private static MappingResult forgetsTheFilter(
      Direction direction, Row row, MappingResult result, BuggyProgram program) {
    return result instanceof MappingResult.Filtered
        ? new MappingResult.Mapped(program, new @Nullable Object[program.target().size()], null)
        : result;
  }

  private static MappingResult changesEachTime(
      Direction direction, Row row, MappingResult result, BuggyProgram program) {
    return program.changed(result, "name", value -> "n" + CALLS.incrementAndGet());
  }

  private static MappingResult cutsTheKey(
      Direction direction, Row row, MappingResult result, BuggyProgram program) {
    return program.changed(result, "number", value -> "N");
  }

  private static MappingResult movesToAnotherCompany(
      Direction direction, Row row, MappingResult result, BuggyProgram program) {
    return program.moved(result, "dat");
  }

  /** A name of its own making when the row has no amount. */
  private static MappingResult guessesWhatIsAbsent(
      Direction direction, Row row, MappingResult result, BuggyProgram program) {
    return row.isAbsent("amount") ? program.changed(result, "name", value -> "guessed") : result;
  }

  private static MappingResult growsOnTheWay(
      Direction direction, Row row, MappingResult result, BuggyProgram program) {
    return program.changed(
        result, "amount", value -> ((java.math.BigDecimal) value).add(java.math.BigDecimal.ONE));
  }
}
