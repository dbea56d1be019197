package dev.tandem.schema.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.CompanyScope;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompanyScopesTest {

  private static String lookups(String... nameAndTarget) {
    return Stream.of(nameAndTarget)
        .map(
            pair ->
                "{\"name\": \"%s\", \"type\": \"Lookup\", \"targets\": [\"%s\"]}"
                    .formatted(
                        pair.substring(0, pair.indexOf(':')),
                        pair.substring(pair.indexOf(':') + 1)))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String key(String... columns) {
    return Stream.of(columns)
        .map(column -> '"' + column + '"')
        .collect(Collectors.joining(", ", "[{\"columns\": [", "]}]"));
  }

  private static SchemaFiles project() {
    return SchemaFiles.table(
        "project",
        "projects",
        key("number", "msdyn_owningcompany"),
        lookups("number:other", "msdyn_owningcompany:cdm_company"));
  }

  private static CompanyScope scope(SchemaFiles files, String table) {
    return files.dataverse(table).companyScope();
  }

  @Test // CO-2, KEY-6
  void putsTheCompanyOfTheKeyFirst() {
    SchemaFiles files =
        SchemaFiles.table(
            "party",
            "parties",
            key("x", "associated"),
            lookups(
                "x:other",
                "associated:cdm_company",
                "msdyn_company:cdm_company",
                "msdyn_owningcompany:cdm_company",
                "msdyn_resourcingcompany:cdm_company"));
    assertThat(scope(files, "parties"))
        .isEqualTo(CompanyScope.of("associated", "msdyn_owningcompany", "msdyn_company"));
  }

  @Test // CO-2
  void acceptsACompanyThatIsInNoKey() {
    SchemaFiles files = SchemaFiles.table("a", "as", "[]", lookups("msdyn_company:cdm_companies"));
    assertThat(scope(files, "as")).isEqualTo(CompanyScope.of("msdyn_company"));
  }

  @Test // CO-1
  void holdsCompaniesThemselvesGlobal() {
    SchemaFiles files =
        SchemaFiles.table(
            "cdm_company", "cdm_companies", "[]", lookups("msdyn_company:cdm_company"));
    assertThat(scope(files, "cdm_companies")).isEqualTo(CompanyScope.GLOBAL);
  }

  @Test // MAP-22
  void holdsATableGlobalWhoseWholeKeyIsTheCompany() {
    SchemaFiles files =
        SchemaFiles.table(
            "ledger", "ledgers", key("msdyn_company"), lookups("msdyn_company:cdm_company"));
    assertThat(scope(files, "ledgers")).isEqualTo(CompanyScope.GLOBAL);
  }

  @Test // KEY-6
  void inheritsTheCompanyThroughAKeyLookup() {
    SchemaFiles files =
        project()
            .andTable("task", "tasks", key("of"), lookups("of:project", "n:other"))
            .andTable("note", "notes", key("about"), lookups("about:task"));
    assertThat(scope(files, "tasks")).isEqualTo(CompanyScope.of("of.msdyn_owningcompany"));
    assertThat(scope(files, "notes")).isEqualTo(CompanyScope.of("about.of.msdyn_owningcompany"));
  }

  @Test // KEY-6
  void doesNotInheritThroughALookupOutsideTheKeys() {
    SchemaFiles files =
        project().andTable("task", "tasks", key("n"), lookups("of:project", "n:other"));
    assertThat(scope(files, "tasks")).isEqualTo(CompanyScope.GLOBAL);
  }

  @Test
  void endsOnTablesThatInheritFromEachOther() {
    SchemaFiles files =
        SchemaFiles.table("a", "as", key("b"), lookups("b:b"))
            .andTable("b", "bs", key("a"), lookups("a:a"));
    assertThat(scope(files, "as")).isEqualTo(CompanyScope.GLOBAL);
  }

  @Test // KEY-6
  void believesTheFileThatNamesItsCompanyPaths() {
    SchemaFiles files =
        SchemaFiles.of(
            "dataverse/as.json",
            """
            {"table": "a", "entitySet": "as", "primaryId": "aid", "companyPaths": ["p.msdyn_company"],
             "columns": [{"name": "msdyn_company", "type": "Lookup", "targets": ["cdm_company"]}]}
            """);
    assertThat(scope(files, "as")).isEqualTo(CompanyScope.of("p.msdyn_company"));
  }
}
