package dev.tandem.row.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class NdjsonRowsTest {
  private static final RowReader READER = RowReader.of(SampleTables.EVERY_TYPE);

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void countsLinesAndPassesOverEmptyOnes() {
    List<String> read = new ArrayList<>();
    READER.ndjson(
        stream("\uFEFF{\"int\":1}\r\n\n  \t\n{\"int\":2}\n{\"int\":3}"),
        row -> read.add(row.line() + ":" + row.row().value("int")));
    assertThat(read).containsExactly("1:1", "4:2", "5:3");
  }

  @Test
  void goesOnBehindAFaultyLine() {
    NdjsonRows rows = READER.ndjson(stream("{\"int\":1}\n{\"int\":\n{\"int\":2}\n"));
    assertThat(rows.next().row().value("int")).isEqualTo(1);
    assertThatThrownBy(rows::next)
        .isInstanceOf(RowFormatException.class)
        .hasMessageStartingWith("cannot read row at line 2, column 8: not one JSON object:");
    assertThat(rows.next().line()).isEqualTo(3);
    assertThat(rows.hasNext()).isFalse();
    assertThatThrownBy(rows::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void refusesALineThatIsTooLongAndGoesOn() {
    String longLine = "{\"text\":\"" + "x".repeat(300_000) + "\"}";
    NdjsonRows rows =
        READER
            .withMaxRowBytes(1_000)
            .ndjson(stream("{\"int\":1}\n" + longLine + "\n{\"int\":2}\n" + longLine));
    assertThat(rows.next().line()).isEqualTo(1);
    assertThatThrownBy(rows::next)
        .hasMessage(
            "cannot read row at line 2: longer than 1000 bytes; raise the limit or split it");
    assertThat(rows.next().row().value("int")).isEqualTo(2);
    assertThatThrownBy(rows::next).hasMessageContaining("line 4");
    assertThat(rows.hasNext()).isFalse();
  }

  @Test
  void readsLinesOfEveryLengthAcrossTheBuffer() {
    for (int length = 65_500; length < 65_560; length++) {
      String text = "x".repeat(length - 11);
      String line = "{\"text\":\"" + text + "\"}\n";
      NdjsonRows rows = READER.ndjson(stream(line + line + "{\"int\":1}"));
      assertThat(rows.next().row().value("text")).isEqualTo(text);
      assertThat(rows.next().row().value("text")).isEqualTo(text);
      assertThat(rows.next().row().value("int")).isEqualTo(1);
    }
  }

  @Test
  void readsRowsOneByteAtATime() {
    InputStream slow =
        new java.io.FilterInputStream(stream("{\"int\":1}\n{\"int\":2}")) {
          @Override
          public int read(byte[] buffer, int offset, int length) throws java.io.IOException {
            return super.read(buffer, offset, Math.min(1, length));
          }
        };
    List<Object> lines = new ArrayList<>();
    READER.ndjson(slow, row -> lines.add(row.line()));
    assertThat(lines).containsExactly(1L, 2L);
  }

  @Test
  @Timeout(30)
  void holdsOnlyOneLineOfAnEndlessStream() {
    NdjsonRows rows = READER.ndjson(new Endless());
    for (int i = 1; i <= 200_000; i++) {
      assertThat(rows.next().line()).isEqualTo(i);
    }
  }

  /** The same line for ever. */
  private static final class Endless extends InputStream {
    private static final byte[] LINE = "{\"int\":1}\n".getBytes(StandardCharsets.UTF_8);
    private int at;

    @Override
    public int read() {
      return LINE[at++ % LINE.length];
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      for (int i = 0; i < length; i++) {
        buffer[offset + i] = LINE[(at + i) % LINE.length];
      }
      at = (at + length) % LINE.length;
      return length;
    }
  }
}
