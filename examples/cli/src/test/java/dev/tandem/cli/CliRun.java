package dev.tandem.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** One command line run in this process, with everything it wrote. */
record CliRun(int code, String out, String err) {

  /** Runs without input. */
  static CliRun of(String... arguments) {
    return withInput("", arguments);
  }

  /** Runs with this on standard input. */
  static CliRun withInput(String input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    int code = run(input.getBytes(StandardCharsets.UTF_8), out, err, arguments);
    return new CliRun(code, out.toString(StandardCharsets.UTF_8), err.toString());
  }

  /** Runs into a stream of the test's own. */
  static int run(byte[] input, OutputStream out, StringWriter err, String... arguments) {
    Console console = new Console(new ByteArrayInputStream(input), out, new PrintWriter(err, true));
    return Tandem.run(console, Ansi.OFF, arguments);
  }

  /** The lines of the results. */
  List<String> lines() {
    return out.lines().toList();
  }
}
