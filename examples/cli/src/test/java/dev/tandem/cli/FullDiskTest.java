package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Commands that write files, in a process that may not write a file of more than two kilobytes: the
 * system refuses what goes beyond, as it does on a full disk.
 */
class FullDiskTest {
  private static final String OLD = "old";
  private static final String CASES =
      """
      [{"name": "a role", "direction": "TO_FINANCE", "row": {
        "bookableresourcecategoryid": "11111111-2222-3333-4444-555555555555",
        "name": "Welder"}, "expect": {"outcome": "filtered"}}]
      """;

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "merge map.json map.json map.json -o out/file",
        "pack solution -o out/file",
        "docs map.json -o out",
        "dry-run 06-msdyn_projects --dataverse rows.ndjson --report out/file",
        "scenario run sc-1 --quiet --report out/file",
        "cases 01-bookableresourcecategories out/file --update"
      })
  void theOldFileStaysWholeAndTheErrorNamesIt(String command) throws Exception {
    String old = command.startsWith("cases ") ? CASES + " ".repeat(4_096) : OLD;
    Path out = Files.createDirectory(folder.resolve("out"));
    String name = command.startsWith("docs ") ? "index.html" : "file";
    Path file = Files.writeString(out.resolve(name), old);
    Files.writeString(folder.resolve("map.json"), ShippedFiles.map("06-msdyn_projects"));
    Files.writeString(
        folder.resolve("rows.ndjson"),
        "{\"table\":\"msdyn_projects\",\"values\":{\"msdyn_projectnumber\":\"P1\"}}\n");
    Path zip = folder.resolve("solution.zip");
    PackCommandTest.writeSolution(zip);
    Path solution = folder.resolve("solution");
    assertThat(CliRun.of("unpack", zip.toString(), "-o", solution.toString()).code()).isZero();
    Files.write(solution.resolve("noise"), noise());

    List<String> said = run(command);
    assertThat(file).hasContent(old);
    assertThat(said).as("%s", said).last().asString().contains("out/" + name, "oo large");
    assertThat(said).first().isEqualTo("2");
    try (Stream<Path> left = Files.list(out)) {
      assertThat(left.filter(Files::isRegularFile)).containsExactly(file);
    }
  }

  /** What does not become smaller in a package. */
  private static byte[] noise() {
    byte[] noise = new byte[4_096];
    new Random(7).nextBytes(noise);
    return noise;
  }

  /** The exit code and the lines that were said. */
  private List<String> run(String command) throws IOException, InterruptedException {
    List<String> shell = new ArrayList<>(List.of("sh", "-c", "ulimit -f 2; exec \"$@\"", "sh"));
    shell.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    shell.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-cp"));
    shell.add(System.getProperty("java.class.path"));
    shell.add("dev.tandem.cli.Tandem");
    shell.addAll(List.of(command.split(" ", -1)));
    Process process =
        new ProcessBuilder(shell).directory(folder.toFile()).redirectErrorStream(true).start();
    List<String> said = new ArrayList<>(process.inputReader().lines().toList());
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    said.add(0, String.valueOf(process.exitValue()));
    return said;
  }
}
