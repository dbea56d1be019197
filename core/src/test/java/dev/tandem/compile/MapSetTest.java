package dev.tandem.compile;

import static dev.tandem.engine.Results.defaultValue;
import static dev.tandem.engine.Results.valueMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.Pairing;
import dev.tandem.engine.Types;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several maps of one pair of tables (MAP-2, UND-49). */
class MapSetTest {

  private static Pairing customers() {
    return Pairing.global()
        .column("KIND", Types.ENUM)
        .column("FIRST", Types.TEXT)
        .column("SECOND", Types.TEXT)
        .column("kind", Types.CHOICE)
        .column("name", Types.TEXT);
  }

  private static List<MapIssue> between(Pairing one, Pairing other) {
    MapSet set = MapSet.of(List.of(one.compilation(), other.compilation()));
    assertThat(set.compilations()).noneMatch(Compilation::hasErrors);
    assertThat(set.hasErrors()).isEqualTo(!set.issues().isEmpty());
    return set.issues();
  }

  @Test // UND-49: conflict on the same column is an error at start
  void refusesTwoSourcesOfOneColumnForOneRow() {
    List<MapIssue> issues =
        between(
            customers().toDataverse("FIRST", "name").filters("(KIND != KIND::Item)", ""),
            customers().toDataverse("SECOND", "name").filters("(FIRST == \"x\")", ""));
    assertThat(issues).hasSize(1);
    MapIssue issue = issues.get(0);
    assertThat(issue.code()).isEqualTo(IssueCode.TDM4022);
    assertThat(issue.severity()).isEqualTo(Severity.ERROR);
    assertThat(issue.pair()).isEqualTo(2);
    assertThat(issue.field()).isEqualTo("FIRST > name");
    assertThat(issue.message()).contains("name of things", "SECOND > name", "FIRST = x", "KIND = ");
  }

  @Test // UND-49: the same source gives the same value, so both may run
  void runsMapsThatFeedAColumnAlike() {
    assertThat(
            between(
                customers().both("FIRST", "name", valueMap("a", "b")),
                customers().both("first", "NAME", valueMap("a", "b"))))
        .isEmpty();
    assertThat(
            between(
                customers().both("FIRST", "name", valueMap("a", "b")),
                customers().both("FIRST", "name", valueMap("a", "c"))))
        .extracting(MapIssue::message)
        .hasSize(2)
        .allSatisfy(message -> assertThat(message).contains("every row passes both filters"));
  }

  @Test // MAP-2, UND-49: one pair of tables, filters that exclude each other
  void runsMapsWhoseFiltersExcludeEachOther() {
    Pairing items =
        customers()
            .toDataverse("", "kind", defaultValue("192350000"))
            .filters("(KIND == \"Item\")", "");
    Pairing others =
        customers()
            .toDataverse("", "kind", defaultValue("192350001"))
            .filters("(KIND == \"None\")", "");
    assertThat(between(items, others)).isEmpty();
    assertThat(between(items, others.filters("(KIND != \"None\")", ""))).hasSize(1);
  }

  @Test // UND-49: only the way that both maps have
  void comparesEachWayForItself() {
    assertThat(
            between(
                customers().toDataverse("FIRST", "name"), customers().toFinance("FIRST", "name")))
        .isEmpty();
    assertThat(
            between(
                customers().toFinance("FIRST", "name").filters("", "kind eq 192350000"),
                customers().toFinance("FIRST", "number").filters("", "name eq 'x'")))
        .extracting(MapIssue::message)
        .singleElement()
        .asString()
        .contains("FIRST of Things", "kind = 192350000", "name = x");
  }

  @Test // DIPV issues of a single map stay its own
  void passesOverMapsThatCannotRun() {
    Pairing broken = customers().toDataverse("NOWHERE", "name");
    Pairing sound = customers().toDataverse("FIRST", "name");
    MapSet set = MapSet.of(List.of(broken.compilation(), sound.compilation()));
    assertThat(set.issues()).isEmpty();
    assertThat(set.hasErrors()).isTrue();
  }

  @Test // MAP-2
  void leavesMapsOfDifferentTablesAlone() {
    MapCompiler bare = MapCompiler.withoutCatalogs();
    MapSet set =
        MapSet.of(
            List.of(
                bare.compile(MapsOfTwo.map("Customers V3", "accounts", "A")),
                bare.compile(MapsOfTwo.map("Customers V3", "contacts", "B"))));
    assertThat(set.issues()).isEmpty();
    MapSet same =
        MapSet.of(
            List.of(
                bare.compile(MapsOfTwo.map("Customers V3", "accounts", "A")),
                bare.compile(MapsOfTwo.map("customers v3", "ACCOUNTS", "B"))));
    assertThat(same.issues()).hasSize(1);
  }
}
