package dev.tandem.spi.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.FieldType.DateTimeBehavior;
import dev.tandem.spi.schema.FieldType.DecimalKind;
import dev.tandem.spi.schema.KeyValues;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ValuesTest {

  @Test
  void everyTypeHasItsClass() {
    assertThat(ValueClasses.of(FieldType.Text.of(1))).isEqualTo(String.class);
    assertThat(ValueClasses.of(FieldType.Whole.int32())).isEqualTo(Integer.class);
    assertThat(ValueClasses.of(FieldType.Whole.int64())).isEqualTo(Long.class);
    assertThat(ValueClasses.of(FieldType.Decimal.of(DecimalKind.MONEY, 4)))
        .isEqualTo(BigDecimal.class);
    assertThat(ValueClasses.of(new FieldType.Bool())).isEqualTo(Boolean.class);
    assertThat(ValueClasses.of(new FieldType.DateOnly())).isEqualTo(LocalDate.class);
    assertThat(ValueClasses.of(new FieldType.DateTime(DateTimeBehavior.INSTANT)))
        .isEqualTo(Instant.class);
    assertThat(ValueClasses.of(new FieldType.DateTime(DateTimeBehavior.TIME_ZONE_INDEPENDENT)))
        .isEqualTo(LocalDateTime.class);
    assertThat(ValueClasses.of(new FieldType.TimeOfDay())).isEqualTo(LocalTime.class);
    assertThat(ValueClasses.of(new FieldType.Guid())).isEqualTo(UUID.class);
    assertThat(ValueClasses.of(new FieldType.Choice(Map.of(), false))).isEqualTo(ChoiceValue.class);
    assertThat(ValueClasses.of(new FieldType.Choice(Map.of(), true))).isEqualTo(String.class);
    assertThat(ValueClasses.of(new FieldType.Enumeration("NoYes", Map.of())))
        .isEqualTo(EnumValue.class);
    assertThat(ValueClasses.of(new FieldType.Lookup(List.of()))).isEqualTo(Reference.class);
    assertThat(ValueClasses.of(FieldType.UNTYPED)).isEqualTo(Object.class);
  }

  @Test
  void slotsHoldNoBinaryFloats() {
    assertThat(ValueClasses.holds(BigDecimal.ONE)).isTrue();
    assertThat(ValueClasses.holds(Reference.byId(null, new UUID(0, 1)))).isTrue();
    assertThat(ValueClasses.holds(1.0d)).isFalse();
    assertThat(ValueClasses.holds(1.0f)).isFalse();
    assertThat(ValueClasses.holds(new Object())).isFalse();
  }

  @Test
  void choicesCompareByNumber() { // TYP-10
    ChoiceValue labelled = new ChoiceValue(192350001, "Time and material");

    assertThat(labelled).isEqualTo(ChoiceValue.of(192350001)).hasToString("192350001");
    assertThat(labelled).hasSameHashCodeAs(ChoiceValue.of(192350001));
    assertThat(labelled).isNotEqualTo(ChoiceValue.of(192350002));
  }

  @Test
  void membersCompareWithoutCase() { // TRF-6
    EnumValue member = EnumValue.of("TimeMaterial");

    assertThat(member).isEqualTo(EnumValue.of("timeMATERIAL")).hasToString("TimeMaterial");
    assertThat(member).hasSameHashCodeAs(EnumValue.of("timematerial"));
    assertThat(member).isNotEqualTo(EnumValue.of("FixedPrice"));
  }

  @Test
  void referencesByKeyCompareAsKeysDo() { // UND-27
    Reference upper = Reference.byKey("t", KeyValues.of("isocurrencycode", "USD"));

    assertThat(upper).isEqualTo(Reference.byKey("t", KeyValues.of("ISOCURRENCYCODE", "usd ")));
  }
}
