package dev.tandem.core.testkit.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An initial sync of rows with twelve lookups each, of two maps that refer to each other and a
 * third one in another partition, with a heap of 256 MB (INIT-8, UND-30, I12). The normal build
 * brings fewer rows; {@code mvn -P volume} brings 100,000.
 */
class WideInitialSyncTest {
  private static final int ROWS = Integer.getInteger("volume.rows", 10_000);

  @TempDir private Path folder = Path.of("");

  @Test
  void everyRowArrivesWholeAndNoneBeforeItsPeer() throws IOException, InterruptedException {
    Path messages = folder.resolve("messages.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                WideInitialSync.class.getName(),
                folder.resolve("store.db").toString(),
                String.valueOf(ROWS))
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
    assertThat(said).contains("rows with 12 lookups");
    System.out.print(said);
  }
}
