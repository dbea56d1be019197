package dev.tandem.core.testkit.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A pause has no limit of time or size (PAUSE-3, PAUSE-4, I19), and needs no memory: the process
 * has a heap of 256 MB, and the changes are in the embedded store. The profile {@code volume} takes
 * a million of them.
 */
class LongPauseTest {
  private static final int CHANGES = Integer.getInteger("volume.changes", 60_000);

  @TempDir private Path folder = Path.of("");

  @Test
  void everyChangeOfThirtyDaysArrivesInItsTurn() throws IOException, InterruptedException {
    Path messages = folder.resolve("messages.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                LongPause.class.getName(),
                folder.resolve("store.db").toString(),
                String.valueOf(CHANGES))
            .redirectErrorStream(true)
            .redirectOutput(messages.toFile())
            .start();
    try {
      assertThat(process.waitFor(40, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    String said = Files.readString(messages);
    assertThat(process.exitValue()).as(said).isZero();
    assertThat(said).contains("caught up at");
    System.out.print(said);
  }
}
