package dev.tandem.spi.testkit;

import static dev.tandem.spi.connector.Capability.ATOMIC_GROUPS;
import static dev.tandem.spi.connector.Capability.CHANGE_FEED;
import static dev.tandem.spi.connector.Capability.DELETES;
import static dev.tandem.spi.connector.Capability.FENCES;
import static dev.tandem.spi.connector.Capability.OPERATION_LEDGER;
import static dev.tandem.spi.connector.Capability.READ_BY_ID;
import static dev.tandem.spi.connector.Capability.REFERENCES_BY_KEY;
import static dev.tandem.spi.connector.Capability.VERSION_CHECKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.tandem.spi.connector.Capabilities;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.error.ErrorCode;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Every promise of the contract catches the connector that breaks it, and no other test fails. */
class ConnectorContractTest {

  /** The contract for whatever connector a test puts here; only the launcher below runs it. */
  static class BrokenContract implements ConnectorContract {
    static final ThreadLocal<Supplier<Connector>> SUBJECT = new ThreadLocal<>();

    static final ThreadLocal<@Nullable ContractFixture> SAMPLE = new ThreadLocal<>();

    @Override
    public Connector openEmpty() {
      return SUBJECT.get().get();
    }

    @Override
    public ContractFixture sample() {
      ContractFixture sample = SAMPLE.get();
      return sample == null ? ConnectorContract.super.sample() : sample;
    }
  }

  @AfterEach
  void forgetTheSample() {
    BrokenContract.SAMPLE.remove();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenReads")
  void catchesBrokenReads(String promise, UnaryOperator<Connector> broken, Set<String> expected) {
    assertThat(failures(broken)).as(promise).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenWrites")
  void catchesBrokenWrites(String promise, UnaryOperator<Connector> broken, Set<String> expected) {
    assertThat(failures(broken)).as(promise).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("swallowedProblems")
  void catchesSwallowedProblems(ErrorCode swallowed, Set<String> expected) {
    assertThat(failures(sound -> BrokenWrites.swallows(sound, swallowed))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenLives")
  void catchesBrokenLives(String promise, UnaryOperator<Connector> broken, Set<String> expected) {
    assertThat(failures(broken)).as(promise).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenFeeds")
  void catchesBrokenFeeds(String promise, UnaryOperator<Connector> broken, Set<String> expected) {
    assertThat(failures(broken)).as(promise).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenFences")
  void catchesBrokenFences(String promise, UnaryOperator<Connector> broken, Set<String> expected) {
    assertThat(failures(broken)).as(promise).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenCompanies")
  void catchesBrokenCompanies(
      String promise, UnaryOperator<Connector> broken, Set<String> expected) { // I24
    BrokenContract.SUBJECT.set(
        () -> broken.apply(InMemoryConnector.of(SampleCatalogs.dataverse())));
    BrokenContract.SAMPLE.set(SampleCatalogs.projectTreeFixture());
    assertThat(failures()).as(promise).isEqualTo(expected);
  }

  @Test
  void catchesMixedCompanies() { // CO-19
    BrokenContract.SUBJECT.set(
        () -> BrokenReads.mixesCompanies(InMemoryConnector.of(SampleCatalogs.finance())));
    assertThat(failures()).isEqualTo(set("queriesOneCompany"));
  }

  @Test
  void everyPromiseHasAConnectorThatBreaksIt() {
    Set<String> caught = new TreeSet<>();
    Stream.of(
            brokenReads(),
            brokenWrites(),
            swallowedProblems(),
            brokenLives(),
            brokenFeeds(),
            brokenFences(),
            brokenCompanies())
        .flatMap(arguments -> arguments)
        .map(Arguments::get)
        .forEach(values -> caught.addAll(names(values[values.length - 1])));
    caught.add("queriesOneCompany");
    Set<String> promised =
        Arrays.stream(ConnectorContract.class.getMethods())
            .filter(method -> method.isAnnotationPresent(Test.class))
            .map(Method::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(caught).isEqualTo(promised);
  }

  private static Set<String> names(Object set) {
    return ((Set<?>) set).stream().map(String::valueOf).collect(Collectors.toSet());
  }

  static Stream<Arguments> brokenReads() {
    return Stream.of(
        broken(
            "null for a missing row", BrokenReads::dropsMissingRows, "readsInTheOrderOfAddresses"),
        broken("order of addresses", BrokenReads::readsInItsOwnOrder, "readsInTheOrderOfAddresses"),
        broken("keys without case", BrokenReads::comparesKeysExactly, "readsByKeyWithoutCase"),
        broken("exact decimals", BrokenReads::keepsDoubles, "keepsEveryValue"),
        broken("blank keys", BrokenReads::findsRowsUnderBlankKeys, "findsNothingUnderABlankKey"),
        broken("unknown tables", BrokenReads::invents, "refusesUnknownTables"),
        broken("last row of a page", BrokenReads::dropsTheLastRow, "pagesEveryRowOnce"),
        broken("rows once", BrokenReads::repeatsARow, "pagesEveryRowOnce"),
        broken("stable pages", BrokenReads::pagesByOffset, "pagesStablyWhileRowsChange"),
        broken("page size", BrokenReads::ignoresThePageSize, "neverExceedsThePageSize"),
        broken("page tokens", BrokenReads::takesAnyToken, "refusesTokensItDidNotIssue"));
  }

  static Stream<Arguments> brokenWrites() {
    return Stream.of(
        broken("order of outcomes", BrokenWrites::reversesOutcomes, "answersEachWriteInOrder"),
        broken(
            "blank",
            BrokenWrites::forgetsBlanks,
            "clearsBlankColumns",
            "keepsReferencedRowsIfDeletesAreDeclared",
            "rejectsMissingRequiredColumns"),
        broken("key columns", BrokenWrites::needsTheKeyInTheRow, "takesKeyColumnsFromTheKey"),
        broken(
            "second try",
            BrokenWrites::remembersRejections,
            "triesRejectedOperationsAgain",
            "keepsReferencedRowsIfDeletesAreDeclared"),
        broken("no cut text", BrokenWrites::cutsText, "rejectsTooLongText"),
        broken("no rounding", BrokenWrites::rounds, "rejectsDigitsItWouldLose"),
        broken("no throwing for a row", BrokenWrites::throwsForLongText, "rejectsTooLongText"),
        broken("the field", BrokenWrites::hidesTheField, "rejectsNumbersOutOfRange"),
        broken("all problems", BrokenWrites::namesOneProblem, "namesEveryProblemAtOnce"),
        broken(
            "atomic groups",
            BrokenWrites::appliesHalfGroups,
            "rollsAtomicGroupsBackIfDeclared",
            "acceptsNothingWithoutEffectIfDeclared",
            "tellsNothingOfRefusedWritesIfDeclared"),
        broken(
            "named rows",
            BrokenWrites::namesAnotherRow,
            "namesTheRowItWrote",
            "remembersAppliedOperationsIfDeclared",
            "tellsAcceptedOperationsIfDeclared"),
        broken("absence", BrokenWrites::ignoresAbsence, "createsOnlyAbsentRowsIfDeclared"),
        broken(
            "ledger",
            BrokenWrites::appliesTwice,
            "remembersAppliedOperationsIfDeclared",
            "answersAboutManyOperationsIfDeclared",
            "tellsAcceptedOperationsIfDeclared",
            "tellsWhatWasCommittedTogetherIfDeclared",
            "acceptsOnceUnderThreadsIfDeclared"),
        broken(
            "old versions",
            BrokenWrites::answersWithTheOldVersion,
            "changesTheVersionWithEveryWrite"),
        broken(
            "rows that are gone",
            BrokenWrites::missesDeletedRows,
            "deletesIfDeclared",
            "keepsReferencedRowsIfDeletesAreDeclared"),
        broken("whole rejection", BrokenWrites::appliesWhatFits, "leavesTheRowAloneWhenItRejects"),
        broken(
            "absent",
            BrokenWrites::replacesWholeRows,
            "leavesAbsentColumnsAlone",
            "losesNoUpdateUnderThreads"),
        broken(
            "versions",
            BrokenWrites::ignoresVersions,
            "createsOnlyAbsentRowsIfDeclared",
            "acceptsNothingWithoutEffectIfDeclared",
            "checksVersionsIfDeclared",
            "letsOneWriterOfAVersionWinIfDeclared"),
        broken(
            "created or updated",
            BrokenWrites::alwaysCreates,
            "upsertCreatesThenUpdates",
            "answersEachWriteInOrder",
            "appliesAtomicGroupsIfDeclared",
            "createsOnceUnderThreads"));
  }

  static Stream<Arguments> brokenFeeds() {
    return Stream.of(
        broken("deletions", BrokenFeeds::forgetsDeletes, "feedsEveryChangeIfDeclared"),
        broken("the present", BrokenFeeds::startsAtTheBeginning, "startsAtThePresentIfDeclared"),
        broken(
            "order of a row",
            BrokenFeeds::tellsTheNewestFirst,
            "keepsTheOrderOfEachRowIfDeclared",
            "feedsEveryChangeIfDeclared",
            "limitsBatchesIfDeclared",
            "tellsWhatWasCommittedTogetherIfDeclared"),
        broken("sequence", BrokenFeeds::countsDown, "keepsTheOrderOfEachRowIfDeclared"),
        broken("all batches", BrokenFeeds::dropsWhatDoesNotFit, "limitsBatchesIfDeclared"),
        broken(
            "changes again",
            BrokenFeeds::tellsOnce,
            "givesTheSameChangesAgainIfDeclared",
            "limitsBatchesIfDeclared",
            "resumesFromAStoredCursorIfDeclared"),
        broken("stored", BrokenFeeds::forgetsItsCursors, "resumesFromAStoredCursorIfDeclared"),
        broken("cursors", BrokenFeeds::takesAnyCursor, "refusesCursorsItDidNotIssueIfDeclared"),
        broken("tables", BrokenFeeds::followsUnknownTables, "followsNoUnknownTablesIfDeclared"),
        broken(
            "followed tables",
            BrokenFeeds::tellsOtherTables,
            "tellsOnlyTheTablesThatAreFollowedIfDeclared"),
        broken("refused", BrokenFeeds::undoesByDeleting, "tellsNothingOfRefusedWritesIfDeclared"),
        broken(
            "operations",
            BrokenFeeds::namesAWrongOperation,
            "tellsWhatWasCommittedTogetherIfDeclared"),
        broken(
            "transactions",
            BrokenFeeds::marksEveryChangeAsLast,
            "tellsWhatWasCommittedTogetherIfDeclared"),
        broken("gaps", BrokenFeeds::skipsWhatComesBetween, "missesNothingUnderThreadsIfDeclared"),
        broken("end", BrokenFeeds::outlivesItsEnd, "tellsNoChangesAfterCloseIfDeclared"));
  }

  static Stream<Arguments> brokenFences() {
    return Stream.of(
        broken(
            "fences",
            BrokenFences::ignoresFences,
            "refusesOlderGenerationsIfDeclared",
            "neverLowersAFenceIfDeclared",
            "stopsWritesUnderWayIfDeclared"),
        broken("effect", BrokenFences::fencesTheAnswerOnly, "refusesOlderGenerationsIfDeclared"),
        broken("partitions", BrokenFences::mixesPartitions, "keepsPartitionsApartIfDeclared"),
        broken("lower fences", BrokenFences::lowersFences, "neverLowersAFenceIfDeclared"),
        broken("races", BrokenFences::checksTooEarly, "stopsWritesUnderWayIfDeclared"),
        broken("no fence", BrokenFences::fencesEveryFence, "ignoresFencesUnlessDeclared"),
        broken(
            "version of then", BrokenFences::forgetsVersions, "tellsAcceptedOperationsIfDeclared"),
        broken("ids", BrokenFences::forgetsIds, "tellsAcceptedOperationsIfDeclared"),
        broken(
            "long lists",
            BrokenFences::readsTheLedgerInPart,
            "answersAboutManyOperationsIfDeclared"),
        broken(
            "effects only",
            BrokenFences::acceptsWhatArrives,
            "acceptsNothingWithoutEffectIfDeclared"),
        broken("once", BrokenFences::looksBeforeItWrites, "acceptsOnceUnderThreadsIfDeclared"));
  }

  static Stream<Arguments> brokenCompanies() {
    return Stream.of(
        broken("moves", BrokenWrites::movesRows, "rejectsMovesToAnotherCompany"),
        broken("one company", BrokenWrites::knowsOneCompany, "keepsCompaniesApart"),
        broken("lookups", BrokenWrites::looksAcrossCompanies, "rejectsLookupsIntoAnotherCompany"));
  }

  static Stream<Arguments> swallowedProblems() {
    return Stream.of(
        arguments(ErrorCode.TEXT_TOO_LONG, set("rejectsTooLongText")),
        arguments(ErrorCode.UNKNOWN_OPTION, set("rejectsUnknownOptions")),
        arguments(ErrorCode.OUT_OF_RANGE, set("rejectsNumbersOutOfRange")),
        arguments(ErrorCode.VALUE_NOT_CONVERTIBLE, set("rejectsValuesOfAnotherType")),
        arguments(
            ErrorCode.UNKNOWN_COLUMN,
            set(
                "rejectsUnknownColumns",
                "answersEachWriteInOrder",
                "rollsAtomicGroupsBackIfDeclared",
                "triesRejectedOperationsAgain",
                "tellsNothingOfRefusedWritesIfDeclared",
                "leavesTheRowAloneWhenItRejects")),
        arguments(ErrorCode.READ_ONLY, set("rejectsReadOnlyColumns")),
        arguments(ErrorCode.REQUIRED_MISSING, set("rejectsMissingRequiredColumns")),
        arguments(ErrorCode.KEY_BLANK, set("rejectsBlankKeys")),
        arguments(
            ErrorCode.KEY_MISMATCH,
            set("rejectsKeysOfOtherColumns", "rejectsKeysThatDisagreeWithTheRow")),
        arguments(ErrorCode.UNKNOWN_TABLE, set("rejectsRowsOfUnknownTables")),
        arguments(ErrorCode.DUPLICATE_KEY, set("rejectsSecondRowsOfOneKey")),
        arguments(ErrorCode.STILL_REFERENCED, set("keepsReferencedRowsIfDeletesAreDeclared")),
        arguments(ErrorCode.LOOKUP_NOT_FOUND, set("rejectsLookupsToNothing")));
  }

  static Stream<Arguments> brokenLives() {
    return Stream.of(
        broken(
            "end",
            BrokenLives::neverCloses,
            "refusesCallsAfterClose",
            "tellsNoChangesAfterCloseIfDeclared"),
        broken("second end", BrokenLives::closesOnce, "closesTwice"),
        broken("side", BrokenLives::confusesSides, "declaresOneSide"),
        broken("threads", BrokenLives::losesUpdates, "losesNoUpdateUnderThreads"),
        broken("group size", BrokenLives::hidesItsGroupSize, "refusesOversizedGroups"),
        hidden(READ_BY_ID, "readsByIdIfDeclared"),
        hidden(DELETES, "deletesIfDeclared", "keepsReferencedRowsIfDeletesAreDeclared"),
        hidden(REFERENCES_BY_KEY, "resolvesLookupsByKeyIfDeclared"),
        hidden(
            OPERATION_LEDGER,
            "remembersAppliedOperationsIfDeclared",
            "tellsAcceptedOperationsIfDeclared",
            "acceptsNothingWithoutEffectIfDeclared",
            "answersAboutManyOperationsIfDeclared",
            "acceptsOnceUnderThreadsIfDeclared"),
        hidden(
            CHANGE_FEED,
            Arrays.stream(FeedContract.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(Method::getName)
                .toArray(String[]::new)),
        hidden(FENCES, "ignoresFencesUnlessDeclared"),
        hidden(ATOMIC_GROUPS, "appliesAtomicGroupsIfDeclared", "rollsAtomicGroupsBackIfDeclared"),
        hidden(
            VERSION_CHECKS,
            "checksVersionsIfDeclared",
            "createsOnlyAbsentRowsIfDeclared",
            "letsOneWriterOfAVersionWinIfDeclared"));
  }

  private static Arguments hidden(Capability trait, String... expected) {
    return broken("undeclared " + trait, sound -> BrokenLives.hides(sound, trait), expected);
  }

  private static Arguments broken(
      String promise, UnaryOperator<Connector> connector, String... expected) {
    return arguments(promise, connector, set(expected));
  }

  private static Set<String> set(String... names) {
    return new HashSet<>(List.of(names));
  }

  private static Set<String> failures(UnaryOperator<Connector> broken) {
    BrokenContract.SUBJECT.set(
        () ->
            broken.apply(
                InMemoryConnector.builder(SampleCatalogs.dataverse())
                    .capabilities(Capabilities.all(20, 100))
                    .build()));
    return failures();
  }

  private static Set<String> failures() {
    EngineExecutionResults results =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(BrokenContract.class))
            .execute();
    return results.testEvents().failed().stream()
        .map(ConnectorContractTest::method)
        .collect(Collectors.toSet());
  }

  private static String method(Event event) {
    String name = event.getTestDescriptor().getDisplayName();
    return name.substring(0, name.indexOf('('));
  }
}
