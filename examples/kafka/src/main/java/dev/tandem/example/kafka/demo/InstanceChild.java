package dev.tandem.example.kafka.demo;

import dev.tandem.example.kafka.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An {@link InstanceProcess} that runs, seen from its parent. */
public final class InstanceChild {
  private static final long PATIENCE = 60;

  private final Process process;
  private final BufferedReader lines;

  private InstanceChild(Process process) {
    this.process = process;
    lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Starts one with the class path of this process.
   *
   * @param complaints where its errors go, added to those of others
   */
  public static InstanceChild start(
      String name, String broker, Path folder, Topics topics, Duration silence, Path complaints)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    command.add("-Xshare:auto");
    command.add("-Xmx256m");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(InstanceProcess.class.getName());
    command.add(name);
    command.add(broker);
    command.add(folder.toString());
    command.add(topics.prefix());
    command.add(Integer.toString(topics.partitions()));
    command.add(Long.toString(silence.toMillis()));
    return new InstanceChild(
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(complaints.toFile()))
            .start());
  }

  /** Waits until it works; false when it ended before. */
  public boolean awaitReady() throws IOException {
    return InstanceProcess.READY.equals(lines.readLine());
  }

  /** Kills it with SIGKILL, as a power cut would. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Lets it give everything back; false when that takes too long, and it is killed. */
  public boolean end() throws IOException, InterruptedException {
    process.getOutputStream().close();
    boolean ended = process.waitFor(PATIENCE, TimeUnit.SECONDS);
    process.destroyForcibly();
    return ended;
  }
}
