package dev.tandem.spi.testkit.arbitrary;

import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.FieldType.DateTimeBehavior;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random values of a column type, valid or nasty. No state; safe for any thread. */
public final class ValueArbitraries {
  private static final int LONGEST = 200;
  private static final int USUAL_LENGTH = 40;

  /** Memo columns take a million characters; a few thousand are as good a limit for a row. */
  private static final int MEMO_LENGTH = 4_000;

  /** For columns whose options or members are not known. */
  private static final List<Integer> ANY_OPTION = List.of(0, 1, 2, 192_350_000, 192_350_001);

  private static final int DEFAULT_SCALE = 6;
  private static final long FIRST_SECOND = Instant.parse("1900-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST_SECOND = Instant.parse("2154-12-31T23:59:59Z").getEpochSecond();

  /** Where a zone may turn one day into another, or an hour comes twice or never. */
  private static final List<Instant> EDGES =
      Stream.of(
              "2026-01-01T00:00:00Z",
              "2025-12-31T23:59:59Z",
              "2024-02-29T12:00:00Z",
              "2026-03-29T01:00:00Z",
              "2026-10-25T00:59:59Z",
              "2026-03-08T10:00:00Z",
              "2026-11-01T08:59:59Z",
              "2026-06-30T10:00:00Z",
              "2026-06-30T12:00:00Z")
          .map(Instant::parse)
          .toList();

  private ValueArbitraries() {}

  /** Values that a column of this type takes; lookups by id and by key of a column "number". */
  public static Arbitrary<Object> valid(FieldType type) {
    if (type instanceof FieldType.Text text) {
      return texts(text).map(Object.class::cast);
    } else if (type instanceof FieldType.Whole whole) {
      return wholes(whole);
    } else if (type instanceof FieldType.Decimal decimal) {
      return decimals(decimal).map(Object.class::cast);
    } else if (type instanceof FieldType.Choice choice) {
      return choices(choice);
    } else if (type instanceof FieldType.Enumeration members) {
      return members(members).map(EnumValue::of);
    } else if (type instanceof FieldType.Lookup lookup) {
      return references(lookup).map(Object.class::cast);
    }
    return plain(type);
  }

  private static Arbitrary<Object> plain(FieldType type) {
    if (type instanceof FieldType.Bool) {
      return Arbitraries.of(true, false).map(Object.class::cast);
    } else if (type instanceof FieldType.DateOnly) {
      return seconds().map(second -> LocalDate.ofInstant(second, ZoneOffset.UTC));
    } else if (type instanceof FieldType.DateTime dateTime) {
      return dateTime.behavior() == DateTimeBehavior.INSTANT
          ? seconds().map(Object.class::cast)
          : seconds().map(second -> LocalDateTime.ofInstant(second, ZoneOffset.UTC));
    } else if (type instanceof FieldType.TimeOfDay) {
      return Arbitraries.integers().between(0, 86_399).map(LocalTime::ofSecondOfDay);
    } else if (type instanceof FieldType.Guid) {
      return ids().map(Object.class::cast);
    }
    return texts(FieldType.Text.of(LONGEST)).map(Object.class::cast);
  }

  /** Values of any class and of any size, hardly ever valid. */
  public static Arbitrary<Object> nasty() {
    return Arbitraries.oneOf(
        Arbitraries.strings().all().ofMaxLength(LONGEST).map(Object.class::cast),
        Arbitraries.of(
            "",
            " ",
            "\u0000",
            "null",
            "NaN",
            "-0",
            "1e999999",
            "0x1F",
            "1,5",
            "true",
            "Yes",
            "2026-02-30",
            "1900-01-01",
            "9999-12-31T23:59:59.9999999Z",
            "{}",
            "'",
            "\"",
            "\uD800",
            "12345678-1234-1234-1234-12345678901",
            "İ",
            "usmf "),
        Arbitraries.of(Integer.MIN_VALUE, Integer.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE),
        Arbitraries.of(
            new BigDecimal("1E+400"),
            new BigDecimal("1E-400"),
            new BigDecimal("-99999999999999999999999999999.999999999999999"),
            BigDecimal.ZERO.setScale(20, RoundingMode.UNNECESSARY)),
        Arbitraries.of(
            Instant.MIN,
            Instant.MAX,
            LocalDate.MIN,
            LocalDate.MAX,
            LocalDateTime.MAX,
            LocalTime.MAX),
        Arbitraries.of(true, new UUID(0, 0), ChoiceValue.of(-1), EnumValue.of(""), blankKey()));
  }

  private static Reference blankKey() {
    return Reference.byKey("no_such_table", KeyValues.of("no.such.path", null));
  }

  /** Short ones as people write them, foreign ones, and now and then one at the limit. */
  private static Arbitrary<String> texts(FieldType.Text type) {
    int limit = type.maxLength() == FieldType.UNKNOWN ? LONGEST : type.maxLength();
    int most = Math.min(limit, USUAL_LENGTH);
    Arbitrary<String> plain =
        Arbitraries.strings()
            .alpha()
            .numeric()
            .withChars(" -_.'&")
            .ofMinLength(1)
            .ofMaxLength(most);
    Arbitrary<String> wide =
        Arbitraries.strings().withCharRange('\u00a1', '\u2fff').ofMinLength(1).ofMaxLength(most);
    Arbitrary<String> longest =
        Arbitraries.of("x", "Z", "\u00e9").map(text -> text.repeat(Math.min(limit, MEMO_LENGTH)));
    return Arbitraries.frequencyOf(Tuple.of(6, plain), Tuple.of(3, wide), Tuple.of(1, longest))
        .filter(text -> !text.isBlank());
  }

  private static Arbitrary<Object> wholes(FieldType.Whole type) {
    Arbitrary<Long> numbers = Arbitraries.longs().between(type.min(), type.max());
    return type.bits() == 64 ? numbers.map(Object.class::cast) : numbers.map(Long::intValue);
  }

  private static Arbitrary<BigDecimal> decimals(FieldType.Decimal type) {
    int scale = type.scale() == FieldType.UNKNOWN ? DEFAULT_SCALE : type.scale();
    BigDecimal max = type.max() == null ? BigDecimal.TEN.pow(15) : type.max();
    BigDecimal min = type.min() == null ? max.negate() : type.min();
    BigInteger from = min.setScale(scale, RoundingMode.CEILING).unscaledValue();
    BigInteger to = max.setScale(scale, RoundingMode.FLOOR).unscaledValue();
    return Arbitraries.bigIntegers().between(from, to).map(digits -> new BigDecimal(digits, scale));
  }

  private static Arbitrary<Object> choices(FieldType.Choice type) {
    List<Integer> numbers =
        type.options().isEmpty() ? ANY_OPTION : List.copyOf(type.options().keySet());
    if (!type.multiple()) {
      return Arbitraries.of(numbers).map(ChoiceValue::of);
    }
    return Arbitraries.of(numbers)
        .set()
        .ofMinSize(1)
        .ofMaxSize(numbers.size())
        .map(chosen -> chosen.stream().map(String::valueOf).collect(Collectors.joining(",")));
  }

  private static Arbitrary<String> members(FieldType.Enumeration type) {
    return type.members().isEmpty()
        ? Arbitraries.of("None", "Yes", "Member1")
        : Arbitraries.of(List.copyOf(type.members().keySet()));
  }

  private static Arbitrary<Reference> references(FieldType.Lookup type) {
    Arbitrary<String> tables =
        Arbitraries.of(type.targets().isEmpty() ? List.of("account") : type.targets());
    Arbitrary<String> numbers =
        Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(20);
    return Arbitraries.oneOf(
        Combinators.combine(tables, ids()).as(Reference::byId),
        Combinators.combine(tables, numbers)
            .as((table, number) -> Reference.byKey(table, KeyValues.of("number", number))));
  }

  private static Arbitrary<UUID> ids() {
    return Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
  }

  /** Any second, and those at either side of a day's and of a summer time's end. */
  private static Arbitrary<Instant> seconds() {
    Arbitrary<Instant> any =
        Arbitraries.longs().between(FIRST_SECOND, LAST_SECOND).map(Instant::ofEpochSecond);
    return Arbitraries.frequencyOf(Tuple.of(4, any), Tuple.of(1, Arbitraries.of(EDGES)));
  }
}
