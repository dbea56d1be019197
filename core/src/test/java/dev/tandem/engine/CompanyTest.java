package dev.tandem.engine;

import static dev.tandem.engine.Results.code;
import static dev.tandem.engine.Results.reason;
import static dev.tandem.engine.Results.slot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.map.Direction;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.CompanyScope;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Reference;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Section 2: where the company of a row comes from, goes to, and what it decides. */
class CompanyTest {
  private static final KnownRows LINKED = new KnownRows().company("USMF", LookupTables.USMF_ID);

  private static Reference company(@Nullable String code) {
    return Reference.byKey("cdm_companies", KeyValues.of("cdm_companycode", code));
  }

  private static MappingResult fromFinance(@Nullable Object... cells) {
    return Pairing.inCompany().apply(Direction.TO_DATAVERSE, LINKED, cells);
  }

  // CO-1, CO-2, CO-19: dataAreaId becomes the lookup, any case
  @Test
  void writesTheCompanyLookup() {
    MappingResult result = fromFinance("NUMBER", "1", "dataAreaId", "usmf");
    assertThat(slot(result, "msdyn_company")).isEqualTo(LookupTables.USMF);
    assertThat(result.orThrow().company()).isEqualTo(LegalEntity.of("USMF"));
  }

  // CO-6: the other way
  @Test
  void writesTheDataAreaId() {
    MappingResult byKey =
        Pairing.inCompany().fromDataverse("number", "1", "msdyn_company", company("usmf"));
    assertThat(slot(byKey, "dataAreaId")).isEqualTo("usmf");
    MappingResult byId =
        Pairing.inCompany()
            .apply(Direction.TO_FINANCE, LINKED, "number", "1", "msdyn_company", LookupTables.USMF);
    assertThat(slot(byId, "dataAreaId")).isEqualTo("USMF");
    assertThat(byId.orThrow().company()).isEqualTo(LegalEntity.of("usmf"));
  }

  // CO-3, UND-41: no company, no part; a blank code is none
  @Test
  void leavesRowsWithoutCompanyOut() {
    assertThat(reason(fromFinance("NUMBER", "1"))).contains("dataAreaId", "CO-3");
    assertThat(reason(fromFinance("NUMBER", "1", "dataAreaId", ""))).contains("CO-3");
    assertThat(reason(fromFinance("NUMBER", "1", "dataAreaId", null))).contains("CO-3");
    Pairing pairing = Pairing.inCompany();
    assertThat(reason(pairing.fromDataverse("number", "1"))).contains("msdyn_company");
    assertThat(reason(pairing.fromDataverse("number", "1", "msdyn_company", null)))
        .contains("CO-3");
    assertThat(reason(pairing.fromDataverse("number", "1", "msdyn_company", company(" "))))
        .contains("CO-3");
    assertThat(reason(pairing.fromDataverse("number", "1", "msdyn_company", company(null))))
        .contains("CO-3");
  }

  // CO-20, UND-40: a company that is not linked is left alone
  @Test
  void leavesRowsOfCompaniesThatAreNotLinkedOut() {
    assertThat(reason(fromFinance("NUMBER", "1", "dataAreaId", "DEMF"))).contains("DEMF", "UND-40");
  }

  @Test
  void rejectsARowWhoseCompanyCannotBeRead() {
    MappingResult result =
        Pairing.inCompany().fromDataverse("number", "1", "msdyn_company", LookupTables.USMF);
    assertThat(code(result)).isEqualTo(ErrorCode.LOOKUP_NOT_SUPPLIED);
    assertThat(Results.problem(result).field()).isEqualTo("msdyn_company");
  }

  // CO-3: the code where a reference belongs is a mistake, not a row without company
  @Test
  void rejectsACompanyThatIsNoReference() {
    MappingResult result =
        Pairing.inCompany().fromDataverse("number", "1", "msdyn_company", "USMF");
    assertThat(code(result)).isEqualTo(ErrorCode.VALUE_NOT_CONVERTIBLE);
    assertThat(Results.problem(result).field()).isEqualTo("msdyn_company");
    assertThat(Results.problem(result).message()).contains("cdm_companycode");
    assertThat(reason(Pairing.inCompany().fromDataverse("number", "1", "msdyn_company", " ")))
        .contains("CO-3");
  }

  // TYP-1: no company has a longer code than the finance field takes
  @Test
  void rejectsACompanyCodeThatIsTooLong() {
    MappingResult result =
        Pairing.inCompany().fromDataverse("number", "1", "msdyn_company", company("usmf1"));
    assertThat(code(result)).isEqualTo(ErrorCode.TEXT_TOO_LONG);
  }

  // CO-17 aside, a host may say the company of rows that name none
  @Test
  void takesTheCompanyOfTheHostForRowsThatNameNone() {
    CompiledMap map = Pairing.inCompany().compiled().inCompany(LegalEntity.of("usmf"));
    MappingResult silent =
        map.apply(
            Direction.TO_DATAVERSE,
            Pairing.row(map.source(Direction.TO_DATAVERSE), "NUMBER", "1"),
            LINKED);
    assertThat(slot(silent, "msdyn_company")).isEqualTo(LookupTables.USMF);
    MappingResult speaking =
        map.apply(
            Direction.TO_FINANCE,
            Pairing.row(
                map.source(Direction.TO_FINANCE), "number", "1", "msdyn_company", company("demf")),
            LINKED);
    assertThat(slot(speaking, "dataAreaId")).isEqualTo("demf");
  }

  // KEY-6: the primary place first, then the others
  @Test
  void looksForTheCompanyInEveryPlace() {
    Pairing pairing =
        Pairing.inCompany()
            .column("msdyn_other", LookupTables.to("cdm_company"))
            .scopes(CompanyScope.FINANCE, CompanyScope.of("msdyn_company", "msdyn_other"));
    MappingResult second =
        pairing.fromDataverse("number", "1", "msdyn_company", null, "msdyn_other", company("demf"));
    assertThat(slot(second, "dataAreaId")).isEqualTo("demf");
    MappingResult first =
        pairing.fromDataverse(
            "number", "1", "msdyn_company", company("usmf"), "msdyn_other", company("demf"));
    assertThat(slot(first, "dataAreaId")).isEqualTo("usmf");
  }

  // CO-2: a table that inherits its company from its parent
  @Test
  void readsAnInheritedCompanyThroughTheParent() {
    TableSchema parents =
        TableSchema.builder(TableName.dataverse("parents"))
            .alias("parent")
            .column("code", Types.TEXT)
            .column("msdyn_company", LookupTables.to("cdm_company"))
            .key("code", "msdyn_company.cdm_companycode")
            .companyScope(CompanyScope.of("msdyn_company"))
            .build();
    Pairing pairing =
        Pairing.bare()
            .column("NUMBER", Types.TEXT)
            .column("dataAreaId", Types.TEXT)
            .column("number", Types.TEXT)
            .column("parent", LookupTables.to("parent"))
            .column("PARENT", Types.TEXT)
            .keys(new String[] {"dataAreaId", "NUMBER"}, new String[] {"number", "parent"})
            .scopes(CompanyScope.FINANCE, CompanyScope.of("parent.msdyn_company"))
            .table(Pairing.companies())
            .table(parents)
            .both("NUMBER", "number")
            .both("PARENT", "parent.code");
    KeyValues key =
        KeyValues.builder().put("code", "P1").put("msdyn_company.cdm_companycode", "usmf").build();
    Reference parent = Reference.byKey("parents", key);
    MappingResult toFinance = pairing.fromDataverse("number", "1", "parent", parent);
    assertThat(slot(toFinance, "dataAreaId")).isEqualTo("usmf");
    MappingResult toDataverse =
        pairing.fromFinance("NUMBER", "1", "PARENT", "P1", "dataAreaId", "usmf");
    assertThat(slot(toDataverse, "parent")).isEqualTo(parent); // LKP-7
  }

  // MAP-22, MAP-4: a global entity that maps its company explicitly
  @Test
  void takesTheCompanyOfAGlobalEntityFromItsMapping() {
    Pairing pairing =
        Pairing.bare()
            .column("LEGALENTITYID", FieldType.Text.of(4))
            .column("NAME", Types.TEXT)
            .column("name", Types.TEXT)
            .column("msdyn_company", LookupTables.to("cdm_company"))
            .keys(new String[] {"LEGALENTITYID"}, new String[] {"msdyn_company.cdm_companycode"})
            .scopes(CompanyScope.GLOBAL, CompanyScope.of("msdyn_company"))
            .table(Pairing.companies())
            .toDataverse("LEGALENTITYID", "msdyn_company.cdm_companycode")
            .toDataverse("NAME", "name");
    MappingResult result =
        pairing.apply(Direction.TO_DATAVERSE, LINKED, "LEGALENTITYID", "usmf", "NAME", "n");
    assertThat(slot(result, "msdyn_company")).isEqualTo(LookupTables.USMF);
  }

  // LKP-7, NUL-1: a row that does not carry its company must not point at a row of none
  @Test
  void rejectsALookupWhoseKeyNeedsACompanyThatTheRowDoesNotCarry() {
    Pairing pairing =
        Pairing.bare()
            .column("LEGALENTITYID", FieldType.Text.of(4))
            .column("ACCOUNT", Types.TEXT)
            .column("account", new FieldType.Lookup(List.of("account")))
            .column("msdyn_company", LookupTables.to("cdm_company"))
            .keys(new String[] {"LEGALENTITYID"}, new String[] {"msdyn_company.cdm_companycode"})
            .scopes(CompanyScope.GLOBAL, CompanyScope.of("msdyn_company"))
            .table(Pairing.companies())
            .table(LookupTables.accounts())
            .toDataverse("LEGALENTITYID", "msdyn_company.cdm_companycode")
            .toDataverse("ACCOUNT", "account.accountnumber");

    MappingResult result = pairing.fromFinance("ACCOUNT", "A1");

    assertThat(code(result)).isEqualTo(ErrorCode.LOOKUP_NOT_SUPPLIED);
    assertThat(Results.problem(result).message()).contains("the row names no company");
    assertThat(slot(pairing.fromFinance("ACCOUNT", ""), "account")).isEqualTo(Blank.BLANK);
  }

  // MAP-22, CO-3: mapping the company of a company-specific map does not lift its rules
  @Test
  void keepsTheCompanyRulesWhenTheCompanyIsMappedNeedlessly() {
    Pairing pairing = Pairing.inCompany().both("dataAreaId", "msdyn_company.cdm_companycode");
    MappingResult blank =
        pairing.apply(Direction.TO_DATAVERSE, LINKED, "NUMBER", "1", "dataAreaId", "");
    assertThat(reason(blank)).contains("CO-3");
    MappingResult named =
        pairing.apply(Direction.TO_DATAVERSE, LINKED, "NUMBER", "1", "dataAreaId", "usmf");
    assertThat(slot(named, "msdyn_company")).isEqualTo(LookupTables.USMF);
  }

  // LKP-7: the company joins the key of a company-specific target, not of a global one
  @Test
  void addsTheCompanyToLookupsOfStripedTargets() {
    Pairing pairing =
        Pairing.inCompany()
            .column("ACCOUNT", Types.TEXT)
            .column("PERSON", Types.TEXT)
            .column("account", new FieldType.Lookup(List.of("account")))
            .column("contact", new FieldType.Lookup(List.of("contact")))
            .table(LookupTables.accounts())
            .table(LookupTables.contacts())
            .both("ACCOUNT", "account.accountnumber")
            .both("PERSON", "contact.personid");
    MappingResult result =
        pairing.fromFinance("NUMBER", "1", "dataAreaId", "usmf", "ACCOUNT", "A1", "PERSON", "P1");
    assertThat(slot(result, "account"))
        .isEqualTo(
            Reference.byKey(
                "accounts",
                KeyValues.builder()
                    .put("accountnumber", "A1")
                    .put("msdyn_company.cdm_companycode", "usmf")
                    .build()));
    assertThat(slot(result, "contact"))
        .isEqualTo(Reference.byKey("contacts", KeyValues.of("personid", "P1")));
  }

  // CO-20, UND-40: also where the company stands in a parent alone, or is mapped needlessly
  @Test
  void leavesRowsOfCompaniesThatAreNotLinkedOutWhereverTheCompanyStands() {
    Pairing needless = Pairing.inCompany().both("dataAreaId", "msdyn_company.cdm_companycode");
    assertThat(
            reason(
                needless.apply(
                    Direction.TO_DATAVERSE, LINKED, "NUMBER", "1", "dataAreaId", "DEMF")))
        .contains("DEMF", "UND-40");
    TableSchema parents =
        TableSchema.builder(TableName.dataverse("parents"))
            .alias("parent")
            .column("code", Types.TEXT)
            .column("msdyn_company", LookupTables.to("cdm_company"))
            .key("code", "msdyn_company.cdm_companycode")
            .companyScope(CompanyScope.of("msdyn_company"))
            .build();
    Pairing inherited =
        Pairing.bare()
            .column("NUMBER", Types.TEXT)
            .column("PARENT", Types.TEXT)
            .column("dataAreaId", Types.TEXT)
            .column("number", Types.TEXT)
            .column("parent", LookupTables.to("parent"))
            .keys(new String[] {"dataAreaId", "NUMBER"}, new String[] {"number", "parent"})
            .scopes(CompanyScope.FINANCE, CompanyScope.of("parent.msdyn_company"))
            .table(Pairing.companies())
            .table(parents)
            .both("NUMBER", "number")
            .both("PARENT", "parent.code");
    assertThat(
            reason(
                inherited.apply(
                    Direction.TO_DATAVERSE,
                    LINKED,
                    "NUMBER",
                    "1",
                    "PARENT",
                    "P1",
                    "dataAreaId",
                    "DEMF")))
        .contains("DEMF", "UND-40");
  }

  // KEY-6: two places behind one lookup, the primary one first
  @Test
  void looksForTheCompanyInEveryPlaceBehindOneLookup() {
    TableSchema parents =
        TableSchema.builder(TableName.dataverse("parents"))
            .alias("parent")
            .column("code", Types.TEXT)
            .column("msdyn_company", LookupTables.to("cdm_company"))
            .column("msdyn_other", LookupTables.to("cdm_company"))
            .key("code")
            .build();
    Pairing pairing =
        Pairing.bare()
            .column("NUMBER", Types.TEXT)
            .column("dataAreaId", Types.TEXT)
            .column("number", Types.TEXT)
            .column("parent", LookupTables.to("parent"))
            .keys(new String[] {"dataAreaId", "NUMBER"}, new String[] {"number"})
            .scopes(
                CompanyScope.FINANCE, CompanyScope.of("parent.msdyn_company", "parent.msdyn_other"))
            .table(Pairing.companies())
            .table(parents)
            .both("NUMBER", "number");
    KeyValues both =
        KeyValues.builder()
            .put("msdyn_company.cdm_companycode", "usmf")
            .put("msdyn_other.cdm_companycode", "demf")
            .build();
    assertThat(
            slot(
                pairing.fromDataverse("number", "1", "parent", Reference.byKey("parents", both)),
                "dataAreaId"))
        .isEqualTo("usmf");
    KeyValues second =
        KeyValues.builder()
            .put("msdyn_company.cdm_companycode", null)
            .put("msdyn_other.cdm_companycode", "demf")
            .build();
    assertThat(
            slot(
                pairing.fromDataverse("number", "1", "parent", Reference.byKey("parents", second)),
                "dataAreaId"))
        .isEqualTo("demf");
  }
}
