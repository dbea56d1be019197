package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class StreamsTest {
  private static final String ROW = "{\"msdyn_projectnumber\":\"P1\"}\n";

  /** Refuses every write. */
  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int oneByte) throws IOException {
        throw new IOException(message);
      }
    };
  }

  @Test
  void aReaderThatGoesAwayEndsTheRunQuietly() {
    StringWriter err = new StringWriter();
    byte[] input = ROW.repeat(2_000).getBytes(StandardCharsets.UTF_8);
    OutputStream out = new BufferedOutputStream(failing("Broken pipe"), 64);
    assertThat(CliRun.run(input, out, err, "map", "Projects V2", "--to", "finance")).isEqualTo(141);
    assertThat(CliRun.run(input, out, err, "catalogue")).isEqualTo(141);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void resultsThatCannotBeWrittenAreAnError() {
    StringWriter err = new StringWriter();
    OutputStream out = new BufferedOutputStream(failing("No space left on device"), 1 << 16);
    assertThat(CliRun.run(new byte[0], out, err, "show", "Projects V2")).isEqualTo(2);
    assertThat(err.toString()).contains("No space left on device");
  }

  @Test
  void resultsDoNotWaitForMoreInput() {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    List<Integer> seen = new ArrayList<>();
    InputStream slow =
        new InputStream() {
          private int lines = 3;

          @Override
          public int read() {
            throw new UnsupportedOperationException();
          }

          @Override
          public int read(byte[] target, int offset, int length) {
            seen.add((int) shown.toString(StandardCharsets.UTF_8).lines().count());
            byte[] row = ROW.getBytes(StandardCharsets.UTF_8);
            System.arraycopy(row, 0, target, offset, row.length);
            return --lines < 0 ? -1 : row.length;
          }
        };
    Console console =
        new Console(
            slow,
            new BufferedOutputStream(shown, 1 << 16),
            new PrintWriter(new StringWriter(), true));
    int code = Tandem.run(console, Ansi.OFF, "map", "Projects V2", "--to", "finance");
    assertThat(code).isZero();
    assertThat(seen).startsWith(0, 1, 2, 3);
  }
}
