package dev.tandem.engine;

import static dev.tandem.engine.Results.code;
import static dev.tandem.engine.Results.mapped;
import static dev.tandem.engine.Results.problem;
import static dev.tandem.engine.Results.slot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.map.Direction;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Reference;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Single, composite, long and self lookups (section 1.6). */
class LookupTest {
  private static final UUID YEAR = LookupTables.id(10);
  private static final UUID CALENDAR = LookupTables.id(11);
  private static final UUID COUNTRY = LookupTables.id(12);

  private static Pairing unit() {
    return Pairing.global()
        .column("UNIT", Types.TEXT)
        .column("unit", LookupTables.to("unit"))
        .table(LookupTables.units())
        .both("UNIT", "unit.symbol");
  }

  // LKP-1: the row with this key, by id
  @Test
  void storesTheIdOfTheRowWithThisKey() {
    MappingResult result =
        unit().apply(Direction.TO_DATAVERSE, LookupTables.knownUnits(), "UNIT", "HR");
    assertThat(slot(result, "unit")).isEqualTo(LookupTables.HOUR);
  }

  // LKP-1: left to the receiving system
  @Test
  void refersByKeyWhenNothingIsAtHand() {
    assertThat(slot(unit().fromFinance("UNIT", "hr"), "unit"))
        .isEqualTo(Reference.byKey("units", KeyValues.of("symbol", "hr")));
  }

  // LKP-1: read by id, by key, or from the key itself
  @Test
  void readsTheKeyOfTheReferencedRow() {
    assertThat(slot(read(LookupTables.HOUR), "UNIT")).isEqualTo("hr");
    assertThat(slot(read(LookupTables.HOUR_ID.toString()), "UNIT")).isEqualTo("hr");
    Reference byKey = Reference.byKey(null, KeyValues.of("SYMBOL", "min"));
    assertThat(slot(unit().fromDataverse("unit", byKey), "UNIT")).isEqualTo("min");
    Reference byOtherKey = Reference.byKey("units", KeyValues.of("symbol", "hr"));
    assertThat(slot(read(byOtherKey), "UNIT")).isEqualTo("hr");
  }

  private static MappingResult read(Object reference) {
    return unit().apply(Direction.TO_FINANCE, LookupTables.knownUnits(), "unit", reference);
  }

  // KEY-12: the id itself may be the key column
  @Test
  void readsTheIdWithoutTheRow() {
    Pairing pairing =
        Pairing.global()
            .column("UNIT", Types.GUID)
            .column("unit", LookupTables.to("unit"))
            .table(LookupTables.units())
            .toFinance("UNIT", "unit.unitid");
    assertThat(slot(pairing.fromDataverse("unit", LookupTables.HOUR), "UNIT"))
        .isEqualTo(LookupTables.HOUR_ID);
  }

  // LKP-8
  @Test
  void rejectsARowWhoseLookupFindsNothing() {
    MappingResult result =
        unit().apply(Direction.TO_DATAVERSE, LookupTables.knownUnits(), "UNIT", "day");
    assertThat(code(result)).isEqualTo(ErrorCode.LOOKUP_NOT_FOUND);
    assertThat(problem(result).field()).isEqualTo("UNIT");
    assertThat(problem(result).value()).contains("day");
    assertThat(problem(result).message()).contains("units", "symbol").doesNotContain("day");
  }

  @Test
  void rejectsARowWhoseReferencedRowIsNotAtHand() {
    MappingResult result = unit().fromDataverse("unit", LookupTables.HOUR);
    assertThat(code(result)).isEqualTo(ErrorCode.LOOKUP_NOT_SUPPLIED);
    assertThat(problem(result).field()).isEqualTo("unit.symbol");
    assertThat(code(unit().fromDataverse("unit", "hour")))
        .isEqualTo(ErrorCode.VALUE_NOT_CONVERTIBLE);
  }

  // LKP-13, NUL-3: a blank reference clears, in both directions
  @Test
  void clearsTheLookupForABlankValue() {
    assertThat(slot(unit().fromFinance("UNIT", ""), "unit")).isEqualTo(Blank.BLANK);
    assertThat(slot(unit().fromFinance("UNIT", null), "unit")).isEqualTo(Blank.BLANK);
    assertThat(slot(unit().fromDataverse("unit", null), "UNIT")).isEqualTo("");
    Pairing keeping = unit().options(ConversionOptions.STANDARD.keepEmptyText());
    assertThat(slot(keeping.fromFinance("UNIT", ""), "unit")).isEqualTo(Blank.BLANK);
    assertThat(mapped(unit().fromDataverse("number", "1")).isAbsent("UNIT")).isTrue(); // NUL-1
  }

  private static Pairing year() {
    return Pairing.global()
        .column("YEAR", Types.TEXT)
        .column("CALENDAR", Types.TEXT)
        .column("COUNTRY", Types.TEXT)
        .column("START", Types.DATE)
        .column("year", LookupTables.to("year"))
        .table(LookupTables.years())
        .table(LookupTables.calendars())
        .table(LookupTables.countries())
        .both("YEAR", "year.name")
        .both("CALENDAR", "year.calendar.title")
        .toFinance("COUNTRY", "year.calendar.country.code")
        .toFinance("START", "year.start");
  }

  private static KnownRows years() {
    KeyValues key = KeyValues.builder().put("name", "2021").put("calendar.title", "Fiscal").build();
    return new KnownRows()
        .add(
            "years",
            YEAR,
            key,
            Pairing.row(
                LookupTables.years(),
                "name",
                "2021",
                "calendar",
                Reference.byId(null, CALENDAR),
                "start",
                LocalDate.of(2021, 1, 1)))
        .add(
            "calendars",
            CALENDAR,
            KeyValues.of("title", "Fiscal"),
            Pairing.row(
                LookupTables.calendars(),
                "title",
                "Fiscal",
                "country",
                Reference.byId("countries", COUNTRY)))
        .add(
            "countries",
            COUNTRY,
            KeyValues.of("code", "DK"),
            Pairing.row(LookupTables.countries(), "code", "DK"));
  }

  private static MappingResult year(@Nullable Object... cells) {
    return year().apply(Direction.TO_DATAVERSE, years(), cells);
  }

  // LKP-3, LKP-4: members of both directions select the row together
  @Test
  void selectsOneRowByAllMembersTogether() {
    assertThat(slot(year("YEAR", "2021", "CALENDAR", "Fiscal"), "year"))
        .isEqualTo(Reference.byId("years", YEAR));
    MappingResult other = year("YEAR", "2022", "CALENDAR", "Fiscal");
    assertThat(code(other)).isEqualTo(ErrorCode.LOOKUP_NOT_FOUND);
    assertThat(problem(other).field()).isEqualTo("YEAR,CALENDAR"); // LKP-8
  }

  // LKP-2, LKP-3: every column behind the lookup, over one, two and three lookups
  @Test
  void readsEveryColumnBehindALookup() {
    MappingResult result =
        year().apply(Direction.TO_FINANCE, years(), "year", Reference.byId(null, YEAR));
    assertThat(slot(result, "YEAR")).isEqualTo("2021");
    assertThat(slot(result, "CALENDAR")).isEqualTo("Fiscal");
    assertThat(slot(result, "COUNTRY")).isEqualTo("DK");
    assertThat(slot(result, "START")).isEqualTo(LocalDate.of(2021, 1, 1));
  }

  // UND-29
  @Test
  void clearsOnlyWhenAllPartsAreBlank() {
    assertThat(slot(year("YEAR", "", "CALENDAR", null), "year")).isEqualTo(Blank.BLANK);
    assertThat(code(year("YEAR", "2021", "CALENDAR", ""))).isEqualTo(ErrorCode.LOOKUP_NOT_FOUND);
    KnownRows withBlank =
        years()
            .add(
                "years",
                LookupTables.id(20),
                KeyValues.builder().put("name", "2021").put("calendar.title", null).build(),
                Pairing.row(LookupTables.years(), "name", "2021"));
    MappingResult found =
        year().apply(Direction.TO_DATAVERSE, withBlank, "YEAR", "2021", "CALENDAR", "");
    assertThat(slot(found, "year")).isEqualTo(Reference.byId("years", LookupTables.id(20)));
  }

  // UND-29, NUL-1: a part that the row does not carry is not a blank part
  @Test
  void rejectsACompositeLookupThatIsCarriedInPart() {
    MappingResult result = year("YEAR", "2021");
    assertThat(code(result)).isEqualTo(ErrorCode.LOOKUP_NOT_SUPPLIED);
    assertThat(problem(result).message()).contains("CALENDAR");
    assertThat(mapped(year("NUMBER", "1")).isAbsent("year")).isTrue();
  }

  // LKP-6: a self reference needs no hint
  @Test
  void looksUpRowsOfItsOwnTable() {
    Pairing pairing =
        Pairing.global()
            .column("PARENT", Types.TEXT)
            .column("parent", LookupTables.to("thing"))
            .both("PARENT", "parent.number");
    assertThat(slot(pairing.fromFinance("NUMBER", "1", "PARENT", "2"), "parent"))
        .isEqualTo(Reference.byKey("things", KeyValues.of("number", "2")));
  }

  // JSON-7: lookups and columns in any case
  @Test
  void resolvesPathsInAnyCase() {
    Pairing pairing =
        Pairing.global()
            .column("UNIT", Types.TEXT)
            .column("unit", LookupTables.to("unit"))
            .table(LookupTables.units())
            .both("unit", "Unit.Symbol");
    MappingResult result =
        pairing.apply(Direction.TO_FINANCE, LookupTables.knownUnits(), "unit", LookupTables.HOUR);
    assertThat(slot(result, "UNIT")).isEqualTo("hr");
  }

  // LKP-8: a row that was fetched without the column that is needed
  @Test
  void saysWhichColumnASuppliedRowLacks() {
    KnownRows poor =
        new KnownRows()
            .add(
                "units",
                LookupTables.HOUR_ID,
                KeyValues.of("symbol", "hr"),
                Pairing.row(LookupTables.units()));
    MappingResult result = unit().apply(Direction.TO_FINANCE, poor, "unit", LookupTables.HOUR);
    assertThat(code(result)).isEqualTo(ErrorCode.LOOKUP_NOT_SUPPLIED);
    assertThat(problem(result).message()).contains("units", "symbol");
  }

  // LKP-13, UND-27, UND-29: spaces at the end never count in a key, so a part of spaces is blank
  @Test
  void clearsTheLookupForSpaces() {
    assertThat(slot(unit().fromFinance("UNIT", "  "), "unit")).isEqualTo(Blank.BLANK);
    assertThat(slot(year("YEAR", " ", "CALENDAR", ""), "year")).isEqualTo(Blank.BLANK);
  }

  // LKP-13, KEY-12: the empty identifier of finance means no row, also as the key behind a lookup
  @Test
  void clearsTheLookupForTheEmptyIdentifier() {
    Pairing pairing =
        Pairing.global()
            .column("UNIT", Types.GUID)
            .column("unit", LookupTables.to("unit"))
            .table(LookupTables.units())
            .both("UNIT", "unit.unitid");
    assertThat(slot(pairing.fromFinance("UNIT", new UUID(0, 0)), "unit")).isEqualTo(Blank.BLANK);
    assertThat(
            slot(
                pairing.apply(
                    Direction.TO_DATAVERSE, LookupTables.knownUnits(), "UNIT", new UUID(0, 0)),
                "unit"))
        .isEqualTo(Blank.BLANK);
    assertThat(slot(pairing.fromDataverse("unit", null), "UNIT")).isEqualTo(new UUID(0, 0));
  }
}
