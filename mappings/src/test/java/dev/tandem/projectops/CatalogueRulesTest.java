package dev.tandem.projectops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.map.MapVersion;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the catalogue says of rules, against what its entries are. */
class CatalogueRulesTest {
  private static final MapCatalogue SHIPPED = ProjectOperations.shipped();

  private static List<String> tablesUnder(String rule) {
    return SHIPPED.maps().stream()
        .filter(entry -> entry.rules().contains(rule))
        .map(CatalogueEntry::table)
        .toList();
  }

  @Test
  void everyIdThatAnEntryNamesIsThere() {
    for (CatalogueEntry entry : SHIPPED.maps()) {
      assertThat(entry.rules()).as(entry.id()).allMatch(rule -> rule.matches("[A-Z]{3,4}-\\d+"));
      assertThat(entry.relatedMaps())
          .as(entry.id())
          .allSatisfy(id -> assertThat(SHIPPED.map(id).id()).isEqualTo(id));
      assertThat(SHIPPED.catalogs().dataverse().table(entry.table())).as(entry.id()).isNotNull();
      assertThat(SHIPPED.catalogs().finance().table(entry.financeEntity()))
          .as(entry.id())
          .isNotNull();
    }
  }

  @Test // MAP-10
  void needsPartiesOnlyForCustomersAndVendors() {
    assertThat(
            SHIPPED.maps().stream()
                .filter(entry -> entry.prerequisites().contains("prerequisite/17-msdyn_parties"))
                .map(CatalogueEntry::table))
        .containsExactly("accounts", "contacts", "msdyn_vendors");
    assertThat(tablesUnder("MAP-10")).contains("msdyn_parties");
  }

  @Test // MAP-12
  void marksTheTablesThatTheApplicationUserMustRead() {
    assertThat(tablesUnder("MAP-12"))
        .containsExactlyInAnyOrder(
            "msdyn_exchangeratetypes",
            "msdyn_chartofaccountses",
            "msdyn_fiscalcalendars",
            "msdyn_ledgers");
  }

  @Test // MAP-13
  void marksTheMapsThatDemoDataMayNeedAgain() {
    assertThat(tablesUnder("MAP-13"))
        .containsExactlyInAnyOrder(
            "msdyn_paymentdays",
            "msdyn_paymentschedules",
            "msdyn_paymentterms",
            "msdyn_vendorgroups",
            "uoms");
  }

  @Test // MAP-20
  void marksTheMapsWhoseVersionsDisagree() {
    for (CatalogueEntry entry : SHIPPED.maps()) {
      if (entry.kind() == MapKind.PROJECT_OPERATIONS) {
        MapVersion version = Objects.requireNonNull(entry.version());
        MapVersion latest = Objects.requireNonNull(entry.latestVersion());
        assertThat(latest).as(entry.id()).isGreaterThanOrEqualTo(version);
        assertThat(entry.rules().contains("MAP-20"))
            .as(entry.id())
            .isEqualTo(!latest.equals(version));
      }
    }
  }

  @Test // MAP-22
  void marksTheMapsWhoseDirectionIsInferred() {
    assertThat(SHIPPED.map("12-bookableresources").rules()).contains("MAP-22");
    assertThat(SHIPPED.map("prerequisite/27-products").rules()).contains("MAP-22");
  }
}
