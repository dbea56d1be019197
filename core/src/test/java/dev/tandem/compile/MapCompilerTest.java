package dev.tandem.compile;

import static dev.tandem.engine.Results.defaultValue;
import static dev.tandem.engine.Results.slot;
import static dev.tandem.engine.Results.valueMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tandem.engine.Pairing;
import dev.tandem.engine.Types;
import dev.tandem.filter.FilterDialect;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.MapProperties;
import dev.tandem.map.Original;
import dev.tandem.map.SyncDirection;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.CompanyScope;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.IntegrationKey;
import dev.tandem.spi.schema.Requirement;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The finer points of compiling: what is a warning, what is an exception, what wins. */
class MapCompilerTest {
  private static List<IssueCode> codes(Pairing pairing) {
    return pairing.compilation().issues().stream().map(MapIssue::code).toList();
  }

  private static Severity severity(Pairing pairing, IssueCode code) {
    return pairing.compilation().issues().stream()
        .filter(issue -> issue.code() == code)
        .map(MapIssue::severity)
        .findFirst()
        .orElseThrow();
  }

  private static Pairing fiscal() {
    TableSchema years =
        TableSchema.builder(TableName.dataverse("years"))
            .alias("year")
            .column("calendar", Types.TEXT)
            .key("calendar")
            .build();
    return Pairing.global()
        .column("CALENDAR", Types.TEXT)
        .column("calendar", Types.TEXT)
        .column("year", new FieldType.Lookup(List.of("year")))
        .table(years);
  }

  // VAL-1: shipped maps use one finance field for a text and for a lookup
  @Test
  void onlyWarnsWhenOneOfTwoTargetsIsALookup() {
    Pairing pairing = fiscal().both("CALENDAR", "calendar").both("CALENDAR", "year.calendar");
    assertThat(severity(pairing, IssueCode.DIPV1023)).isEqualTo(Severity.WARNING);
    assertThat(slot(pairing.fromDataverse("calendar", "Fiscal"), "CALENDAR")).isEqualTo("Fiscal");
    assertThat(codes(fiscal().both("CALENDAR", "calendar").toFinance("CALENDAR", "year.calendar")))
        .contains(IssueCode.DIPV1026);
  }

  // MAP-19: a column is fed twice also by its plain name and a path, or by one path in two
  // spellings
  @Test
  void findsAColumnThatIsFedTwiceThroughALookup() {
    assertThat(
            codes(
                fiscal()
                    .column("OTHER", Types.GUID)
                    .toDataverse("CALENDAR", "year.calendar")
                    .toDataverse("OTHER", "year")))
        .contains(IssueCode.DIPV1026);
    assertThat(
            codes(
                fiscal()
                    .column("OTHER", Types.TEXT)
                    .toDataverse("CALENDAR", "year.calendar")
                    .toDataverse("OTHER", "Year . Calendar")))
        .contains(IssueCode.DIPV1026);
  }

  // LKP-3: different columns behind one lookup are one reference
  @Test
  void takesSeveralPathsThroughOneLookupAsOneReference() {
    TableSchema years =
        TableSchema.builder(TableName.dataverse("years"))
            .alias("year")
            .column("name", Types.TEXT)
            .column("calendar", Types.TEXT)
            .key("name", "calendar")
            .build();
    Pairing pairing =
        Pairing.global()
            .column("NAME", Types.TEXT)
            .column("CALENDAR", Types.TEXT)
            .column("year", new FieldType.Lookup(List.of("year")))
            .table(years)
            .both("NAME", "year.name")
            .both("CALENDAR", "year.calendar");
    assertThat(pairing.compilation().issues()).isEmpty();
  }

  // DIPV1011: a lookup that writers must leave alone, reached through a path
  @Test
  void refusesAPathIntoAReadOnlyLookup() {
    Pairing pairing =
        fiscal()
            .column(
                new ColumnSchema(
                    "owner",
                    new FieldType.Lookup(List.of("year")),
                    Requirement.OPTIONAL,
                    true,
                    false))
            .toDataverse("CALENDAR", "owner.calendar");
    assertThat(codes(pairing)).contains(IssueCode.DIPV1011);
  }

  private static Pairing customer() {
    return Pairing.global()
        .column("CUSTOMER", Types.TEXT)
        .column("customer", new FieldType.Lookup(List.of("account", "contact")))
        .table(referenced("accounts", "account"))
        .table(referenced("contacts", "contact"))
        .table(referenced("leads", "lead"));
  }

  private static TableSchema referenced(String name, String alias) {
    return TableSchema.builder(TableName.dataverse(name))
        .alias(alias)
        .column("number", Types.TEXT)
        .key("number")
        .build();
  }

  // LKP-5, LKP-6: the schema says which tables a polymorphic lookup points at
  @Test
  void tellsATargetThatAPolymorphicLookupDoesNotHave() {
    assertThat(codes(customer().both("CUSTOMER", "customer.Account(number).Contacts(number)")))
        .doesNotContain(IssueCode.DIPV1025);
    String path = "customer.Account(number).Lead(number)";
    Pairing lead = customer().both("CUSTOMER", path);
    assertThat(lead.compilation().issues())
        .filteredOn(issue -> issue.code() == IssueCode.DIPV1025)
        .extracting(MapIssue::severity, MapIssue::message)
        .containsExactly(
            tuple(Severity.ERROR, "customer cannot point at leads, only at [account, contact]"));
    assertThat(severity(customer().toFinance("CUSTOMER", path), IssueCode.DIPV1025))
        .isEqualTo(Severity.WARNING);
    Pairing unknown = customer().both("CUSTOMER", "customer.Account(number).Vendor(number)");
    assertThat(unknown.compilation().issues())
        .filteredOn(issue -> issue.code() == IssueCode.DIPV1025)
        .extracting(MapIssue::message)
        .containsExactly("table Vendor behind the lookup is not in the catalog");
  }

  // DIPV1025: every hop of a path is checked
  @Test
  void checksEveryHopOfAPath() {
    assertThat(codes(fiscal().toFinance("CALENDAR", "year.callendar")))
        .contains(IssueCode.DIPV1025);
    assertThat(codes(fiscal().toFinance("CALENDAR", "year.calendar.name")))
        .contains(IssueCode.DIPV1025);
    assertThat(codes(fiscal().toFinance("CALENDAR", "calendar.name"))).contains(IssueCode.DIPV1025);
    assertThat(
            codes(
                Pairing.global()
                    .column("unit", new FieldType.Lookup(List.of("nowhere")))
                    .column("UNIT", Types.TEXT)
                    .toFinance("UNIT", "unit.symbol")))
        .contains(IssueCode.DIPV1025);
  }

  // DIPV1030: an error only when no value can ever convert
  @Test
  void onlyWarnsOfTypesThatFitNowAndThen() {
    assertThat(severity(Pairing.global().field(Types.TEXT, Types.INT), IssueCode.DIPV1030))
        .isEqualTo(Severity.WARNING);
    assertThat(severity(Pairing.global().field(Types.DATE, Types.INT), IssueCode.DIPV1030))
        .isEqualTo(Severity.ERROR);
  }

  // VAL-2: a system column needs no mapping, a mapping or a default does
  @Test
  void acceptsMandatoryColumnsThatGetAValue() {
    ColumnSchema bySystem = new ColumnSchema("id", Types.GUID, Requirement.REQUIRED, false, true);
    assertThat(codes(Pairing.global().column(bySystem))).isEmpty();
    ColumnSchema needed = ColumnSchema.required("NEEDED", Types.TEXT);
    assertThat(codes(Pairing.global().column(needed).toFinance("NEEDED", "", defaultValue("x"))))
        .isEmpty();
    assertThat(codes(Pairing.global().column(needed))).containsExactly(IssueCode.DIPV1010);
  }

  // MAP-4, MAP-22: a global entity that maps its company explicitly may feed a striped table
  @Test
  void acceptsAGlobalEntityThatMapsItsCompany() {
    Pairing pairing =
        Pairing.bare()
            .column("LEGALENTITYID", Types.TEXT)
            .column("msdyn_company", new FieldType.Lookup(List.of("cdm_company")))
            .keys(new String[] {"LEGALENTITYID"}, new String[] {"msdyn_company.cdm_companycode"})
            .scopes(CompanyScope.GLOBAL, CompanyScope.of("msdyn_company"))
            .table(Pairing.companies())
            .toDataverse("LEGALENTITYID", "msdyn_company.cdm_companycode");
    assertThat(pairing.compilation().hasErrors()).isFalse();
  }

  // KEY-3, KEY-16: an edited key wins over the schema's, order and case aside
  @Test
  void followsAKeyEditedByHand() {
    Pairing pairing = Pairing.global().field(Types.TEXT, Types.TEXT);
    Compilation edited =
        pairing
            .compiler()
            .withIntegrationKey("THING", IntegrationKey.of("FIELD", "Number"))
            .compile(pairing.map());
    assertThat(edited.issues()).isEmpty();
    Compilation unmapped =
        pairing
            .compiler()
            .withIntegrationKey("things", IntegrationKey.of("versionnumber"))
            .compile(pairing.map());
    assertThat(unmapped.issues()).extracting(MapIssue::code).contains(IssueCode.DIPV1014);
  }

  // FLT-7: older functions behind a switch
  @Test
  void takesOlderFilterFunctionsOnlyWhenAsked() {
    Pairing pairing = Pairing.global().filters("", "startswith(number,'A')");
    assertThat(codes(pairing)).contains(IssueCode.DIPV1012);
    Compilation legacy =
        pairing.compiler().withDialect(FilterDialect.LEGACY).compile(pairing.map());
    assertThat(legacy.hasErrors()).isFalse();
  }

  // UND-44: environment types stand at the map as well
  @Test
  void refusesUnknownEnvironmentTypesOfTheMap() {
    DualWriteMap map = Pairing.global().map();
    DualWriteMap odd =
        new DualWriteMap(
            map.name(),
            null,
            null,
            null,
            MapProperties.NONE,
            map.legs(),
            new Original(Map.of("leftEnvironmentType", "SAP")));
    Compilation compilation = Pairing.global().compiler().compile(odd);
    assertThat(compilation.issues()).extracting(MapIssue::code).containsExactly(IssueCode.TDM4003);
  }

  // UND-43, UND-44: a map without a leg is an issue, not an exception
  @Test
  void compilesAMapWithoutLegs() {
    DualWriteMap empty =
        new DualWriteMap("none", null, null, null, MapProperties.NONE, List.of(), Original.NONE);
    Compilation compilation = MapCompiler.withoutCatalogs().compile(empty);
    assertThat(compilation.issues()).extracting(MapIssue::code).containsExactly(IssueCode.TDM4001);
    assertThat(compilation.map()).isSameAs(empty);
  }

  // all issues at once
  @Test
  void collectsAllIssuesAndThrowsThemTogether() {
    Pairing pairing =
        Pairing.global()
            .both("NOFIELD", "nocolumn")
            .field(Types.NO_YES, Types.BOOL)
            .filters("(X == 1", "y eq");
    Compilation compilation = pairing.compilation();
    assertThat(compilation.issues())
        .extracting(MapIssue::code)
        .contains(
            IssueCode.DIPV1022,
            IssueCode.DIPV1025,
            IssueCode.DIPV1030,
            IssueCode.DIPV1012,
            IssueCode.TDM4011);
    assertThatThrownBy(compilation::orThrow)
        .isInstanceOfSatisfying(
            MapCompilationException.class,
            thrown -> {
              assertThat(thrown.issues()).isEqualTo(compilation.issues());
              assertThat(thrown.code()).isEqualTo(ErrorCode.MAP_NOT_COMPILED);
            })
        .hasMessageContaining("[Things] - [things]")
        .hasMessageContaining("DIPV1022");
  }

  // MAP-15: a direction without a field does not run
  @Test
  void runsOnlyTheDirectionsThatFieldsHave() {
    Leg leg =
        new Leg(
            "001",
            "Things",
            "things",
            "",
            "",
            List.of(FieldMapping.of(SyncDirection.DATAVERSE_TO_FINANCE, "A", "a")),
            Original.NONE);
    assertThat(
            MapCompiler.withoutCatalogs().compile(DualWriteMap.of("m", leg)).orThrow().directions())
        .containsExactly(dev.tandem.map.Direction.TO_FINANCE);
  }

  // TRF-11: an ambiguity that nobody meets is not reported
  @Test
  void saysNothingOfAnAmbiguityThatIsNeverReversed() {
    Pairing pairing =
        Pairing.global()
            .column("FIELD", Types.TEXT)
            .column("field", Types.TEXT)
            .toDataverse("FIELD", "field", valueMap("a", "x", "b", "x"));
    assertThat(codes(pairing)).doesNotContain(IssueCode.TDM4010);
  }
}
