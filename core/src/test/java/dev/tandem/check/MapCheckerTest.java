package dev.tandem.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tandem.check.CheckExamples.Example;
import dev.tandem.compile.IssueCode;
import dev.tandem.compile.MapCompiler;
import dev.tandem.compile.MapIssue;
import dev.tandem.compile.Severity;
import dev.tandem.engine.Pairing;
import dev.tandem.engine.Results;
import dev.tandem.engine.Types;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FilePosition;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.Side;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every code of the checker: said where it belongs, and only there. */
class MapCheckerTest {

  @TestFactory
  Stream<DynamicTest> saysEachCodeOfAFaultyMap() {
    return CheckExamples.all().stream()
        .map(example -> DynamicTest.dynamicTest(name(example), () -> isSaid(example)));
  }

  private static void isSaid(Example example) {
    assertThat(with(example.faulty(), example.code()))
        .anySatisfy(
            finding -> {
              assertThat(finding.message()).contains(example.words());
              assertThat(finding.severity()).isEqualTo(example.severity());
              assertThat(finding.remedy()).isNotBlank();
            });
  }

  @TestFactory
  Stream<DynamicTest> saysNoCodeOfASoundMap() {
    return CheckExamples.all().stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    name(example),
                    () -> assertThat(with(example.sound(), example.code())).isEmpty()));
  }

  @Test
  void hasAnExampleOfEveryCode() {
    assertThat(CheckExamples.all()).extracting(Example::code).contains(CheckCode.values());
  }

  private static String name(Example example) {
    return example.code() + " " + example.words();
  }

  private static List<Finding> with(CheckReport report, CheckCode code) {
    return report.findings().stream()
        .filter(finding -> finding.code().equals(code.name()))
        .toList();
  }

  private static Pairing unfit() {
    return Pairing.global().field(Types.INT, Types.MEMO).filters("(NUMBER = ", "nothing eq 1");
  }

  @Test // what the compiler says is repeated once, and nothing is said of filters without meaning
  void repeatsTheCompiler() {
    List<MapIssue> issues = unfit().compilation().issues();
    assertThat(issues).extracting(MapIssue::code).contains(IssueCode.TDM4011, IssueCode.DIPV1012);
    assertThat(checked(unfit()).findings())
        .extracting(Finding::display)
        .containsExactlyElementsOf(issues.stream().map(MapIssue::display).toList());
  }

  @Test // a place for every part of a leg that the compiler complains about
  void pointsAtThePartOfTheLeg() {
    DualWriteMap map = unfit().map();
    assertThat(checked(unfit()).findings())
        .extracting(Finding::code, finding -> finding.place().pointer())
        .contains(
            tuple("TDM4011", "/legs/0/sourceFilter"),
            tuple("DIPV1012", "/legs/0/reversedSourceFilter"));
    Catalog nothing = Catalog.of(Side.DATAVERSE, List.of());
    Catalog neither = Catalog.of(Side.FINANCE, List.of());
    assertThat(MapChecker.with(MapCompiler.forCatalogs(nothing, neither)).check(map).findings())
        .extracting(Finding::code, finding -> finding.place().pointer())
        .contains(
            tuple("DIPV1018", "/legs/0/sourceSchema"),
            tuple("DIPV1020", "/legs/0/destinationSchema"));
  }

  private static CheckReport checked(Pairing pairing) {
    return MapChecker.with(pairing.compiler()).check(pairing.map());
  }

  @Test
  void pointsAtThePlace() {
    Pairing pairing = Pairing.global().field(Types.DATE, Types.INSTANT).filters("", "number eq 1");
    CheckedMap map =
        CheckedMap.of("maps/things.json", pairing.map())
            .at(pointer -> new FilePosition(pointer.length(), 3));
    CheckReport report = MapChecker.with(pairing.compiler()).check(List.of(map));
    assertThat(report.findings())
        .filteredOn(finding -> finding.code().equals("TDM4106"))
        .extracting(Finding::place)
        .containsOnly(
            new FindingPlace(
                "maps/things.json",
                new FilePosition(23, 3),
                "/legs/0/fieldMappings/1",
                "[Things] - [things]",
                1,
                2,
                "FIELD = field"));
    assertThat(checked(pairing.filters("", "number eq null or number ne null")).findings())
        .filteredOn(finding -> finding.code().equals("TDM4108"))
        .extracting(finding -> finding.place().pointer())
        .containsExactly("/legs/0/reversedSourceFilter");
  }

  @Test // TRF-5
  void asksWhatMayHaveBeenMeant() {
    Pairing pairing =
        Pairing.global()
            .column("FIELD", Types.NO_YES)
            .column("field", Types.BOOL)
            .toDataverse("FIELD", "field", Results.valueMap("No", "flase", "Yess", "true"));
    CheckReport report = checked(pairing);
    assertThat(report.findings())
        .filteredOn(finding -> finding.code().equals("TDM4103"))
        .extracting(Finding::remedy)
        .containsExactly(
            "\"Yess\": did you mean Yes? correct them, take them out, or refresh the schema if they"
                + " are new");
    assertThat(report.findings())
        .filteredOn(finding -> finding.code().equals("TDM4009"))
        .extracting(Finding::remedy)
        .containsExactly(
            "did you mean false? Correct the value, or refresh the schema if the option is new");
  }

  @Test // without catalogs only what the map itself shows
  void checksWithoutCatalogs() {
    Pairing pairing = Pairing.global().filters("", "number eq 1 and number eq 2");
    CheckReport report = MapChecker.with(MapCompiler.withoutCatalogs()).check(pairing.map());
    assertThat(report.findings()).extracting(Finding::code).containsExactly("TDM4021", "TDM4107");
  }

  @Test // MAP-2, UND-49
  void findsMapsThatOverlap() {
    Pairing one = Pairing.global().column("A", Types.TEXT).column("B", Types.TEXT);
    Pairing sound = one.column("name", Types.TEXT).toDataverse("A", "name");
    Pairing other =
        Pairing.global()
            .column("A", Types.TEXT)
            .column("B", Types.TEXT)
            .column("name", Types.TEXT)
            .toDataverse("B", "name");
    CheckReport report =
        MapChecker.with(sound.compiler())
            .check(
                List.of(
                    CheckedMap.of("one.json", sound.map()),
                    CheckedMap.of("two.json", other.map())));
    assertThat(report.findings())
        .filteredOn(finding -> finding.code().equals("TDM4022"))
        .extracting(finding -> finding.place().file())
        .containsExactly("one.json");
  }

  @Test
  void suppressesWithAReason() {
    Pairing pairing = Pairing.global().field(Types.DATE, Types.INSTANT);
    CheckReport all = checked(pairing);
    assertThat(all.reaches(Severity.WARNING)).isTrue();
    for (String field : List.of("FIELD", "field", "FIELD = field")) {
      CheckReport report = suppressed(pairing, "[Other] - [things]", field);
      assertThat(report.findings()).extracting(Finding::code).contains("TDM4118");
      report = suppressed(pairing, "[things] - [things]", field);
      assertThat(report.reaches(Severity.WARNING)).isFalse();
      assertThat(report.suppressed())
          .allSatisfy(each -> assertThat(each.suppression().reason()).isEqualTo("only days matter"))
          .hasSize(2);
    }
    assertThat(suppressed(pairing, null, "NUMBER").reaches(Severity.WARNING)).isTrue();
    assertThatThrownBy(() -> new Suppression("TDM4106", null, null, " "))
        .hasMessage("a suppression says why");
  }

  private static CheckReport suppressed(Pairing pairing, @Nullable String map, String field) {
    Suppression entry = new Suppression("tdm4106", map, field, "only days matter");
    Suppressions file = new Suppressions("checks.yaml", List.of(entry));
    return MapChecker.with(pairing.compiler())
        .check(List.of(CheckedMap.of("", pairing.map()).with(file)));
  }

  @Test
  void knowsAFindingAgain() {
    Finding finding = checked(Pairing.global().field(Types.DATE, Types.INSTANT)).findings().get(0);
    Finding moved =
        checked(
                Pairing.global()
                    .column("MORE", Types.TEXT)
                    .column("more", Types.TEXT)
                    .both("MORE", "more")
                    .field(Types.DATE, Types.INSTANT))
            .findings()
            .get(0);
    assertThat(moved.place()).isNotEqualTo(finding.place());
    assertThat(moved.fingerprint()).isEqualTo(finding.fingerprint()).hasSize(32);
    CheckReport report = checked(Pairing.global().field(Types.DATE, Types.INSTANT));
    assertThat(report.without(Set.of(finding.fingerprint())).findings())
        .hasSize(report.findings().size() - 1);
  }

  @Test // UND-10, TRF-9: space counts in a value map, but not around a number
  void takesSpaceAroundAKeyForAnotherKey() {
    Pairing pairing =
        Pairing.global()
            .column("FIELD", Types.NO_YES)
            .column("field", Types.BOOL)
            .toDataverse("FIELD", "field", Results.valueMap("No", "false", "Yes ", "true"));
    assertThat(checked(pairing).findings())
        .extracting(Finding::code)
        .contains("TDM4101", "TDM4103");
    Pairing number =
        Pairing.global()
            .column("FIELD", Types.ENUM)
            .column("field", Types.CHOICE)
            .toFinance(
                "FIELD", "field", Results.valueMap("item", " 192350000", "none", "192350001 "));
    assertThat(checked(number).findings())
        .extracting(Finding::code)
        .doesNotContain("TDM4101", "TDM4103");
  }
}
