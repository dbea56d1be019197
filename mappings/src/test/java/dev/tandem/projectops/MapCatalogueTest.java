package dev.tandem.projectops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.CompiledMap;
import dev.tandem.map.Direction;
import dev.tandem.map.MapVersion;
import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.Side;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class MapCatalogueTest {
  private static final MapCatalogue SHIPPED = ProjectOperations.shipped();
  private static final String ROLES = "01-bookableresourcecategories";

  private static List<String> ids(List<CatalogueEntry> entries) {
    return entries.stream().map(CatalogueEntry::id).toList();
  }

  private static MapVersion version(String text) {
    return MapVersion.parse(text);
  }

  private static void assertVersions(String id, String version, String latest) {
    assertThat(SHIPPED.map(id).version()).as(id).isEqualTo(version(version));
    assertThat(SHIPPED.map(id).latestVersion()).as(id).isEqualTo(version(latest));
  }

  @Test // MAP-4
  void startsPrerequisitesBeforeWhatNeedsThem() {
    Set<String> started = new HashSet<>();
    for (CatalogueEntry entry : SHIPPED.runOrder()) {
      assertThat(started).as(entry.id()).containsAll(entry.prerequisites());
      started.add(entry.id());
    }
    assertThat(SHIPPED.runOrder()).isEqualTo(SHIPPED.maps());
    assertThat(SHIPPED.maps().stream().filter(entry -> entry.kind() == MapKind.PREREQUISITE))
        .hasSize(27);
    assertThat(SHIPPED.maps().stream().filter(entry -> entry.kind() == MapKind.PROJECT_OPERATIONS))
        .hasSize(20);
    assertThat(SHIPPED.maps().stream().filter(entry -> entry.kind() == MapKind.FEATURE)).hasSize(3);
  }

  @Test // SUB-1, PROP-16, section 2.4
  void namesTheFeatureThatAMapNeeds() {
    CatalogueEntry lines = SHIPPED.map("23-msdyn_subcontractlines");
    assertThat(lines.feature()).isEqualTo("Subcontract purchase orders");
    assertThat(lines.minimumFinanceVersion()).isEqualTo(version("10.0.39"));
    assertThat(lines.minimumDataverseVersion()).isEqualTo(version("4.91.0.0"));
    assertThat(lines.prerequisites()).contains("22-msdyn_subcontracts");
    assertVersions("22-msdyn_subcontracts", "1.0.0.0", "1.0.0.0");
    assertVersions("23-msdyn_subcontractlines", "1.0.0.0", "1.0.0.1");
    assertThat(SHIPPED.map("24-msdyn_customerinvoices").feature())
        .isEqualTo("Enhanced proforma invoice");
    assertThat(SHIPPED.map("06-msdyn_projects").feature()).isNull();
  }

  @Test // MAP-4, section 2.2
  void knowsTheSixPrerequisitesThatThePageLists() {
    assertThat(SHIPPED.map(ROLES).prerequisites())
        .extracting(id -> SHIPPED.map(id).name())
        .containsExactly(
            "Legal entities",
            "CDS Exchange Rates",
            "Ledger",
            "Customers V3",
            "Vendors V2",
            "Worker");
    assertThat(SHIPPED.map("Ledger").relatedMaps())
        .extracting(id -> SHIPPED.map(id).table())
        .containsExactlyInAnyOrder(
            "msdyn_fiscalcalendars",
            "msdyn_exchangeratetypes",
            "msdyn_chartofaccountses",
            "cdm_companies",
            "transactioncurrencies");
  }

  @Test // ROLE-2, MAP-5
  void startsTheRoleMapFirstWithDataverseAsMaster() {
    CatalogueEntry roles = SHIPPED.map(ROLES);
    assertThat(roles.needsInitialSync()).isTrue();
    assertThat(roles.masterForInitialSync()).isEqualTo(Side.DATAVERSE);
    SHIPPED.maps().stream()
        .filter(entry -> entry.kind() == MapKind.PROJECT_OPERATIONS && !entry.id().equals(ROLES))
        .forEach(
            entry -> {
              assertThat(entry.prerequisites()).as(entry.id()).contains(ROLES);
              assertThat(entry.needsInitialSync()).as(entry.id()).isFalse();
              assertThat(entry.masterForInitialSync()).as(entry.id()).isNull();
            });
  }

  @Test // MAP-14
  void copiesLedgerRatesCompaniesAndWorkersFromFinanceFirst() {
    for (String name : List.of("Legal entities", "CDS Exchange Rates", "Ledger", "Worker")) {
      assertThat(SHIPPED.map(name).needsInitialSync()).as(name).isTrue();
      assertThat(SHIPPED.map(name).masterForInitialSync()).as(name).isEqualTo(Side.FINANCE);
    }
    for (String name : List.of("accounts", "Vendors V2")) {
      assertThat(SHIPPED.map(name).needsInitialSync()).as(name).isFalse();
    }
  }

  @Test // MAP-20
  void namesTheHighestVersionWherePagesDisagree() {
    assertVersions("11-msdyn_actuals", "1.0.0.19", "1.0.0.22");
    assertVersions("02-msdyn_transactionconnections", "1.0.0.0", "1.0.0.1");
    assertVersions("04-salesorderdetails", "1.0.0.1", "1.0.0.2");
    assertVersions("10-invoices", "1.0.0.3", "1.0.0.4");
    assertVersions("18-msdyn_projectvendorinvoices", "1.0.0.1", "1.0.0.2");
    assertVersions("12-bookableresources", "1.0.0.0", "1.0.0.1");
    assertVersions("06-msdyn_projects", "1.0.0.3", "1.0.0.3");
  }

  @Test // MAP-8, section 2.3
  void namesTheFinanceVersionThatAMapNeeds() {
    assertThat(SHIPPED.map("11-msdyn_actuals").minimumFinanceVersion())
        .isEqualTo(version("10.0.39"));
    assertThat(SHIPPED.map("11-msdyn_actuals").minimumFinanceVersionOfLatest())
        .isEqualTo(version("10.0.46"));
    assertThat(SHIPPED.map("04-salesorderdetails").minimumFinanceVersion())
        .isEqualTo(version("10.0.42"));
    assertThat(SHIPPED.map(ROLES).minimumFinanceVersion()).isNull();
  }

  @Test // MAP-15, MAP-22
  void knowsTheDirectionsOfEveryMap() {
    assertThat(SHIPPED.map("Projects V2").directions()).containsExactly(Direction.TO_FINANCE);
    assertThat(SHIPPED.map("msdyn_expenses").directions()).containsExactly(Direction.TO_DATAVERSE);
    for (String both : List.of("11-msdyn_actuals", "20-msdyn_projectvendorinvoices", "Worker")) {
      assertThat(SHIPPED.map(both).directions())
          .containsExactlyInAnyOrder(Direction.TO_FINANCE, Direction.TO_DATAVERSE);
    }
  }

  @Test // MAP-7
  void startsTheRoleMapBeforeActualsAndKeysResourcesById() {
    assertThat(ids(SHIPPED.runOrder("11-msdyn_actuals"))).contains(ROLES);
    assertThat(SHIPPED.catalogs().dataverse().table("bookableresources"))
        .satisfies(
            table -> {
              assertThat(table).isNotNull();
              assertThat(table.keys().get(0).columns()).containsExactly("bookableresourceid");
            });
  }

  @Test // MAP-4
  void listsWhatAMapNeedsInRunOrder() {
    List<String> needed = ids(SHIPPED.prerequisitesOf("Ledger"));
    assertThat(needed)
        .contains("prerequisite/01-cdm_companies", "prerequisite/07-msdyn_chartofaccountses")
        .doesNotContain("prerequisite/08-msdyn_ledgers");
    assertThat(needed).isSorted();
    assertThat(ids(SHIPPED.runOrder("Ledger")))
        .containsAll(needed)
        .endsWith("prerequisite/08-msdyn_ledgers");
    assertThat(ids(SHIPPED.relatedTo("Projects V2")))
        .containsExactly("prerequisite/18-accounts", "03-salesorders");
  }

  @Test // JSON-3, JSON-4
  void findsAMapByAnyOfItsNames() {
    for (String name :
        List.of(
            "06-msdyn_projects",
            "projects v2",
            "[Projects V2] - [msdyn_projects]",
            "msdyn_projects",
            "msdyn_project",
            "ProjProjectV2Entity",
            " ProjectsV2 ")) {
      assertThat(SHIPPED.map(name).id()).as(name).isEqualTo("06-msdyn_projects");
    }
    assertThat(SHIPPED.map("accounts").id()).isEqualTo("prerequisite/18-accounts");
    assertThat(SHIPPED.find("Customers V3")).hasSize(2);
    assertThat(SHIPPED.find("nothing")).isEmpty();
  }

  @Test // MAP-3
  void listsTheCandidatesOfAnAmbiguousName() {
    assertThatThrownBy(() -> SHIPPED.map("msdyn_estimatelines"))
        .isInstanceOfSatisfying(
            DualWriteException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MAP_NOT_FOUND))
        .hasMessage(
            "2 maps are called \"msdyn_estimatelines\"; say which by its id: 09-msdyn_estimatelines"
                + " (Project integration table for material estimates, table msdyn_estimatelines"
                + " 1.0.0.4), 14-msdyn_estimatelines (Project Operations integration entity for"
                + " expense estimates, table msdyn_estimatelines 1.0.0.3)");
  }

  @Test
  void listsEverythingForAnUnknownName() {
    assertThatThrownBy(() -> SHIPPED.map("Projects V3"))
        .hasMessageStartingWith("no map is called \"Projects V3\"; there is prerequisite/01-")
        .hasMessageContaining("20-msdyn_projectvendorinvoices");
  }

  @Test // MAP-3, MAP-8
  void findsAMapByNameAndVersion() {
    assertThat(SHIPPED.map("Projects V2", version("1.0.0.3")).id()).isEqualTo("06-msdyn_projects");
    assertThatThrownBy(() -> SHIPPED.map("Projects V2", version("1.0.0.9")))
        .hasMessage(
            "no map \"Projects V2\" has version 1.0.0.9; there is 06-msdyn_projects (Projects V2,"
                + " table msdyn_projects 1.0.0.3)");
  }

  @Test
  void compilesAMapOnceForAllThreads() throws ExecutionException, InterruptedException {
    MapCatalogue fresh = ProjectOperations.withMaps(List.of());
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<CompiledMap>> results = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        results.add(threads.submit(() -> fresh.compiled("msdyn_actuals")));
      }
      Set<CompiledMap> distinct = new HashSet<>();
      for (Future<CompiledMap> result : results) {
        distinct.add(result.get());
      }
      assertThat(distinct).hasSize(1);
    } finally {
      threads.shutdownNow();
    }
    assertThat(ProjectOperations.compiled("Projects V2").directions())
        .containsExactly(Direction.TO_FINANCE);
  }
}
