package dev.tandem.row.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.value.Row;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever comes in, readers answer with a row or with their own error. */
class RowFormatFuzzProperties {
  private static final RowReader READER =
      RowReader.of(SampleTables.EVERY_TYPE).reportingUnknownColumns();
  private static final RowWriter WRITER = RowWriter.of(SampleTables.EVERY_TYPE);
  private static final String[] ROWS = {
    "{\"text\":\"a\\u00e9\",\"int\":-7,\"long\":5000000000,\"decimal\":12.50,\"bool\":true}",
    "{\"date\":\"2026-03-05\",\"instant\":\"2026-03-05T10:00:00.5+02:00\",\"time\":\"08:30:00\"}",
    "{\"wall\":\"2026-03-05T10:00:00\",\"choice\":192350001,\"choices\":[1,2],\"color\":\"Red\"}",
    "{\"sampleid\":\"0f8fad5b-d9cb-469f-a165-70867728950e\",\"noyes\":true,\"open\":null}",
    "{\"ref\":{\"table\":\"account\",\"key\":{\"name\":\"P\",\"a.b\":1}},\"any\":{\"x\":{\"y\":1}}}",
    "{\"ref.name\":\"P\",\"ref.a.b\":1.5,\"_ref_value\":null,\"nope\":[{}],\"x@y\":{}}",
    "{\"any\":[1,{\"a\":null}],\"ref\":{\"id\":\"{0f8fad5b-d9cb-469f-a165-70867728950e}\"}}"
  };
  private static final String[] PIECES = {
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "\\",
    "null",
    "true",
    "1e999999999",
    "-0.0",
    "\\ud800",
    "\"ref\"",
    "\"ref.a\"",
    "\"_ref_value\"",
    "\"any\"",
    "\"any.\"",
    "\".\"",
    "\"\"",
    "\"choices\"",
    "\"date\":\"2026-02-30\"",
    "\"time\":\"25:00\"",
    "\u0000",
    "\uFEFF",
    "\n",
    "99999999999999999999",
    "\"table\"",
    "\"id\"",
    "\"key\"",
    "\"values\"",
    "\"@x\"",
    "\"instant\":\"+999999999-01-01\""
  };

  @Property(tries = 20_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  void mutatedRowsNeverCrashTheReader(@ForAll("mutations") byte[] json) {
    try {
      Row row = READER.readRow(json).row();
      assertThat(READER.read(WRITER.toBytes(row)).presentColumns()).isEqualTo(row.presentColumns());
    } catch (RowFormatException e) {
      assertThat(e.line()).isPositive();
      assertThat(e).hasMessageStartingWith("cannot read row at line ");
    }
  }

  @Property(tries = 5_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  void mutatedLookupRowsNeverCrashTheReader(@ForAll("mutations") byte[] json) {
    String line = new String(json, StandardCharsets.UTF_8).replace('\n', ' ');
    String text = "{\"table\":\"samples\",\"values\":" + line + "}\n" + line;
    try {
      LookupRows.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), null);
    } catch (RowFormatException e) {
      assertThat(e.line()).isBetween(1L, 2L);
    }
  }

  @Provide
  Arbitrary<byte[]> mutations() {
    return Combinators.combine(
            Arbitraries.of(ROWS), Arbitraries.longs(), Arbitraries.integers().between(0, 6))
        .as((row, seed, count) -> mutated(row, new Random(seed), count));
  }

  private static byte[] mutated(String json, Random random, int count) {
    StringBuilder text = new StringBuilder(json);
    for (int i = 0; i < count; i++) {
      int at = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), at + random.nextInt(8));
      switch (random.nextInt(4)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
        case 2 -> text.insert(at, text.substring(at, end));
        default -> text.replace(at, end, String.valueOf((char) random.nextInt(256)));
      }
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
