package dev.tandem.engine;

import static dev.tandem.engine.Results.mapped;
import static dev.tandem.engine.Results.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.map.Direction;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.IntegrationKey;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Reference;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which values identify a mapped row (section 1.10). */
class KeyTest {

  private static Map<String, @Nullable Object> key(MappingResult result) {
    KeyValues key = result.orThrow().key();
    return key == null ? Map.of() : key.asMap();
  }

  // KEY-5: the company is part of the key, on Dataverse as a path
  @Test
  void namesTheCompanyInTheKey() {
    Pairing pairing = Pairing.inCompany();
    assertThat(key(pairing.fromFinance("NUMBER", "1", "dataAreaId", "usmf")))
        .containsExactly(
            Map.entry("number", "1"), Map.entry("msdyn_company.cdm_companycode", "usmf"));
    Reference company = Reference.byKey(null, KeyValues.of("cdm_companycode", "usmf"));
    assertThat(key(pairing.fromDataverse("number", "1", "msdyn_company", company)))
        .containsExactly(Map.entry("dataAreaId", "usmf"), Map.entry("NUMBER", "1"));
  }

  // KEY-3, KEY-5: a key edited by hand may name the company lookup itself
  @Test
  void takesTheCompanyLookupOfAnEditedKeyAsTheCompany() {
    Pairing pairing = Pairing.inCompany();
    CompiledMap map =
        pairing
            .compiler()
            .withIntegrationKey("things", IntegrationKey.of("msdyn_company", "number"))
            .compile(pairing.map())
            .orThrow();
    MappingResult result =
        map.apply(
            Direction.TO_DATAVERSE,
            Pairing.row(map.source(Direction.TO_DATAVERSE), "NUMBER", "1", "dataAreaId", "usmf"),
            Lookups.byKey());
    assertThat(key(result))
        .containsExactly(
            Map.entry("msdyn_company.cdm_companycode", "usmf"), Map.entry("number", "1"));
  }

  // KEY-9: without a mapped key of its own the entity is keyed by the integration key
  @Test
  void keysFinanceRowsByTheFieldsThatCarryTheIntegrationKey() {
    Pairing pairing =
        Pairing.bare()
            .column("RECID", Types.LONG)
            .column("NUMBER", Types.TEXT)
            .column("number", Types.TEXT)
            .keys(new String[] {"RECID"}, new String[] {"number"})
            .both("NUMBER", "number");
    assertThat(key(pairing.fromDataverse("number", "1"))).containsExactly(Map.entry("NUMBER", "1"));
  }

  // KEY-1: lookup paths are allowed in a key, several behind one lookup as well
  @Test
  void readsKeyPartsBehindLookups() {
    Pairing pairing =
        Pairing.bare()
            .column("NAME", Types.TEXT)
            .column("TITLE", Types.TEXT)
            .column("year", LookupTables.to("year"))
            .table(LookupTables.years())
            .table(LookupTables.calendars())
            .keys(new String[] {"NAME", "TITLE"}, new String[] {"year.name", "year.calendar.title"})
            .both("NAME", "year.name")
            .both("TITLE", "year.calendar.title");
    assertThat(key(pairing.fromFinance("NAME", "2021", "TITLE", "Fiscal")))
        .containsExactly(
            Map.entry("year.name", "2021"), Map.entry("year.calendar.title", "Fiscal"));
    KnownRows known =
        new KnownRows()
            .add(
                "years",
                LookupTables.id(5),
                KeyValues.builder().put("name", "2021").put("calendar.title", "Fiscal").build(),
                Pairing.row(LookupTables.years()));
    assertThat(key(pairing.apply(Direction.TO_DATAVERSE, known, "NAME", "2021", "TITLE", "Fiscal")))
        .containsExactly(Map.entry("year", LookupTables.id(5)));
  }

  // UND-26: an all-blank key names no row
  @Test
  void rejectsABlankKey() {
    MappingResult blank = Pairing.global().fromFinance("NUMBER", "");
    assertThat(problem(blank).code()).isEqualTo(ErrorCode.KEY_BLANK);
    assertThat(problem(blank).message()).contains("number");
    assertThat(problem(Pairing.global().fromDataverse("number", null)).code())
        .isEqualTo(ErrorCode.KEY_BLANK);
    MappingResult onlyCompany =
        Pairing.inCompany().fromFinance("NUMBER", null, "dataAreaId", "usmf");
    assertThat(problem(onlyCompany).code()).isEqualTo(ErrorCode.KEY_BLANK);
  }

  private static Pairing twoParts() {
    return Pairing.bare()
        .column("ONE", Types.TEXT)
        .column("TWO", Types.TEXT)
        .column("one", Types.TEXT)
        .column("two", Types.TEXT)
        .keys(new String[] {"ONE", "TWO"}, new String[] {"one", "two"})
        .both("ONE", "one")
        .both("TWO", "two");
  }

  // UND-26: a partly blank key is a key, and blank equals empty text
  @Test
  void keepsAPartlyBlankKey() {
    Map<String, @Nullable Object> key = key(twoParts().fromFinance("ONE", "1", "TWO", ""));
    assertThat(key).containsEntry("one", "1").containsEntry("two", null);
    KeyValues empty = KeyValues.builder().put("two", "").put("one", "1 ").build();
    assertThat(twoParts().fromFinance("ONE", "1", "TWO", null).orThrow().key()).isEqualTo(empty);
  }

  // NUL-1: a row that does not carry its whole key is mapped, with a warning
  @Test
  void warnsWhenTheRowDoesNotCarryItsWholeKey() {
    MappingResult result = twoParts().fromFinance("ONE", "1");
    assertThat(result.orThrow().warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.code()).isEqualTo(ErrorCode.KEY_INCOMPLETE);
              assertThat(warning.message()).contains("one", "two");
            });
    assertThat(key(result)).containsExactly(Map.entry("one", "1"));
    assertThat(twoParts().fromFinance("ONE", "1", "TWO", "").orThrow().warnings()).isEmpty();
  }

  // KEY-1: without any catalog no key is known
  @Test
  void knowsNoKeyWithoutCatalogs() {
    CompiledMap map =
        dev.tandem.compile.MapCompiler.withoutCatalogs().compile(twoParts().map()).orThrow();
    MappingResult result =
        map.apply(
            Direction.TO_DATAVERSE,
            Pairing.row(map.source(Direction.TO_DATAVERSE), "ONE", "1", "TWO", ""),
            Lookups.byKey());
    assertThat(result.orThrow().key()).isNull();
    assertThat(mapped(result).presentColumns()).containsExactly("one", "two");
  }

  // UND-7: zero is a key value
  @Test
  void takesZeroAsAKeyValue() {
    FieldType number = Types.INT;
    Pairing pairing =
        Pairing.bare()
            .column("ID", number)
            .column("id", number)
            .keys(new String[] {"ID"}, new String[] {"id"})
            .both("ID", "id");
    assertThat(key(pairing.fromDataverse("id", null))).containsExactly(Map.entry("ID", 0));
    assertThat(problem(pairing.fromFinance("ID", null)).code()).isEqualTo(ErrorCode.KEY_BLANK);
  }

  // UND-26, UND-27: spaces at the end never count in a key, so nothing but spaces is blank
  @Test
  void rejectsAKeyOfSpaces() {
    assertThat(problem(Pairing.global().fromFinance("NUMBER", " ")).code())
        .isEqualTo(ErrorCode.KEY_BLANK);
    assertThat(problem(Pairing.global().fromDataverse("number", "  ")).code())
        .isEqualTo(ErrorCode.KEY_BLANK);
    assertThat(problem(twoParts().fromFinance("ONE", " ", "TWO", "")).code())
        .isEqualTo(ErrorCode.KEY_BLANK);
    assertThat(key(twoParts().fromFinance("ONE", "1", "TWO", " "))).containsEntry("one", "1");
  }
}
