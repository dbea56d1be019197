package dev.tandem.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.compile.TypePairs.Fit;
import dev.tandem.engine.ConversionOptions;
import dev.tandem.engine.plan.Conversions;
import dev.tandem.engine.plan.Failure;
import dev.tandem.map.Direction;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.testkit.arbitrary.FieldTypeArbitraries;
import dev.tandem.spi.testkit.arbitrary.ValueArbitraries;
import dev.tandem.spi.value.Reference;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the compiler says about a pair of types is what the engine does (TYP-2). */
class TypePairsProperties {
  private static final Set<ErrorCode> LIMITS =
      EnumSet.of(
          ErrorCode.TEXT_TOO_LONG,
          ErrorCode.DIGITS_LOST,
          ErrorCode.OUT_OF_RANGE,
          ErrorCode.UNKNOWN_OPTION);

  /** A valid value of one side's column and the other side's column. */
  record Case(FieldType from, FieldType to, Direction direction, Object value) {
    Object converted() {
      return Conversions.into(to, from, direction.target(), ConversionOptions.STANDARD)
          .convert(value);
    }
  }

  @Provide
  Arbitrary<Case> cases() {
    return Arbitraries.of(Direction.class)
        .flatMap(
            direction ->
                Combinators.combine(
                        FieldTypeArbitraries.types(direction.source()),
                        FieldTypeArbitraries.types(direction.target()))
                    .flatAs(
                        (from, to) ->
                            ValueArbitraries.valid(from)
                                .map(value -> new Case(from, to, direction, value))));
  }

  // DIPV1030 as an error: no value converts
  @Property(edgeCases = EdgeCasesMode.NONE)
  void neverMeansThatNoValueConverts(@ForAll("cases") Case each) {
    if (TypePairs.fit(each.from(), each.to()) == Fit.NEVER) {
      assertThat(each.converted()).isInstanceOf(Failure.class);
    }
  }

  // no DIPV1030: only limits stand in the way
  @Property(edgeCases = EdgeCasesMode.NONE)
  void alwaysMeansThatOnlyLimitsRefuse(@ForAll("cases") Case each) {
    boolean always = TypePairs.fit(each.from(), each.to()) == Fit.ALWAYS;
    if (always && each.converted() instanceof Failure failure) {
      assertThat(failure.code()).isIn(LIMITS);
    }
  }

  // DIPV1030 as a warning is not raised for pairs of one kind
  @Property(edgeCases = EdgeCasesMode.NONE)
  void aTypeFitsItself(@ForAll("cases") Case each) {
    assertThat(TypePairs.fit(each.from(), each.from())).isEqualTo(Fit.ALWAYS);
    boolean ownValue =
        Conversions.into(
                    each.from(), each.from(), each.direction().source(), ConversionOptions.STANDARD)
                .convert(each.value())
            instanceof Failure;
    assertThat(ownValue).isFalse();
    assertThat(each.value() instanceof Reference)
        .isEqualTo(each.from() instanceof FieldType.Lookup);
  }
}
