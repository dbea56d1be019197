package dev.tandem.engine.plan;

import dev.tandem.engine.ConversionOptions;
import dev.tandem.engine.Lookups;
import dev.tandem.map.Original;
import dev.tandem.map.Transform;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.testkit.arbitrary.FieldTypeArbitraries;
import dev.tandem.spi.testkit.arbitrary.ValueArbitraries;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Random types, values, transforms and lookups for the steps of a plan. */
final class PlanArbitraries {
  private PlanArbitraries() {}

  /** Every type of either side, also the one of which nothing is known. */
  static Arbitrary<FieldType> types() {
    return Arbitraries.oneOf(
        FieldTypeArbitraries.types(Side.DATAVERSE),
        FieldTypeArbitraries.types(Side.FINANCE),
        Arbitraries.just(FieldType.UNTYPED));
  }

  /** A type on either end of a field. */
  record TypePair(FieldType from, FieldType to) {}

  static Arbitrary<TypePair> pairs() {
    return Combinators.combine(types(), types()).as(TypePair::new);
  }

  /** The pairs that have a step of their own. */
  static Arbitrary<TypePair> stepPairs() {
    FieldType date = new FieldType.DateOnly();
    FieldType instant = new FieldType.DateTime(FieldType.DateTimeBehavior.INSTANT);
    FieldType choice =
        new FieldType.Choice(Map.of(1, "One", 192_350_000, "Cost", 192_350_001, "Sales"), false);
    Arbitrary<FieldType> texts = Arbitraries.of(1, 5, FieldType.UNKNOWN).map(FieldType.Text::of);
    Arbitrary<FieldType> decimals =
        Arbitraries.of(FieldType.UNKNOWN, 0, 2, 8)
            .map(scale -> FieldType.Decimal.of(FieldType.DecimalKind.REAL, scale));
    Arbitrary<FieldType> wholes =
        Arbitraries.of(FieldType.Whole.int32(), new FieldType.Whole(32, 0, 100));
    return Arbitraries.oneOf(
        Combinators.combine(texts, texts).as(TypePair::new),
        Combinators.combine(decimals, decimals).as(TypePair::new),
        Combinators.combine(Arbitraries.of(date, instant), Arbitraries.of(date, instant))
            .as(TypePair::new),
        wholes.map(whole -> new TypePair(choice, whole)),
        Combinators.combine(
                FieldTypeArbitraries.types(Side.DATAVERSE)
                    .filter(FieldType.Lookup.class::isInstance),
                Arbitraries.<FieldType>of(FieldType.Text.of(20), new FieldType.Guid()))
            .as(TypePair::new),
        Combinators.combine(
                Arbitraries.of(choice, new FieldType.Bool(), new FieldType.Guid()), types())
            .as(TypePair::new));
  }

  /** Nothing, or one value map that knows some choices and options. */
  static Arbitrary<List<Transform>> atMostOneValueMap() {
    return Arbitraries.oneOf(Arbitraries.just(List.of()), valueMaps().map(List::of));
  }

  /** Values that a slot of this type holds, and many that it should not. */
  static Arbitrary<Object> values(FieldType type) {
    return Arbitraries.oneOf(
        ValueArbitraries.valid(type),
        ValueArbitraries.valid(type),
        ValueArbitraries.nasty(),
        Arbitraries.of(Blank.BLANK, "", " "),
        Arbitraries.of("0", "1", "192350000", "Member0", "member1", "True", "2021-06-23"));
  }

  static Arbitrary<ConversionOptions> options() {
    Arbitrary<Boolean> flags = Arbitraries.of(true, false);
    return Combinators.combine(flags, flags, flags, flags).as(ConversionOptions::new);
  }

  /** Up to three transforms whose literals now and then fit. */
  static Arbitrary<List<Transform>> transforms() {
    Arbitrary<Transform> each =
        Arbitraries.oneOf(
            valueMaps(),
            valueMaps(),
            texts().injectNull(0.2).map(text -> new Transform.DefaultValue(text, Original.NONE)),
            Arbitraries.integers()
                .between(0, 12)
                .map(length -> new Transform.Truncate(length, Original.NONE)),
            Arbitraries.just(new Transform.Unknown("Odd", Original.NONE)));
    return each.list().ofMaxSize(3);
  }

  private static Arbitrary<Transform> valueMaps() {
    return Combinators.combine(texts(), texts().injectNull(0.1))
        .as(Transform.ValueMap.Entry::new)
        .list()
        .uniqueElements(Transform.ValueMap.Entry::finance)
        .ofMaxSize(5)
        .map(entries -> new Transform.ValueMap(entries, false, Original.NONE));
  }

  static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "",
            " ",
            "0",
            "1",
            "01",
            "1.0",
            "192350000",
            "192350001",
            "Member0",
            "member1",
            "True",
            "false",
            "1/1/1900",
            "1900-01-01",
            "null",
            "abc",
            "ABC"),
        Arbitraries.strings().ascii().ofMaxLength(12));
  }

  /** Lookups that answer some questions with the given row, and others not at all. */
  static Lookups answering(@Nullable Row row, boolean refersById, int knownOf) {
    return new Lookups() {
      @Override
      public @Nullable Row rowById(String table, UUID id) {
        return id.hashCode() % knownOf == 0 ? row : null;
      }

      @Override
      public @Nullable Row rowByKey(String table, KeyValues key) {
        return key.hashCode() % knownOf == 0 ? row : null;
      }

      @Override
      public @Nullable Reference refer(String table, KeyValues key) {
        if (key.hashCode() % knownOf != 0) {
          return null;
        }
        return refersById
            ? Reference.byId(table, new UUID(0, key.hashCode()))
            : Reference.byKey(table, key);
      }
    };
  }

  /** What a step made of a row. */
  record Run(boolean fits, List<@Nullable Object> out) {
    static Run of(PlanStep step, Row row, int width, Lookups lookups, @Nullable String company) {
      @Nullable Object[] out = new @Nullable Object[width];
      try {
        boolean fits = (boolean) step.code().invokeExact(row, out, lookups, company);
        return new Run(fits, list(out));
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new AssertionError("a step declares no exception", e);
      }
    }

    static List<@Nullable Object> list(@Nullable Object[] values) {
      List<@Nullable Object> list = new ArrayList<>();
      for (Object value : values) {
        list.add(value);
      }
      return list;
    }
  }
}
