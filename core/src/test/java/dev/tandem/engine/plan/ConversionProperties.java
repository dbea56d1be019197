package dev.tandem.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.ConversionOptions;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import dev.tandem.spi.value.ValueClasses;
import java.math.BigDecimal;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of every conversion, whatever the value (section 1.8). */
class ConversionProperties {

  /** A value on its way into a column. */
  record Case(FieldType from, FieldType to, Side side, ConversionOptions options, Object value) {
    Conversion conversion() {
      return Conversions.into(to, from, side, options);
    }
  }

  @Provide
  Arbitrary<Case> cases() {
    return Combinators.combine(
            PlanArbitraries.types(),
            PlanArbitraries.types(),
            Arbitraries.of(Side.class),
            PlanArbitraries.options())
        .flatAs(
            (from, to, side, options) ->
                PlanArbitraries.values(from)
                    .map(value -> new Case(from, to, side, options, value)));
  }

  // TYP-1 to TYP-13: a value of the column, blank, or a failure; never null, never thrown
  @Property(edgeCases = EdgeCasesMode.NONE)
  void answersWithAValueOfTheColumnOrAFailure(@ForAll("cases") Case each) {
    Object result = each.conversion().convert(each.value());
    assertThat(result).isNotNull();
    if (!(result instanceof Failure) && result != Blank.BLANK && !isUntyped(each.to())) {
      assertThat(result).isInstanceOf(ValueClasses.of(each.to()));
      assertThat(isWithinLimits(each.to(), result))
          .as("%s is within the limits of %s", result, each.to())
          .isTrue();
    }
  }

  // NUL-3: blank never fails
  @Property(edgeCases = EdgeCasesMode.NONE)
  void alwaysTakesBlank(@ForAll("cases") Case each) {
    Object result = each.conversion().convert(Blank.BLANK);
    assertThat(result).isNotInstanceOf(Failure.class);
  }

  // I4: what came out goes in again unchanged
  @Property(edgeCases = EdgeCasesMode.NONE)
  void convertsItsOwnResultsToThemselves(@ForAll("cases") Case each) {
    Conversion conversion = each.conversion();
    Object once = conversion.convert(each.value());
    if (!(once instanceof Failure)) {
      Object twice = conversion.convert(once);
      assertThat(twice).isEqualTo(conversion.convert(twice));
      boolean blankBecameAValue = once == Blank.BLANK;
      if (!blankBecameAValue) {
        assertThat(twice).isEqualTo(once);
      }
    }
  }

  // UND-9: a failure says what was expected, and never repeats the value in its message
  @Property(edgeCases = EdgeCasesMode.NONE)
  void explainsFailuresWithoutTheValue(@ForAll("cases") Case each) {
    if (each.conversion().convert(each.value()) instanceof Failure failure) {
      assertThat(failure.message()).isNotBlank();
      assertThat(failure.at("F", "route").display()).contains("F", failure.code().text());
    }
  }

  // TRF-4, UND-48: literals of a file never throw either
  @Property(edgeCases = EdgeCasesMode.NONE)
  void readsAnyLiteral(@ForAll("cases") Case each, @ForAll String literal) {
    Object result = Conversions.literal(literal, each.conversion());
    assertThat(result).isNotNull();
  }

  private static boolean isUntyped(FieldType type) {
    return type instanceof FieldType.Untyped;
  }

  private static boolean isWithinLimits(FieldType type, Object value) {
    if (type instanceof FieldType.Text text) {
      return text.maxLength() < 0 || ((String) value).length() <= text.maxLength();
    } else if (type instanceof FieldType.Whole whole) {
      long number = ((Number) value).longValue();
      return number >= whole.min() && number <= whole.max();
    } else if (type instanceof FieldType.Decimal decimal) {
      return isWithin(decimal, (BigDecimal) value);
    } else if (type instanceof FieldType.Choice choice && value instanceof ChoiceValue option) {
      return choice.allows(option.number());
    } else if (type instanceof FieldType.Enumeration members) {
      return Objects.equals(
          members.symbolOf(((EnumValue) value).symbol()), ((EnumValue) value).symbol());
    }
    return true;
  }

  private static boolean isWithin(FieldType.Decimal type, BigDecimal value) {
    boolean inRange =
        (type.min() == null || value.compareTo(type.min()) >= 0)
            && (type.max() == null || value.compareTo(type.max()) <= 0);
    return inRange && (type.scale() < 0 || value.scale() <= type.scale());
  }
}
