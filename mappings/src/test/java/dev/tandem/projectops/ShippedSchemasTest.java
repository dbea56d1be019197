package dev.tandem.projectops;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.schema.format.CatalogReader;
import dev.tandem.schema.format.Catalogs;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.CompanyScope;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.IntegrationKey;
import dev.tandem.spi.schema.TableSchema;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ShippedSchemasTest {
  private static final Catalogs CATALOGS = CatalogReader.read(schemas());

  private static Path schemas() {
    try {
      return Path.of(requireNonNull(ShippedSchemasTest.class.getResource("schemas")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static CompanyScope scope(String table) {
    return requireNonNull(CATALOGS.dataverse().table(table), table).companyScope();
  }

  @Test // KEY-6
  void findTheCompanyOfEveryKindOfTable() {
    assertThat(scope("msdyn_projects")).isEqualTo(CompanyScope.of("msdyn_owningcompany"));
    assertThat(scope("accounts")).isEqualTo(CompanyScope.of("msdyn_company"));
    assertThat(scope("salesorders"))
        .isEqualTo(CompanyScope.of("msdyn_owningcompany", "msdyn_company"));
    assertThat(scope("msdyn_actuals")).isEqualTo(CompanyScope.of("msdyn_owningcompany"));
    assertThat(scope("msdyn_projecttasks"))
        .isEqualTo(CompanyScope.of("msdyn_project.msdyn_owningcompany"));
  }

  @Test // MAP-22
  void holdCompaniesLedgersAndSharedTablesGlobal() {
    for (String table :
        new String[] {
          "cdm_companies",
          "msdyn_ledgers",
          "transactioncurrencies",
          "uoms",
          "msdyn_transactioncategories",
          "bookableresources",
          "msdyn_transactionconnections"
        }) {
      assertThat(scope(table)).as(table).isEqualTo(CompanyScope.GLOBAL);
    }
  }

  @Test // KEY-2, KEY-5
  void keepTheKeysOfBothSides() {
    assertThat(requireNonNull(CATALOGS.dataverse().table("msdyn_project")).keys())
        .containsExactly(
            IntegrationKey.of("msdyn_projectnumber", "msdyn_owningcompany.cdm_companycode"),
            IntegrationKey.of("msdyn_projectid"));
    assertThat(requireNonNull(CATALOGS.finance().table("Projects V2")).keys())
        .containsExactly(IntegrationKey.of("dataAreaId", "PROJECTID"));
  }

  @Test // JSON-3, JSON-4
  void haveATableForEveryLookupTarget() {
    for (TableSchema table : CATALOGS.dataverse().tables()) {
      for (ColumnSchema column : table.columns()) {
        if (column.type() instanceof FieldType.Lookup lookup) {
          assertThat(lookup.targets())
              .as(table + "." + column.name())
              .allSatisfy(target -> assertThat(CATALOGS.dataverse().table(target)).isNotNull());
        }
      }
    }
  }

  @Test // TYP-10
  void knowTheMembersOfEveryEnumeration() {
    for (TableSchema entity : CATALOGS.finance().tables()) {
      for (ColumnSchema field : entity.columns()) {
        if (field.type() instanceof FieldType.Enumeration enumeration) {
          assertThat(enumeration.members()).as(entity + "." + field.name()).isNotEmpty();
        }
      }
    }
  }
}
