package dev.tandem.projectops.planting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.check.CheckReport;
import dev.tandem.check.CheckedMap;
import dev.tandem.check.Finding;
import dev.tandem.check.MapChecker;
import dev.tandem.compile.MapCompiler;
import dev.tandem.map.Direction;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.SyncDirection;
import dev.tandem.projectops.CatalogueEntry;
import dev.tandem.projectops.MapCatalogue;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.Side;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every class of defects planted in every shipped map, at each place where the map offers it: at
 * least 95 of 100 are found and called what they are.
 */
class PlantedDefectsTest {
  private static final MapCatalogue SHIPPED = ProjectOperations.shipped();
  private static final double LEAST = 0.95;

  private static List<Defect> defects() {
    List<Defect> all = new ArrayList<>(KeyDefects.all());
    all.addAll(NameDefects.all());
    all.addAll(ValueDefects.all());
    all.addAll(FilterDefects.all());
    all.addAll(PlatformDefects.all());
    return all;
  }

  @TestFactory
  Stream<DynamicTest> findsAndNamesThem() {
    return defects().stream()
        .map(defect -> DynamicTest.dynamicTest(defect.name(), () -> areFound(defect)));
  }

  private static void areFound(Defect defect) {
    int planted = 0;
    List<String> missed = new ArrayList<>();
    for (CatalogueEntry entry : SHIPPED.maps()) {
      Site site = new Site(entry.map(), SHIPPED.catalogs());
      Set<String> before = fingerprints(check(site));
      for (Site broken : defect.plant().apply(site).toList()) {
        planted++;
        List<Finding> found = news(check(broken), before);
        if (found.stream().noneMatch(finding -> defect.codes().contains(finding.code()))) {
          missed.add(entry.id() + ": " + found.stream().map(Finding::display).toList());
        }
      }
    }
    assertThat(planted).as("planted").isPositive();
    assertThat(missed)
        .as("missed of %d", planted)
        .hasSizeLessThanOrEqualTo((int) (planted * (1 - LEAST)));
  }

  private static CheckReport check(Site site) {
    return MapChecker.with(site.compiler()).check(site.map());
  }

  private static Set<String> fingerprints(CheckReport report) {
    Set<String> all = new HashSet<>();
    report.findings().forEach(finding -> all.add(finding.fingerprint()));
    return all;
  }

  private static List<Finding> news(CheckReport report, Set<String> before) {
    return report.findings().stream()
        .filter(finding -> !before.contains(finding.fingerprint()))
        .toList();
  }

  private static MapChecker checker() {
    return MapChecker.with(
        MapCompiler.forCatalogs(SHIPPED.catalogs().dataverse(), SHIPPED.catalogs().finance()));
  }

  private static List<CheckedMap> shipped() {
    return new ArrayList<>(
        SHIPPED.maps().stream().map(entry -> CheckedMap.of(entry.id(), entry.map())).toList());
  }

  @Test // VAL-5: each map that another one refers to is missed when it is left out
  void missesEachMapThatIsNeeded() {
    Set<String> before = fingerprints(checker().check(shipped()));
    int left = 0;
    List<String> missed = new ArrayList<>();
    for (CatalogueEntry needed : SHIPPED.maps()) {
      if (isReferredTo(needed)) {
        left++;
        List<CheckedMap> others = shipped();
        others.removeIf(map -> isForTable(map.map(), needed));
        boolean named =
            news(checker().check(others), before).stream()
                .anyMatch(finding -> finding.code().equals("TDM4111"));
        if (!named) {
          missed.add(needed.id());
        }
      }
    }
    assertThat(left).isGreaterThan(10);
    assertThat(missed).isEmpty();
  }

  private static boolean isForTable(DualWriteMap map, CatalogueEntry entry) {
    return map.leg().destinationSchema().equalsIgnoreCase(entry.map().leg().destinationSchema());
  }

  private static boolean isReferredTo(CatalogueEntry needed) {
    return SHIPPED.maps().stream()
        .filter(other -> !isForTable(other.map(), needed))
        .flatMap(other -> new Site(other.map(), SHIPPED.catalogs()).fields().stream())
        .filter(field -> field.targets().size() == 1)
        .anyMatch(
            field ->
                field.targetSchemas().stream()
                    .anyMatch(table -> table.isCalled(needed.map().leg().destinationSchema())));
  }

  @Test // MAP-2, UND-49: a second map of the pair that feeds a column from elsewhere
  void findsMapsThatOverlap() {
    int planted = 0;
    List<String> missed = new ArrayList<>();
    for (CatalogueEntry entry : SHIPPED.maps()) {
      Site site = new Site(entry.map(), SHIPPED.catalogs());
      for (Site pair : second(site).toList()) {
        planted++;
        CheckReport report =
            MapChecker.with(pair.compiler())
                .check(
                    List.of(CheckedMap.of("one", entry.map()), CheckedMap.of("two", pair.map())));
        if (report.findings().stream().noneMatch(each -> each.code().equals("TDM4022"))) {
          missed.add(entry.id());
        }
      }
    }
    assertThat(planted).isGreaterThan(20);
    assertThat(missed).hasSizeLessThanOrEqualTo((int) (planted * (1 - LEAST)));
  }

  /** The map once more, with one field that travels to Dataverse fed by another column. */
  private static Stream<Site> second(Site site) {
    return Fields.plain(site)
        .filter(field -> field.travels(Direction.TO_DATAVERSE) && !field.travelsBothWays())
        .map(
            field ->
                site.column(Side.FINANCE, ColumnSchema.of("PLANTED", Fields.finance(field).type()))
                    .replace(
                        field,
                        old ->
                            FieldMapping.of(
                                SyncDirection.FINANCE_TO_DATAVERSE,
                                "PLANTED",
                                old.destinationField())));
  }
}
