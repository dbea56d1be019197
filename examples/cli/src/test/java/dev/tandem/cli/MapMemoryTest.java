package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapMemoryTest {
  private static final int ROWS = 300_000;

  @TempDir private Path folder = Path.of("");

  /** The rows alone would need several times this heap. */
  @Test
  void memoryDoesNotGrowWithTheInput() throws IOException, InterruptedException {
    Path input = folder.resolve("rows.ndjson");
    Path output = folder.resolve("results.ndjson");
    Path messages = folder.resolve("messages.txt");
    writeRows(input);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Tandem.class.getName(),
                "map",
                "Projects V2",
                "--to",
                "finance",
                input.toString())
            .redirectOutput(output.toFile())
            .redirectError(messages.toFile())
            .start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(Files.readString(messages)).isEmpty();
    assertThat(process.exitValue()).isZero();
    try (Stream<String> lines = Files.lines(output)) {
      assertThat(lines.filter(line -> line.startsWith("{\"outcome\":\"mapped\""))).hasSize(ROWS);
    }
  }

  private static void writeRows(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < ROWS; i++) {
        out.write(
            "{\"msdyn_projectnumber\":\"P" + i + "\",\"msdyn_subject\":\"Project number " + i);
        out.write("\",\"msdyn_owningcompany\":{\"cdm_companycode\":\"USPM\"}}\n");
      }
    }
  }
}
