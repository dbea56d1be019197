package dev.tandem.projectops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.check.CheckedMap;
import dev.tandem.check.Finding;
import dev.tandem.check.MapChecker;
import dev.tandem.compile.Compilation;
import dev.tandem.compile.MapCompiler;
import dev.tandem.compile.MapIssue;
import dev.tandem.compile.MapSet;
import dev.tandem.engine.MappingResult;
import dev.tandem.map.Direction;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.LookupPath;
import dev.tandem.spi.schema.TableSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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
                dynamicContainer(entry.id(), MapCase.of(entry).stream().map(c -> test(entry, c))));
  }

  private static DynamicNode test(CatalogueEntry entry, MapCase mapCase) {
    return dynamicTest(
        mapCase.name(),
        () -> {
          if (mapCase.isNote()) {
            checkThatNothingIsFiltered(entry, mapCase);
          } else {
            check(mapCase, new CaseRun(SHIPPED, entry, mapCase).result());
          }
        });
  }

  private static void check(MapCase mapCase, MappingResult result) {
    JsonNode expected = mapCase.expected();
    JsonNode told = CaseRun.asExpectation(result);
    if (mapCase.expects("filtered")) {
      assertThat(result).isInstanceOf(MappingResult.Filtered.class);
      assertThat(told.get("reason").asText()).contains(expected.get("reason").asText());
    } else if (mapCase.expects("rejected")) {
      assertThat(result).isInstanceOf(MappingResult.Rejected.class);
      assertThat(issues(told)).isEqualTo(issues(expected));
    } else {
      assertThat(MapCase.canonical(told)).isEqualTo(MapCase.canonical(expected));
    }
  }

  private static List<String> issues(JsonNode node) {
    return StreamSupport.stream(node.get("issues").spliterator(), false)
        .map(issue -> issue.get("code").asText() + " " + issue.get("field").asText())
        .sorted()
        .toList();
  }

  /** What the note claims: no filter on any way the map has, and no company that could miss. */
  private static void checkThatNothingIsFiltered(CatalogueEntry entry, MapCase mapCase) {
    assertThat(mapCase.node().get("filtered").asText()).isEqualTo("none possible");
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
    List<MapCase> cases = MapCase.of(entry);
    assertThat(cases).as("filtered").anyMatch(each -> each.isNote() || each.expects("filtered"));
    assertThat(cases).as("rejected").anyMatch(each -> each.expects("rejected"));
    assertThat(cases).extracting(MapCase::name).doesNotHaveDuplicates();
    for (Direction direction : entry.directions()) {
      Set<String> covered = new TreeSet<>();
      cases.stream()
          .filter(each -> each.expects("mapped") && each.direction() == direction)
          .forEach(each -> covered.addAll(each.expectedColumns()));
      assertThat(covered).as(direction.toString()).containsAll(targets(entry, direction));
    }
    cases.stream()
        .filter(each -> !each.isNote())
        .forEach(
            each ->
                assertThat(each.node().get("rules"))
                    .as(each.name())
                    .isNotEmpty()
                    .allMatch(rule -> rule.asText().matches("[A-Z]{2,4}-\\d+")));
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
