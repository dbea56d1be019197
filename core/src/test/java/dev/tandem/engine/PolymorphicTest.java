package dev.tandem.engine;

import static dev.tandem.engine.Results.code;
import static dev.tandem.engine.Results.problem;
import static dev.tandem.engine.Results.slot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.map.Direction;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.CompanyScope;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Reference;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Lookups that may point at several tables (LKP-5, UND-28). */
class PolymorphicTest {
  private static final UUID ACCOUNT = LookupTables.id(1);
  private static final UUID CONTACT = LookupTables.id(2);

  private static Pairing customer() {
    return Pairing.inCompany()
        .column("CUSTOMER", Types.TEXT)
        .column("customerid", LookupTables.to("account", "contact"))
        .table(LookupTables.accounts())
        .table(LookupTables.contacts())
        .both("CUSTOMER", "customerid.Account(accountnumber).Contact(personid)");
  }

  private static KnownRows known() {
    return new KnownRows().company("usmf", LookupTables.USMF_ID);
  }

  private static KnownRows withAccount(KnownRows rows, String number) {
    KeyValues key =
        KeyValues.builder()
            .put("accountnumber", number)
            .put("msdyn_company.cdm_companycode", "usmf")
            .build();
    return rows.add(
        "accounts",
        ACCOUNT,
        key,
        Pairing.row(
            LookupTables.accounts(), "accountnumber", number, "msdyn_company", LookupTables.USMF));
  }

  private static KnownRows withContact(KnownRows rows, String number) {
    return rows.add(
        "contacts",
        CONTACT,
        KeyValues.of("personid", number),
        Pairing.row(LookupTables.contacts(), "personid", number));
  }

  private static MappingResult write(KnownRows rows, String customer) {
    return customer()
        .apply(
            Direction.TO_DATAVERSE,
            rows,
            "dataAreaId",
            "USMF",
            "NUMBER",
            "1",
            "CUSTOMER",
            customer);
  }

  // UND-28: path order, LKP-7: the company joins the key of a striped target only
  @Test
  void takesTheFirstTargetThatMatches() {
    assertThat(slot(write(withAccount(known(), "C1"), "c1"), "customerid"))
        .isEqualTo(Reference.byId("accounts", ACCOUNT));
    assertThat(slot(write(withContact(known(), "P1"), "P1"), "customerid"))
        .isEqualTo(Reference.byId("contacts", CONTACT));
  }

  // UND-28: a warning when more than one matches
  @Test
  void warnsWhenSeveralTargetsMatch() {
    MappingResult result = write(withContact(withAccount(known(), "C1"), "C1"), "C1");
    assertThat(slot(result, "customerid")).isEqualTo(Reference.byId("accounts", ACCOUNT));
    assertThat(result.orThrow().warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.code()).isEqualTo(ErrorCode.LOOKUP_AMBIGUOUS);
              assertThat(warning.message()).contains("accounts", "contacts");
            });
    assertThat(write(withAccount(known(), "C1"), "C1").orThrow().warnings()).isEmpty();
  }

  // LKP-8
  @Test
  void rejectsAValueThatNoTargetHas() {
    MappingResult result = write(withAccount(known(), "C1"), "C2");
    assertThat(code(result)).isEqualTo(ErrorCode.LOOKUP_NOT_FOUND);
    assertThat(problem(result).field()).isEqualTo("CUSTOMER");
    assertThat(problem(result).message()).contains("accounts", "contacts");
  }

  // LKP-13
  @Test
  void clearsTheLookupForABlankValue() {
    assertThat(slot(write(known(), ""), "customerid")).isEqualTo(Blank.BLANK);
  }

  private static MappingResult read(Lookups lookups, Object reference) {
    Reference company = Reference.byKey("cdm_companies", KeyValues.of("cdm_companycode", "usmf"));
    return customer()
        .apply(
            Direction.TO_FINANCE,
            lookups,
            "number",
            "1",
            "msdyn_company",
            company,
            "customerid",
            reference);
  }

  // UND-28: the reverse uses the key column of the table it points at
  @Test
  void readsTheKeyColumnOfTheTableItPointsAt() {
    KnownRows rows = withContact(withAccount(known(), "C1"), "P1");
    assertThat(slot(read(rows, Reference.byId("accounts", ACCOUNT)), "CUSTOMER")).isEqualTo("C1");
    assertThat(slot(read(rows, Reference.byId("contacts", CONTACT)), "CUSTOMER")).isEqualTo("P1");
    Reference byKey = Reference.byKey("contact", KeyValues.of("personid", "P9"));
    assertThat(slot(read(Lookups.none(), byKey), "CUSTOMER")).isEqualTo("P9");
  }

  // LKP-6: the table may be left out; whichever holds the row, or whose key is given, is meant
  @Test
  void findsTheTableOfAReferenceThatNamesNone() {
    KnownRows rows = withContact(withAccount(known(), "C1"), "P1");
    assertThat(slot(read(rows, Reference.byId(null, CONTACT)), "CUSTOMER")).isEqualTo("P1");
    Reference byKey = Reference.byKey(null, KeyValues.of("personid", "P9"));
    assertThat(slot(read(Lookups.none(), byKey), "CUSTOMER")).isEqualTo("P9");
  }

  @Test
  void rejectsAReferenceToATableOutsideThePath() {
    MappingResult result = read(known(), Reference.byId("leads", ACCOUNT));
    assertThat(code(result)).isEqualTo(ErrorCode.LOOKUP_NOT_SUPPLIED);
    assertThat(problem(result).message())
        .contains("leads", "Account", "Contact")
        .contains("add the table to the path, or leave such rows out by the filter");
  }

  // LKP-13, UND-27
  @Test
  void clearsTheLookupForSpaces() {
    assertThat(slot(write(known(), "  "), "customerid")).isEqualTo(Blank.BLANK);
  }

  // LKP-7, NUL-1: a row that names no company must not point at a row of none
  @Test
  void rejectsATargetWhoseKeyNeedsACompanyThatTheRowDoesNotCarry() {
    Pairing pairing =
        Pairing.bare()
            .column("LEGALENTITYID", Types.TEXT)
            .column("CUSTOMER", Types.TEXT)
            .column("customerid", LookupTables.to("account", "contact"))
            .column("msdyn_company", LookupTables.to("cdm_company"))
            .keys(new String[] {"LEGALENTITYID"}, new String[] {"msdyn_company.cdm_companycode"})
            .scopes(CompanyScope.GLOBAL, CompanyScope.of("msdyn_company"))
            .table(Pairing.companies())
            .table(LookupTables.accounts())
            .table(LookupTables.contacts())
            .toDataverse("LEGALENTITYID", "msdyn_company.cdm_companycode")
            .toDataverse("CUSTOMER", "customerid.Account(accountnumber).Contact(personid)");
    MappingResult result = pairing.fromFinance("CUSTOMER", "C1");
    assertThat(code(result)).isEqualTo(ErrorCode.LOOKUP_NOT_SUPPLIED);
    assertThat(problem(result).message()).contains("accounts", "the row names no company");
    assertThat(slot(pairing.fromFinance("CUSTOMER", ""), "customerid")).isEqualTo(Blank.BLANK);
    assertThat(slot(pairing.fromFinance("CUSTOMER", "C1", "LEGALENTITYID", "usmf"), "customerid"))
        .isInstanceOf(Reference.ByKey.class);
  }
}
