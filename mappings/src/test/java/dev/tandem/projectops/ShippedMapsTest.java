package dev.tandem.projectops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tandem.compile.Compilation;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every shipped map against its own cases and against its recorded issues. */
class ShippedMapsTest {
  private static final MapCatalogue SHIPPED = ProjectOperations.shipped();

  /** Set to true, the recorded issues are written anew instead of compared; cases never are. */
  private static final boolean UPDATE = Boolean.getBoolean("tandem.update.expected-issues");

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
    Compilation compilation = SHIPPED.compilation(entry.id());
    String issues =
        compilation.issues().stream()
            .map(issue -> issue.display() + "\n")
            .collect(Collectors.joining());
    if (UPDATE) {
      Path source = ShippedFiles.sources().resolve("maps").resolve(entry.id());
      Files.writeString(source.resolve("expected-issues.txt"), issues);
    } else {
      Path recorded = ShippedFiles.beside(entry, "expected-issues.txt");
      assertThat(issues).isEqualTo(Files.readString(recorded));
    }
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
