package dev.tandem.engine;

import static dev.tandem.engine.Results.defaultValue;
import static dev.tandem.engine.Results.mapped;
import static dev.tandem.engine.Results.slot;
import static dev.tandem.engine.Results.valueMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.map.Direction;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Constants and fallbacks (TRF-3, TRF-4, MAP-23, UND-11). */
class DefaultTest {

  // UND-11: absent, null and empty text count as missing
  @Test
  void replacesAbsentBlankAndEmptyText() {
    Pairing pairing = Pairing.global().field(Types.TEXT, Types.TEXT, defaultValue("d"));
    assertThat(slot(pairing.fromFinance("NUMBER", "1"), "field")).isEqualTo("d");
    assertThat(slot(pairing.fromFinance("FIELD", null), "field")).isEqualTo("d");
    assertThat(slot(pairing.fromFinance("FIELD", ""), "field")).isEqualTo("d");
    assertThat(slot(pairing.fromFinance("FIELD", " "), "field")).isEqualTo(" ");
    assertThat(slot(pairing.fromDataverse("field", null), "FIELD")).isEqualTo("d");
  }

  // UND-11, TYP-6, UND-7: zero, false and the empty date are values
  @Test
  void keepsZeroFalseAndTheEmptyDate() {
    Pairing number = Pairing.global().field(Types.INT, Types.INT, defaultValue("7"));
    assertThat(slot(number.fromFinance("FIELD", 0), "field")).isEqualTo(0);
    Pairing flag = Pairing.global().field(Types.BOOL, Types.BOOL, defaultValue("true"));
    assertThat(slot(flag.fromDataverse("field", false), "FIELD")).isEqualTo(false);
    Pairing date = Pairing.global().field(Types.DATE, Types.DATE, defaultValue("2020-02-02"));
    assertThat(slot(date.fromFinance("FIELD", LocalDate.of(1900, 1, 1)), "field"))
        .isEqualTo(Blank.BLANK);
  }

  // TRF-4: literals take the type of the destination
  @Test
  void convertsLiteralsToTheDestination() {
    assertThat(constant(Types.CHOICE, "192350001")).isEqualTo(ChoiceValue.of(192350001));
    assertThat(constant(Types.BOOL, "True")).isEqualTo(true);
    assertThat(constant(Types.BOOL, "FALSE")).isEqualTo(false);
    assertThat(constant(Types.MONEY, "1.0000000000")).isEqualTo(new BigDecimal("1.0000"));
    assertThat(constant(Types.INT, "3")).isEqualTo(3);
    assertThat(constant(Types.LONG, "3")).isEqualTo(3L);
    assertThat(constant(Types.DATE, "2021-06-23")).isEqualTo(LocalDate.of(2021, 6, 23));
    assertThat(constant(Types.TEXT, "account")).isEqualTo("account");
  }

  private static Object constant(FieldType type, String literal) {
    Pairing pairing =
        Pairing.global().column("field", type).toDataverse("", "field", defaultValue(literal));
    Object value = slot(pairing.fromFinance("NUMBER", "1"), "field");
    return value == null ? "absent" : value;
  }

  // TRF-4: a finance enumeration takes the symbol
  @Test
  void writesConstantsToFinanceInTheirDeclaredSpelling() {
    Pairing pairing =
        Pairing.global()
            .column("KIND", Types.ENUM)
            .toFinance("KIND", "", defaultValue("timematerial"));
    Object kind = slot(pairing.fromDataverse("number", "1"), "KIND");
    assertThat(kind).isEqualTo(EnumValue.of("TimeMaterial")).hasToString("TimeMaterial");
  }

  // MAP-23, MAP-25: a constant of one direction leaves the other alone
  @Test
  void writesConstantsInTheirOwnDirectionOnly() {
    Pairing pairing =
        Pairing.global()
            .column("field", Types.INT)
            .column("OTHER", Types.INT)
            .toDataverse("", "field", defaultValue("1"))
            .toFinance("OTHER", "", defaultValue("2"));
    assertThat(mapped(pairing.fromFinance("NUMBER", "1")).presentColumns())
        .containsExactly("number", "field");
    assertThat(mapped(pairing.fromDataverse("number", "1")).presentColumns())
        .containsExactly("NUMBER", "OTHER");
  }

  // MAP-23: a null literal clears
  @Test
  void clearsWithANullConstant() {
    Pairing pairing =
        Pairing.global()
            .column("field", Types.INT)
            .column("OTHER", Types.INT)
            .toDataverse("", "field", defaultValue(null))
            .toFinance("OTHER", "", defaultValue(null));
    assertThat(slot(pairing.fromFinance("NUMBER", "1"), "field")).isEqualTo(Blank.BLANK);
    assertThat(slot(pairing.fromDataverse("number", "1"), "OTHER")).isEqualTo(0); // NUL-3
  }

  // UND-12: the default comes after the value map that blanks the value
  @Test
  void replacesWhatAValueMapMadeEmpty() {
    Pairing pairing =
        Pairing.global()
            .field(Types.TEXT, Types.TEXT, valueMap("unknown", ""), defaultValue("none"));
    assertThat(slot(pairing.fromFinance("FIELD", "unknown"), "field")).isEqualTo("none");
  }

  // TRF-3: a constant may stand behind a lookup
  @Test
  void writesALookupFromAConstantKey() {
    Pairing pairing =
        Pairing.global()
            .column("unit", new FieldType.Lookup(java.util.List.of("unit")))
            .table(LookupTables.units())
            .toDataverse("", "unit.symbol", defaultValue("hr"));
    MappingResult result =
        pairing.apply(Direction.TO_DATAVERSE, LookupTables.knownUnits(), "NUMBER", "1");
    assertThat(slot(result, "unit")).isEqualTo(LookupTables.HOUR);
  }
}
