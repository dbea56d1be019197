package dev.tandem.compile;

import static dev.tandem.engine.Results.defaultValue;
import static dev.tandem.engine.Results.slot;
import static dev.tandem.engine.Results.valueMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.CompiledMap;
import dev.tandem.engine.Lookups;
import dev.tandem.engine.MappingResult;
import dev.tandem.engine.Pairing;
import dev.tandem.engine.Results;
import dev.tandem.map.Direction;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A map that runs by what it shows itself. */
class WithoutCatalogsTest {
  private static CompiledMap compiled(Pairing pairing) {
    return MapCompiler.withoutCatalogs().compile(pairing.map()).orThrow();
  }

  private static MappingResult apply(
      Pairing pairing, Direction direction, @Nullable Object... cells) {
    CompiledMap map = compiled(pairing);
    return map.apply(direction, Pairing.row(map.source(direction), cells), Lookups.byKey());
  }

  @Test
  void saysThatItCouldNotCheck() {
    Compilation compilation =
        MapCompiler.withoutCatalogs().compile(Pairing.bare().both("A", "a").map());
    assertThat(compilation.issues()).extracting(MapIssue::code).containsExactly(IssueCode.TDM4021);
    assertThat(compilation.compiled()).isPresent();
  }

  @Test
  void knowsTheColumnsThatTheMapAndItsFiltersName() {
    CompiledMap map =
        compiled(
            Pairing.bare()
                .both("A", "a")
                .toFinance("B", "unit.symbol")
                .filters("(C == 1)", "d eq 1"));
    assertThat(map.source(Direction.TO_DATAVERSE).slotOf("c")).isNotNegative();
    assertThat(map.source(Direction.TO_FINANCE).slotOf("D")).isNotNegative();
    assertThat(map.source(Direction.TO_FINANCE).column("unit"))
        .satisfies(column -> assertThat(String.valueOf(column)).contains("Lookup"));
    assertThat(map.target(Direction.TO_FINANCE).columns())
        .extracting(column -> column.name())
        .containsExactlyInAnyOrder("dataAreaId", "A", "B", "C");
    assertThat(map.target(Direction.TO_FINANCE).columns())
        .extracting(column -> column.type())
        .containsOnly(FieldType.UNTYPED);
  }

  // UND-48: integer, then boolean, then text
  @Test
  void guessesDataverseLiterals() {
    Pairing pairing =
        Pairing.bare()
            .both(
                "A",
                "a",
                valueMap("cost", "192350000", "yes", "True", "word", "Label", "7", "007"));
    assertThat(slot(apply(pairing, Direction.TO_DATAVERSE, "A", "Cost"), "a")).isEqualTo(192350000);
    assertThat(slot(apply(pairing, Direction.TO_DATAVERSE, "A", "yes"), "a")).isEqualTo(true);
    assertThat(slot(apply(pairing, Direction.TO_DATAVERSE, "A", "word"), "a")).isEqualTo("Label");
    assertThat(slot(apply(pairing, Direction.TO_DATAVERSE, "A", "7"), "a")).isEqualTo("007");
  }

  // TRF-5: what a reader made of the value does not matter to the value map
  @Test
  void reversesValueMapsForAnyClassOfValue() {
    Pairing pairing = Pairing.bare().both("A", "a", valueMap("cost", "192350000", "yes", "True"));
    for (Object option :
        List.of(
            192350000,
            192350000L,
            "192350000",
            new BigDecimal("192350000"),
            ChoiceValue.of(192350000))) {
      assertThat(slot(apply(pairing, Direction.TO_FINANCE, "a", option), "A")).isEqualTo("cost");
    }
    assertThat(slot(apply(pairing, Direction.TO_FINANCE, "a", true), "A")).isEqualTo("yes");
    assertThat(slot(apply(pairing, Direction.TO_FINANCE, "a", "true"), "A")).isEqualTo("yes");
  }

  // UND-5; without a type a blank has no finance empty value
  @Test
  void passesValuesAsTheyAre() {
    Pairing pairing = Pairing.bare().both("A", "a");
    BigDecimal number = new BigDecimal("1.50");
    assertThat(slot(apply(pairing, Direction.TO_DATAVERSE, "A", number), "a")).isEqualTo(number);
    assertThat(slot(apply(pairing, Direction.TO_DATAVERSE, "A", ""), "a")).isEqualTo(Blank.BLANK);
    assertThat(slot(apply(pairing, Direction.TO_FINANCE, "a", null), "A")).isEqualTo(Blank.BLANK);
  }

  // MAP-23
  @Test
  void writesConstants() {
    Pairing pairing =
        Pairing.bare()
            .both("A", "a")
            .toDataverse("", "b", defaultValue("3"))
            .toFinance("B", "", defaultValue("Organization"));
    assertThat(slot(apply(pairing, Direction.TO_DATAVERSE, "A", "x"), "b")).isEqualTo(3);
    assertThat(slot(apply(pairing, Direction.TO_FINANCE, "a", "x"), "B")).isEqualTo("Organization");
  }

  // LKP-1, LKP-6: the hint names the table where no schema does
  @Test
  void refersByKeyAndReadsFromTheKey() {
    Pairing pairing =
        Pairing.bare()
            .pair(
                new dev.tandem.map.FieldMapping(
                    dev.tandem.map.SyncDirection.BOTH,
                    "UNIT",
                    "unit.symbol",
                    "uoms",
                    List.of(),
                    false,
                    dev.tandem.map.Original.NONE));
    Reference hour = Reference.byKey("uoms", KeyValues.of("symbol", "hr"));
    assertThat(slot(apply(pairing, Direction.TO_DATAVERSE, "UNIT", "hr"), "unit")).isEqualTo(hour);
    assertThat(slot(apply(pairing, Direction.TO_FINANCE, "unit", hour), "UNIT")).isEqualTo("hr");
  }

  // CO-2: a company that the row names is known, and none is demanded
  @Test
  void carriesTheCompanyThatARowNames() {
    Pairing pairing = Pairing.bare().both("A", "a");
    MappingResult.Mapped striped =
        apply(
                pairing,
                Direction.TO_FINANCE,
                "a",
                "x",
                "msdyn_company",
                Reference.byKey(null, KeyValues.of("cdm_companycode", "usmf")))
            .orThrow();
    assertThat(striped.company()).isEqualTo(LegalEntity.of("USMF"));
    assertThat(striped.row().raw("dataAreaId")).isEqualTo("usmf");
    MappingResult.Mapped global = apply(pairing, Direction.TO_FINANCE, "a", "x").orThrow();
    assertThat(global.company()).isNull();
    assertThat(Results.mapped(global).presentColumns()).containsExactly("A");
  }
}
