package dev.tandem.example.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link HostProcess} that runs, seen from the test. */
final class HostChild {
  private static final int KILLED = 128 + 9;

  private final Process process;
  private final BufferedReader lines;
  private final Path complaints;

  private HostChild(Process process, Path complaints) {
    this.process = process;
    this.complaints = complaints;
    lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
  }

  /**
   * Starts one.
   *
   * @param complaints where its errors go, added to those of others
   */
  static HostChild start(ClassArchive classes, Path complaints, List<String> arguments) {
    List<String> command = new ArrayList<>(classes.command());
    command.add(HostProcess.class.getName());
    command.addAll(arguments);
    try {
      return new HostChild(
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.appendTo(complaints.toFile()))
              .start(),
          complaints);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Waits until it works; the driver of a database may say something before. */
  void awaitReady() throws IOException {
    String line = lines.readLine();
    while (line != null && !line.equals(HostProcess.READY)) {
      line = lines.readLine();
    }
    assertThat(line).as("it says, with %s", told()).isEqualTo(HostProcess.READY);
  }

  /** Lets some time pass and kills it with SIGKILL. */
  void killAfter(long millis) throws IOException, InterruptedException {
    boolean ended = process.waitFor(millis, TimeUnit.MILLISECONDS);
    assertThat(ended).as("it ended by itself: %s", ended ? told() : "").isFalse();
    process.toHandle().destroyForcibly();
    assertThat(process.waitFor()).as("its exit").isEqualTo(KILLED);
  }

  /** Waits for its end and returns what it said last. */
  String end() throws IOException, InterruptedException {
    String last = "";
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      last = line;
    }
    assertThat(process.waitFor()).as("its exit after %s, %s", last, told()).isZero();
    return last;
  }

  private String told() throws IOException {
    String all = Files.readString(complaints);
    return all.substring(Math.max(0, all.length() - 4000));
  }
}
