package dev.tandem.projectops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tandem.check.CheckedMap;
import dev.tandem.check.Finding;
import dev.tandem.check.MapChecker;
import dev.tandem.compile.Compilation;
import dev.tandem.compile.MapCompiler;
import dev.tandem.compile.MapIssue;
import dev.tandem.compile.MapSet;
import dev.tandem.core.testkit.MapCase;
import dev.tandem.core.testkit.MapCases;
import dev.tandem.map.Direction;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.LookupPath;
import dev.tandem.spi.schema.TableSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every shipped map against its own cases and against its recorded issues. */
class ShippedMapsTest {
  private static final MapCatalogue SHIPPED = ProjectOperations.shipped();

  private static final MapChecker CHECKER =
      MapChecker.with(
          MapCompiler.forCatalogs(SHIPPED.catalogs().dataverse(), SHIPPED.catalogs().finance()));

  @TestFactory
  Stream<DynamicContainer> casesHold() {
    return SHIPPED.maps().stream()
        .map(
            entry ->
                dynamicContainer(
                    entry.id(),
                    MapCases.tests(
                        file(entry),
                        () -> SHIPPED.compiled(entry.id()),
                        () -> SHIPPED.catalogs().dataverse())));
  }

  /** Where its cases stand; those of the sources are the ones that may be written anew. */
  private static Path file(CatalogueEntry entry) {
    boolean write = "write".equals(System.getProperty(MapCases.PROPERTY));
    Path maps = ShippedFiles.sources().resolve("maps");
    return write
        ? maps.resolve(entry.id()).resolve("cases.json")
        : ShippedFiles.beside(entry, "cases.json");
  }

  private static List<MapCase> casesOf(CatalogueEntry entry) {
    try {
      return MapCases.read(ShippedFiles.beside(entry, "cases.json")).all();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @TestFactory
  Stream<DynamicNode> notesHold() {
    return SHIPPED.maps().stream()
        .flatMap(
            entry ->
                casesOf(entry).stream()
                    .filter(MapCase::isNote)
                    .map(
                        note ->
                            dynamicTest(
                                note.toString(), () -> checkThatNothingIsFiltered(entry, note))));
  }

  /** What the note claims: no filter on any way the map has, and no company that could miss. */
  private static void checkThatNothingIsFiltered(CatalogueEntry entry, MapCase mapCase) {
    assertThat(mapCase.note()).isEqualTo("none possible");
    assertThat(entry.directions())
        .allSatisfy(direction -> assertThat(entry.map().leg().filter(direction)).isBlank());
    for (Direction direction : entry.directions()) {
      TableSchema source = SHIPPED.compiled(entry.id()).source(direction);
      assertThat(source.companyScope().companySpecific()).isFalse();
    }
  }

  @TestFactory
  Stream<DynamicNode> casesCoverTheMap() {
    return SHIPPED.maps().stream().map(entry -> dynamicTest(entry.id(), () -> checkCover(entry)));
  }

  private static void checkCover(CatalogueEntry entry) {
    List<MapCase> cases = casesOf(entry);
    assertThat(cases)
        .as("filtered")
        .anyMatch(each -> each.isNote() || each.outcome().equals("filtered"));
    assertThat(cases).as("rejected").anyMatch(each -> each.outcome().equals("rejected"));
    assertThat(cases).extracting(MapCase::name).doesNotHaveDuplicates();
    for (Direction direction : entry.directions()) {
      Set<String> covered = new TreeSet<>();
      cases.stream()
          .filter(each -> each.outcome().equals("mapped") && each.way() == direction)
          .forEach(each -> covered.addAll(each.expectedColumns()));
      assertThat(covered).as(direction.toString()).containsAll(targets(entry, direction));
    }
    cases.stream()
        .filter(each -> !each.isNote())
        .forEach(
            each ->
                assertThat(each.rules())
                    .as(each.name())
                    .isNotEmpty()
                    .allMatch(rule -> rule.matches("[A-Z]{2,4}-\\d+")));
  }

  private static List<String> targets(CatalogueEntry entry, Direction direction) {
    List<String> targets = new ArrayList<>();
    for (FieldMapping field : entry.map().leg().fieldMappings()) {
      if (field.direction().includes(direction)) {
        LookupPath path = LookupPath.parse(field.destinationField());
        boolean toFinance = direction == Direction.TO_FINANCE;
        targets.add(toFinance || path == null ? field.sourceField() : path.column());
      }
    }
    return targets;
  }

  @TestFactory
  Stream<DynamicNode> issuesAreThoseRecorded() {
    return SHIPPED.maps().stream().map(entry -> dynamicTest(entry.id(), () -> checkIssues(entry)));
  }

  private static void checkIssues(CatalogueEntry entry) throws IOException {
    ExpectedIssues.check(
        CHECKER.check(entry.map()).findings(),
        ShippedFiles.sources().resolve("maps").resolve(entry.id()).resolve("expected-issues.txt"),
        ShippedFiles.beside(entry, "expected-issues.txt"));
  }

  @Test // VAL-5: what is said of the maps as a set, and of none of them alone
  void issuesOfTheSetAreThoseRecorded() throws IOException {
    Set<Finding> ofEach = new LinkedHashSet<>();
    List<CheckedMap> maps = new ArrayList<>();
    for (CatalogueEntry entry : SHIPPED.maps()) {
      ofEach.addAll(CHECKER.check(entry.map()).findings());
      maps.add(CheckedMap.of("", entry.map()));
    }
    List<Finding> ofAll = new ArrayList<>(CHECKER.check(maps).findings());
    ofAll.removeAll(ofEach);
    ExpectedIssues.check(
        ofAll,
        ShippedFiles.sources().resolve("maps").resolve("expected-issues.txt"),
        ShippedFiles.root().resolve("maps").resolve("expected-issues.txt"));
  }

  @Test // MAP-4, DIPV codes of section 1.11
  void noMapHasAnError() {
    for (CatalogueEntry entry : SHIPPED.maps()) {
      Compilation compilation = SHIPPED.compilation(entry.id());
      assertThat(compilation.hasErrors())
          .as(() -> compilation.issues().stream().map(MapIssue::display).toList().toString())
          .isFalse();
    }
  }

  @Test // UND-49: all shipped maps may be started together
  void noTwoMapsAreInEachOthersWay() {
    List<Compilation> all =
        SHIPPED.maps().stream().map(entry -> SHIPPED.compilation(entry.id())).toList();
    assertThat(MapSet.of(all).issues()).isEmpty();
  }
}
