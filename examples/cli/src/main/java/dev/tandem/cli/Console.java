package dev.tandem.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * The three streams of one run, results and input as UTF-8 bytes. Results are buffered; whoever
 * runs a command flushes them. Not safe for several threads.
 *
 * @param in standard input
 * @param out results
 * @param err everything said to people
 */
record Console(InputStream in, OutputStream out, PrintWriter err) {
  private static final int BUFFER = 1 << 16;

  /** The streams of this process. Written to directly, so that a closed pipe is noticed. */
  static Console ofProcess() {
    return new Console(
        new FileInputStream(FileDescriptor.in),
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER),
        new PrintWriter(
            new OutputStreamWriter(
                new FileOutputStream(FileDescriptor.err), StandardCharsets.UTF_8),
            true));
  }

  /** Writes text and a line end to the results. */
  void println(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }

  /** Says one line, or several, to people. */
  void say(String text) {
    err.println(text);
    err.flush();
  }
}
