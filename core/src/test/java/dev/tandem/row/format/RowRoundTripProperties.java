package dev.tandem.row.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RowRoundTripProperties {
  private static final TableSchema SCHEMA = SampleTables.EVERY_TYPE;
  private static final RowReader READER = RowReader.of(SCHEMA);
  private static final RowWriter WRITER = RowWriter.of(SCHEMA);

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  void bytesThatWereWrittenReadAsTheSameRow(@ForAll("rows") Row row) {
    assertThat(READER.read(WRITER.toBytes(row))).isEqualTo(row);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void textThatWasWrittenReadsAsTheSameRow(@ForAll("encodableRows") Row row) {
    assertThat(READER.read(WRITER.toJson(row))).isEqualTo(row);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void bothFormsSayTheSame(@ForAll("encodableRows") Row row) {
    assertThat(new String(WRITER.toBytes(row), StandardCharsets.UTF_8))
        .isEqualTo(WRITER.toJson(row));
  }

  @Property(tries = 200)
  void instantsReadAsJavaReadsThem(@ForAll("instants") Instant instant) {
    Row row = READER.read("{\"instant\": \"" + instant + "\"}");
    assertThat(row.raw("instant")).isEqualTo(instant);
  }

  /** Rows over any characters, lone surrogates included. */
  @Provide
  Arbitrary<Row> rows() {
    return rows(Arbitraries.strings().ofMaxLength(20));
  }

  @Provide
  Arbitrary<Row> encodableRows() {
    return rows(Arbitraries.strings().withCharRange(' ', '\u07ff').ofMaxLength(20));
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Arbitraries.oneOf(
        Combinators.combine(
                Arbitraries.longs().between(-70_000_000_000L, 300_000_000_000L),
                Arbitraries.of(0, 1, 500_000_000, 999_999_999, 123_000))
            .as(Instant::ofEpochSecond),
        Arbitraries.of(Instant.MIN, Instant.MAX, Instant.EPOCH));
  }

  private Arbitrary<Row> rows(Arbitrary<String> texts) {
    List<Arbitrary<?>> values =
        List.of(
            Arbitraries.create(UUID::randomUUID),
            texts,
            Arbitraries.integers(),
            Arbitraries.longs(),
            decimals(),
            Arbitraries.of(true, false),
            dates(),
            instants(),
            wallClocks(),
            times(),
            Arbitraries.integers().map(ChoiceValue::of),
            Arbitraries.of("1", "1,2", "192350000,192350001"),
            Arbitraries.of("None", "Red").map(EnumValue::of),
            Arbitraries.of("No", "Yes").map(EnumValue::of),
            Arbitraries.strings().alpha().ofMinLength(1).map(EnumValue::of),
            references(texts),
            Arbitraries.oneOf(texts, Arbitraries.integers(), references(texts)));
    return Combinators.combine(values.stream().map(RowRoundTripProperties::slot).toList())
        .as(
            slots -> {
              Row.Builder row = Row.builder(SCHEMA);
              for (int slot = 0; slot < slots.size(); slot++) {
                if (slots.get(slot) != Absent.ABSENT) {
                  row.set(SCHEMA.column(slot).name(), slots.get(slot));
                }
              }
              return row.build();
            });
  }

  private enum Absent {
    ABSENT
  }

  private static Arbitrary<Object> slot(Arbitrary<?> value) {
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(6, value.map(Object.class::cast)),
        net.jqwik.api.Tuple.of(1, Arbitraries.just((Object) Blank.BLANK)),
        net.jqwik.api.Tuple.of(2, Arbitraries.just((Object) Absent.ABSENT)));
  }

  private static Arbitrary<BigDecimal> decimals() {
    return Combinators.combine(
            Arbitraries.bigIntegers()
                .between(BigInteger.TEN.pow(60).negate(), BigInteger.TEN.pow(60)),
            Arbitraries.integers().between(0, NumberText.MAX_SCALE))
        .as(BigDecimal::new);
  }

  private static Arbitrary<LocalDate> dates() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(-800_000, 3_000_000).map(LocalDate::ofEpochDay),
        Arbitraries.of(LocalDate.of(1900, 1, 1), LocalDate.MIN, LocalDate.MAX));
  }

  private static Arbitrary<LocalTime> times() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(0, 86_399_999_999_999L).map(LocalTime::ofNanoOfDay),
        Arbitraries.integers().between(0, 86_399).map(LocalTime::ofSecondOfDay));
  }

  private Arbitrary<LocalDateTime> wallClocks() {
    return instants()
        .filter(instant -> !instant.equals(Instant.MIN) && !instant.equals(Instant.MAX))
        .map(instant -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
  }

  private static Arbitrary<Reference> references(Arbitrary<String> texts) {
    Arbitrary<String> tables = Arbitraries.of("account", "contacts").injectNull(0.3);
    Arbitrary<Object> parts =
        Arbitraries.oneOf(
            texts.map(Object.class::cast),
            Arbitraries.integers().map(Object.class::cast),
            decimals().map(Object.class::cast),
            Arbitraries.of(true, LocalDate.of(2026, 3, 5), Instant.EPOCH));
    Arbitrary<KeyValues> keys =
        Arbitraries.maps(
                Arbitraries.of("name", "id", "table", "key", "company.code", "a.b.c"), parts)
            .ofMinSize(1)
            .map(
                map -> {
                  KeyValues.Builder key = KeyValues.builder();
                  map.forEach(key::put);
                  return key.build();
                });
    return Arbitraries.oneOf(
        Combinators.combine(tables, Arbitraries.create(UUID::randomUUID)).as(Reference::byId),
        Combinators.combine(tables, keys).as(Reference::byKey));
  }
}
