package dev.tandem.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.Pairing;
import dev.tandem.engine.Types;
import dev.tandem.spi.schema.CompanyScope;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys and companies of the tables that lookups point at (LKP-7, LKP-9, KEY-6). */
class ReferencedTableTest {
  private static final FieldType COMPANY = new FieldType.Lookup(List.of("cdm_company"));

  private static List<IssueCode> codes(Pairing pairing) {
    return pairing.compilation().issues().stream().map(MapIssue::code).toList();
  }

  private static TableSchema.Builder sites(CompanyScope scope) {
    return TableSchema.builder(TableName.dataverse("sites"))
        .alias("site")
        .primaryId("siteguid")
        .column("siteguid", new FieldType.Guid())
        .column("name", Types.TEXT)
        .column("area", Types.TEXT)
        .companyScope(scope);
  }

  private static Pairing withSite(Pairing pairing, TableSchema sites) {
    return pairing
        .column("SITE", Types.TEXT)
        .column("AREA", Types.TEXT)
        .column("COMPANY", Types.TEXT)
        .column("ID", Types.GUID)
        .column("site", new FieldType.Lookup(List.of("site")))
        .table(sites);
  }

  private static Pairing global() {
    TableSchema sites = sites(CompanyScope.GLOBAL).key("name", "area").build();
    return withSite(Pairing.global(), sites);
  }

  @Test // LKP-4: what travels to finance alone may be part of the key
  void acceptsMembersOfAGroupThatTravelOneWay() {
    Pairing pairing = global().both("SITE", "site.name").toDataverse("AREA", "site.area");
    assertThat(codes(pairing)).doesNotContain(IssueCode.DIPV1027, IssueCode.DIPV1028);
    Pairing reversed = global().toFinance("SITE", "site.name").toDataverse("AREA", "site.area");
    assertThat(codes(reversed)).contains(IssueCode.DIPV1027).doesNotContain(IssueCode.DIPV1028);
  }

  @Test // KEY-12: the id of the row is a key of its own
  void takesTheIdOfTheRowForAKey() {
    assertThat(codes(global().toFinance("ID", "site.siteguid"))).doesNotContain(IssueCode.DIPV1028);
    assertThat(codes(global().toDataverse("ID", "site.siteguid")))
        .doesNotContain(IssueCode.DIPV1027);
  }

  private static Pairing inCompanyTable(Pairing pairing) {
    TableSchema sites =
        sites(CompanyScope.of("msdyn_company"))
            .column("msdyn_company", COMPANY)
            .key("name", "msdyn_company.cdm_companycode")
            .build();
    return withSite(pairing, sites).table(Pairing.companies());
  }

  @Test // LKP-7: the company may be mapped through the lookup
  void needsACompanyForATableOfCompanies() {
    Pairing without = inCompanyTable(Pairing.global()).toDataverse("SITE", "site.name");
    assertThat(codes(without)).contains(IssueCode.DIPV1017);
    Pairing mapped =
        inCompanyTable(Pairing.global())
            .toDataverse("SITE", "site.name")
            .toDataverse("COMPANY", "site.msdyn_company.cdm_companycode");
    assertThat(codes(mapped)).doesNotContain(IssueCode.DIPV1017);
    Pairing read = inCompanyTable(Pairing.global()).toFinance("SITE", "site.name");
    assertThat(codes(read)).doesNotContain(IssueCode.DIPV1017);
  }

  @Test // LKP-5, LKP-7: each target of a polymorphic lookup
  void needsACompanyForTargetsOfAPolymorphicLookup() {
    Pairing pairing = inCompanyTable(Pairing.global()).toDataverse("SITE", "site.Site(name)");
    assertThat(codes(pairing)).contains(IssueCode.DIPV1017);
  }

  private static List<IssueCode> scoped(TableSchema parent, String... paths) {
    Pairing pairing =
        Pairing.inCompany()
            .column("parent", new FieldType.Lookup(List.of("parent")))
            .column("plain", Types.TEXT)
            .table(parent)
            .scopes(CompanyScope.FINANCE, CompanyScope.of(paths));
    return codes(pairing);
  }

  private static TableSchema parent(FieldType owner) {
    return TableSchema.builder(TableName.dataverse("parents"))
        .alias("parent")
        .column("owner", owner)
        .build();
  }

  @Test // KEY-6: the company may be inherited, and any of several paths is enough
  void followsCompanyPathsToTheirEnd() {
    assertThat(scoped(parent(COMPANY), "parent.owner")).doesNotContain(IssueCode.DIPV1016);
    assertThat(scoped(parent(COMPANY), "nowhere", "msdyn_company"))
        .doesNotContain(IssueCode.DIPV1016);
    assertThat(scoped(parent(COMPANY), "parent.nowhere")).contains(IssueCode.DIPV1016);
    assertThat(scoped(parent(Types.TEXT), "parent.owner")).contains(IssueCode.DIPV1016);
    assertThat(scoped(parent(COMPANY), "plain")).contains(IssueCode.DIPV1016);
    assertThat(scoped(parent(COMPANY))).contains(IssueCode.DIPV1016);
  }
}
