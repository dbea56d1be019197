package dev.tandem.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.tandem.spi.state.SyncStore;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Every promise of the contract catches the store that breaks it, and no other test fails. */
class SyncStoreContractTest {

  /** The contract for whatever store a test puts here; only the launcher below runs it. */
  static class BrokenContract implements SyncStoreContract {
    static final ThreadLocal<UnaryOperator<SyncStore>> SUBJECT = new ThreadLocal<>();

    @Override
    public SyncStore openEmpty() {
      return SUBJECT.get().apply(SyncStore.inMemory());
    }

    @Override
    public Optional<SyncStore> reopen(SyncStore closed) {
      return Optional.of(SUBJECT.get().apply(((AlteredStore) closed).sound));
    }
  }

  /** A store that outlives its end keeps the contract. */
  @Nested
  class Reopened implements SyncStoreContract {
    @Override
    public SyncStore openEmpty() {
      return new AlteredStore(SyncStore.inMemory());
    }

    @Override
    public Optional<SyncStore> reopen(SyncStore closed) {
      return Optional.of(new AlteredStore(((AlteredStore) closed).sound));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenStores")
  void catchesBrokenStores(String promise, UnaryOperator<SyncStore> broken, Set<String> expected) {
    assertThat(failures(broken)).as(promise).isEqualTo(expected);
  }

  @Test
  void everyPromiseHasAStoreThatBreaksIt() {
    Set<String> caught = new TreeSet<>();
    brokenStores()
        .map(Arguments::get)
        .forEach(values -> ((Set<?>) values[2]).forEach(name -> caught.add(String.valueOf(name))));
    Set<String> promised =
        Arrays.stream(SyncStoreContract.class.getMethods())
            .filter(method -> method.isAnnotationPresent(Test.class))
            .map(Method::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(caught).isEqualTo(promised);
  }

  static Stream<Arguments> brokenStores() {
    return Stream.of(leases(), commits(), queries(), links(), documents(), lives())
        .flatMap(arguments -> arguments);
  }

  private static Stream<Arguments> leases() {
    return Stream.of(
        broken(
            "one owner",
            BrokenStores::leasesToEverybody,
            "givesAPartitionToOneOwner",
            "renewsInTime",
            "passesOnWhatRanOut",
            "releasesOnlyWhatIsHeld",
            "leasesOnceUnderThreads",
            "survivesItsEndIfItCanBeReopened"),
        broken("renewals", BrokenStores::countsRenewals, "renewsInTime"),
        broken("generations", BrokenStores::keepsGenerations, "passesOnWhatRanOut"),
        broken("release", BrokenStores::releasesNothing, "releasesForTheNextOwner"),
        broken("release of others", BrokenStores::releasesForOthers, "releasesOnlyWhatIsHeld"),
        broken(
            "fences",
            BrokenStores::ignoresLeases,
            "fencesCommitsOfOlderLeases",
            "fencesCommitsOfInventedLeases"),
        broken(
            "unknown leases", BrokenStores::trustsUnknownLeases, "fencesCommitsOfInventedLeases"),
        broken(
            "renewed leases",
            BrokenStores::wantsTheLastRenewal,
            "storesUnderTheNewestLease",
            "survivesItsEndIfItCanBeReopened"),
        broken("races for leases", BrokenStores::leasesTooLate, "leasesOnceUnderThreads"));
  }

  private static Stream<Arguments> commits() {
    return Stream.of(
        broken("whole notes", BrokenStores::cutsNotes, "keepsEveryPartOfAnObligation"),
        broken("places", BrokenStores::receivesBackwards, "givesPlacesInOrder"),
        broken(
            "once",
            BrokenStores::receivesAgain,
            "receivesAnOperationOnce",
            "receivesOnceUnderThreads"),
        broken("payloads stay", BrokenStores::clearsPayloads, "settlesInPlace"),
        broken(
            "counts",
            BrokenStores::countsReceiptsOnly,
            "conservesCounts",
            "receivesAnOperationOnce",
            "settlesOnceUnderThreads",
            "survivesItsEndIfItCanBeReopened"),
        broken(
            "nothing half",
            BrokenStores::storesBeforeItChecks,
            "storesNothingWhenAnObligationChanged",
            "storesNothingWhenADocumentChanged"),
        broken("status", BrokenStores::settlesWhateverItIs, "settlesOnceUnderThreads"),
        broken(
            "expectations",
            BrokenStores::ignoresExpectations,
            "storesNothingWhenADocumentChanged",
            "answersEmptyCommits",
            "replacesOnceUnderThreads"),
        broken("empty commits", BrokenStores::skipsEmptyCommits, "answersEmptyCommits"),
        broken("payloads", BrokenStores::cutsPayloads, "keepsLargeAndEmptyPayloads"),
        broken("receipts", BrokenStores::countsReceiptsTooEarly, "receivesOnceUnderThreads"));
  }

  private static Stream<Arguments> queries() {
    return Stream.of(
        ignored(
            "status",
            "findsByStatus",
            "findsByPartition",
            "findsByMap",
            "findsByTarget",
            "findsByKey",
            "findsByGroup",
            "findsByRun",
            "findsByWhatTheyWaitFor",
            "findsWhatIsDue",
            "findsSettledObligationsByTheirPresentState"),
        ignored("partition", "findsByPartition"),
        ignored("map", "findsByMap", "pagesInTheOrderOfPlaces"),
        ignored("target", "findsByTarget"),
        ignored(
            "key",
            "findsByKey",
            "pagesInTheOrderOfPlaces",
            "findsSettledObligationsByTheirPresentState"),
        ignored("group", "findsByGroup", "pagesInTheOrderOfPlaces"),
        ignored("run", "findsByRun"),
        ignored(
            "waitingFor",
            "findsByWhatTheyWaitFor",
            "pagesInTheOrderOfPlaces",
            "findsSettledObligationsByTheirPresentState"),
        ignored("dueAt", "findsWhatIsDue", "findsSettledObligationsByTheirPresentState"),
        broken(
            "two conditions",
            BrokenStores::ignoresTheSecondCondition,
            "findsByAllConditionsTogether"),
        broken("order", BrokenStores::ordersByAge, "pagesInTheOrderOfPlaces"),
        broken(
            "present state",
            BrokenStores::keepsOldIndexes,
            "findsSettledObligationsByTheirPresentState"),
        broken("operations", BrokenStores::ignoresCaseOfOperations, "tellsWhatWasReceived"),
        broken("owed", BrokenStores::prunesWhatIsOwed, "prunesOnlyWhatIsFinishedForLong"),
        broken("portions", BrokenStores::prunesEverything, "prunesInPortions"),
        broken("forgotten", BrokenStores::countsWhatItHas, "countsWhatItForgot"));
  }

  private static Stream<Arguments> links() {
    return Stream.of(
        broken("maps", BrokenStores::mixesMaps, "remembersPairsByKey"),
        broken("rows", BrokenStores::keepsOldRows, "remembersPairsByRow"),
        broken("moves", BrokenStores::keepsTheFirstKey, "followsRowsToOtherKeys"),
        broken("forgetting", BrokenStores::pagesForgottenPairs, "forgetsPairs"),
        broken("order of keys", BrokenStores::ordersKeysSigned, "pagesPairsInTheOrderOfKeys"),
        broken("many", BrokenStores::answersInPart, "answersAboutManyPairs"));
  }

  private static Stream<Arguments> documents() {
    return Stream.of(
        broken("empty texts", BrokenStores::keepsEmptyTexts, "keepsTheLastText"),
        broken("prefixes", BrokenStores::takesPrefixesForPatterns, "findsByPrefix"),
        broken("order of names", BrokenStores::ordersByCodePoint, "ordersDocumentsByName"),
        broken("races", BrokenStores::checksDocumentsTooEarly, "replacesOnceUnderThreads"),
        broken("pieces", BrokenStores::storesPieceByPiece, "showsNoHalfCommits"));
  }

  private static Stream<Arguments> lives() {
    return Stream.of(
        broken("beginning", BrokenStores::startsWithADocument, "startsEmpty"),
        broken("end", BrokenStores::worksAfterItsEnd, "refusesEveryCallAfterClose"),
        broken(
            "leases of before",
            BrokenStores::forgetsLeasesAtItsEnd,
            "survivesItsEndIfItCanBeReopened"),
        broken("second end", BrokenStores::closesOnce, "closesTheStoreTwice"));
  }

  private static Arguments ignored(String condition, String... expected) {
    List<String> all = new ArrayList<>(List.of(expected));
    all.add("findsByAllConditionsTogether");
    return broken(
        "condition " + condition,
        sound -> BrokenStores.ignores(sound, condition),
        all.toArray(String[]::new));
  }

  private static Arguments broken(
      String promise, UnaryOperator<SyncStore> store, String... expected) {
    return arguments(promise, store, new HashSet<>(List.of(expected)));
  }

  private static Set<String> failures(UnaryOperator<SyncStore> broken) {
    BrokenContract.SUBJECT.set(broken);
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(BrokenContract.class))
        .execute()
        .testEvents()
        .failed()
        .stream()
        .map(SyncStoreContractTest::method)
        .collect(Collectors.toSet());
  }

  private static String method(Event event) {
    String name = event.getTestDescriptor().getDisplayName();
    return name.substring(0, name.indexOf('('));
  }
}
