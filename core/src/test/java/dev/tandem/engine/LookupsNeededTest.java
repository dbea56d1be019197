package dev.tandem.engine;

import static dev.tandem.engine.Results.slot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.map.Direction;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a host has to fetch before a batch can be mapped. */
class LookupsNeededTest {
  private static final UUID YEAR = LookupTables.id(10);
  private static final UUID CALENDAR = LookupTables.id(11);
  private static final UUID COUNTRY = LookupTables.id(12);

  private static CompiledMap years() {
    return Pairing.global()
        .column("YEAR", Types.TEXT)
        .column("COUNTRY", Types.TEXT)
        .column("CALENDAR", Types.TEXT)
        .column("year", LookupTables.to("year"))
        .table(LookupTables.years())
        .table(LookupTables.calendars())
        .table(LookupTables.countries())
        .both("YEAR", "year.name")
        .both("CALENDAR", "year.calendar.title")
        .toFinance("COUNTRY", "year.calendar.country.code")
        .compiled();
  }

  private static Row dataverseRow(CompiledMap map) {
    return Pairing.row(
        map.source(Direction.TO_FINANCE), "number", "1", "year", Reference.byId(null, YEAR));
  }

  // LKP-2: long paths are asked for hop by hop, one request a row with all its columns
  @Test
  void asksForLongPathsStepByStep() {
    CompiledMap map = years();
    List<Row> rows = List.of(dataverseRow(map), dataverseRow(map));
    KnownRows known = new KnownRows();
    assertThat(map.lookupsNeeded(Direction.TO_FINANCE, rows, known))
        .containsExactly(
            new LookupRequest(
                "years",
                Reference.byId(null, YEAR),
                List.of("name", "calendar.title", "calendar.country.code"),
                null));
    known.add(
        "years",
        YEAR,
        KeyValues.of("name", "2021"),
        Pairing.row(
            LookupTables.years(), "name", "2021", "calendar", Reference.byId(null, CALENDAR)));
    assertThat(map.lookupsNeeded(Direction.TO_FINANCE, rows, known))
        .containsExactly(
            new LookupRequest(
                "calendars",
                Reference.byId(null, CALENDAR),
                List.of("title", "country.code"),
                null));
    known.add(
        "calendars",
        CALENDAR,
        KeyValues.of("title", "Fiscal"),
        Pairing.row(
            LookupTables.calendars(), "title", "Fiscal", "country", Reference.byId(null, COUNTRY)));
    assertThat(map.lookupsNeeded(Direction.TO_FINANCE, rows, known))
        .extracting(LookupRequest::table)
        .containsExactly("countries");
    known.add(
        "countries",
        COUNTRY,
        KeyValues.of("code", "DK"),
        Pairing.row(LookupTables.countries(), "code", "DK"));
    assertThat(map.lookupsNeeded(Direction.TO_FINANCE, rows, known)).isEmpty();
    MappingResult result = map.apply(Direction.TO_FINANCE, rows.get(0), known);
    assertThat(slot(result, "COUNTRY")).isEqualTo("DK");
  }

  // LKP-2: only a path over several lookups needs to be asked for again when its row is known
  @Test
  void asksOnceWhereNoPathHasSeveralLookups() {
    CompiledMap direct =
        Pairing.global()
            .column("YEAR", Types.TEXT)
            .column("year", LookupTables.to("year"))
            .table(LookupTables.years())
            .toFinance("YEAR", "year.name")
            .compiled();

    assertThat(direct.asksOnce(Direction.TO_FINANCE)).isTrue();
    assertThat(years().asksOnce(Direction.TO_FINANCE)).isFalse();
    assertThat(years().asksOnce(Direction.TO_DATAVERSE)).isFalse();
  }

  // LKP-1: a row that is known without a needed column is asked for again
  @Test
  void asksAgainForAColumnThatWasNotFetched() {
    CompiledMap map = years();
    KnownRows poor =
        new KnownRows()
            .add(
                "years",
                YEAR,
                KeyValues.of("name", "2021"),
                Pairing.row(LookupTables.years(), "calendar", null));
    assertThat(map.lookupsNeeded(Direction.TO_FINANCE, List.of(dataverseRow(map)), poor))
        .extracting(LookupRequest::table)
        .containsExactly("years");
  }

  // LKP-3: a composite key is asked for once for the whole batch
  @Test
  void asksWhichRowHasAKeyOnce() {
    CompiledMap map = years();
    Row row =
        Pairing.row(
            map.source(Direction.TO_DATAVERSE),
            "NUMBER",
            "1",
            "YEAR",
            "2021",
            "CALENDAR",
            "Fiscal");
    Row same = row.toBuilder().set("NUMBER", "2").build();
    KeyValues key = KeyValues.builder().put("name", "2021").put("calendar.title", "Fiscal").build();
    Set<LookupRequest> needed = map.lookupsNeeded(Direction.TO_DATAVERSE, List.of(row, same));
    assertThat(needed)
        .containsExactly(
            new LookupRequest("years", Reference.byKey("years", key), List.of(), null));
    assertThat(map.lookupsNeeded(Direction.TO_DATAVERSE, List.of(row), Lookups.byKey())).isEmpty();
  }

  // LKP-7: the company is asked for first, and narrows the rest
  @Test
  void asksForTheCompanyAndWithinIt() {
    CompiledMap map =
        Pairing.inCompany()
            .column("ACCOUNT", Types.TEXT)
            .column("account", LookupTables.to("account"))
            .table(LookupTables.accounts())
            .both("ACCOUNT", "account.accountnumber")
            .compiled();
    Row row =
        Pairing.row(
            map.source(Direction.TO_DATAVERSE),
            "NUMBER",
            "1",
            "dataAreaId",
            "usmf",
            "ACCOUNT",
            "A1");
    Set<LookupRequest> needed = map.lookupsNeeded(Direction.TO_DATAVERSE, List.of(row));
    assertThat(needed)
        .extracting(LookupRequest::table)
        .containsExactlyInAnyOrder("cdm_companies", "accounts");
    assertThat(needed).extracting(LookupRequest::company).containsOnly(LegalEntity.of("USMF"));
  }

  // KEY-6: a second place is asked for when the first turns out to name no company
  @Test
  void asksForTheNextPlaceWhenTheFirstNamesNoCompany() {
    UUID nobody = LookupTables.id(99);
    CompiledMap map =
        Pairing.inCompany()
            .column("msdyn_other", LookupTables.to("cdm_company"))
            .scopes(
                dev.tandem.spi.schema.CompanyScope.FINANCE,
                dev.tandem.spi.schema.CompanyScope.of("msdyn_company", "msdyn_other"))
            .compiled();
    Row row =
        Pairing.row(
            map.source(Direction.TO_FINANCE),
            "number",
            "1",
            "msdyn_company",
            Reference.byId(null, nobody),
            "msdyn_other",
            LookupTables.USMF);
    KnownRows known = new KnownRows().company("", nobody);
    assertThat(map.lookupsNeeded(Direction.TO_FINANCE, List.of(row), known))
        .extracting(LookupRequest::row)
        .containsExactly(LookupTables.USMF);
    known.company("usmf", LookupTables.USMF_ID);
    assertThat(map.lookupsNeeded(Direction.TO_FINANCE, List.of(row), known)).isEmpty();
    assertThat(slot(map.apply(Direction.TO_FINANCE, row, known), "dataAreaId")).isEqualTo("usmf");
  }

  // LKP-5: every target that may hold the value
  @Test
  void asksForEveryTargetOfAPolymorphicLookup() {
    CompiledMap map =
        Pairing.global()
            .column("CUSTOMER", Types.TEXT)
            .column("customerid", LookupTables.to("unit", "contact"))
            .table(LookupTables.units())
            .table(LookupTables.contacts())
            .both("CUSTOMER", "customerid.Unit(symbol).Contact(personid)")
            .compiled();
    Row row = Pairing.row(map.source(Direction.TO_DATAVERSE), "NUMBER", "1", "CUSTOMER", "hr");
    assertThat(map.lookupsNeeded(Direction.TO_DATAVERSE, List.of(row)))
        .extracting(LookupRequest::table)
        .containsExactly("units", "contacts");
    Row back =
        Pairing.row(
            map.source(Direction.TO_FINANCE),
            "number",
            "1",
            "customerid",
            Reference.byId("contact", LookupTables.id(3)));
    assertThat(map.lookupsNeeded(Direction.TO_FINANCE, List.of(back)))
        .singleElement()
        .satisfies(request -> assertThat(request.columns()).containsExactly("personid"));
  }

  // FLT-1: rows that are filtered out need nothing, blank and absent references neither
  @Test
  void asksForNothingThatIsNotUsed() {
    CompiledMap map =
        Pairing.global()
            .column("UNIT", Types.TEXT)
            .column("unit", LookupTables.to("unit"))
            .column("ready", Types.BOOL)
            .table(LookupTables.units())
            .both("UNIT", "unit.symbol")
            .filters("", "ready eq true")
            .compiled();
    List<Row> rows =
        List.of(
            Pairing.row(
                map.source(Direction.TO_FINANCE), "ready", false, "unit", LookupTables.HOUR),
            Pairing.row(map.source(Direction.TO_FINANCE), "ready", true, "unit", null),
            Pairing.row(map.source(Direction.TO_FINANCE), "ready", true));
    assertThat(map.lookupsNeeded(Direction.TO_FINANCE, rows)).isEmpty();
  }
}
