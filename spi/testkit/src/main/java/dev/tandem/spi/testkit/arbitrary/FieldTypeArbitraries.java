package dev.tandem.spi.testkit.arbitrary;

import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.FieldType.DateTimeBehavior;
import dev.tandem.spi.schema.FieldType.DecimalKind;
import dev.tandem.spi.schema.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random column types with limits. No state; safe for any thread. */
public final class FieldTypeArbitraries {
  /** Stands for the table that the lookup is part of. */
  static final String SELF = "self";

  private static final int FIRST_OPTION = 192_350_000;

  private FieldTypeArbitraries() {}

  /** The types of columns that this side has. */
  public static Arbitrary<FieldType> types(Side side) {
    List<Arbitrary<? extends FieldType>> types = new ArrayList<>();
    types.add(texts());
    types.add(wholes());
    types.add(decimals(side));
    types.add(Arbitraries.just(new FieldType.DateOnly()));
    types.add(Arbitraries.just(new FieldType.DateTime(DateTimeBehavior.INSTANT)));
    types.add(Arbitraries.just(new FieldType.Guid()));
    if (side == Side.DATAVERSE) {
      types.add(Arbitraries.just(new FieldType.Bool()));
      types.add(Arbitraries.just(new FieldType.DateTime(DateTimeBehavior.TIME_ZONE_INDEPENDENT)));
      types.add(choices());
      types.add(lookups());
    } else {
      types.add(Arbitraries.just(new FieldType.TimeOfDay()));
      types.add(enumerations());
    }
    return Arbitraries.of(types).flatMap(type -> type.map(FieldType.class::cast));
  }

  private static Arbitrary<FieldType.Text> texts() {
    Arbitrary<FieldType.Text> lines =
        Arbitraries.integers().between(1, 100).map(FieldType.Text::of);
    return Arbitraries.oneOf(lines, Arbitraries.just(new FieldType.Text(FieldType.UNKNOWN, true)));
  }

  private static Arbitrary<FieldType.Whole> wholes() {
    Arbitrary<FieldType.Whole> bounded =
        Combinators.combine(
                Arbitraries.integers().between(-1000, 0),
                Arbitraries.integers().between(1, 1_000_000))
            .as((min, max) -> new FieldType.Whole(32, min, max));
    return Arbitraries.oneOf(
        bounded,
        Arbitraries.just(FieldType.Whole.int32()),
        Arbitraries.just(FieldType.Whole.int64()));
  }

  private static Arbitrary<FieldType.Decimal> decimals(Side side) {
    Arbitrary<Integer> scales = Arbitraries.integers().between(0, 10);
    if (side == Side.FINANCE) {
      return scales.map(scale -> FieldType.Decimal.of(DecimalKind.REAL, scale));
    }
    Arbitrary<BigDecimal> limits =
        Arbitraries.longs().between(1, 1L << 40).map(BigDecimal::valueOf);
    return Combinators.combine(
            Arbitraries.of(DecimalKind.DECIMAL, DecimalKind.MONEY), scales, limits)
        .as(
            (kind, scale, limit) ->
                new FieldType.Decimal(kind, FieldType.UNKNOWN, scale, limit.negate(), limit));
  }

  private static Arbitrary<FieldType.Choice> choices() {
    return Combinators.combine(Arbitraries.integers().between(1, 6), Arbitraries.of(true, false))
        .as(FieldTypeArbitraries::choice);
  }

  private static FieldType.Choice choice(int count, boolean multiple) {
    Map<Integer, String> options = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      options.put(FIRST_OPTION + i, "Option " + i);
    }
    return new FieldType.Choice(options, multiple);
  }

  private static Arbitrary<FieldType.Enumeration> enumerations() {
    return Arbitraries.integers()
        .between(1, 6)
        .map(
            count -> {
              Map<String, Integer> members = new LinkedHashMap<>();
              for (int i = 0; i < count; i++) {
                members.put("Member" + i, i);
              }
              return new FieldType.Enumeration("Enum" + count, members);
            });
  }

  private static Arbitrary<FieldType.Lookup> lookups() {
    return Arbitraries.of(List.of(SELF), List.of("account", "contact"), List.<String>of())
        .map(FieldType.Lookup::new);
  }
}
