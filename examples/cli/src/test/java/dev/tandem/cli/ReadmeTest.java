package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README says of the synchronisation, run as it stands there. */
class ReadmeTest {
  private static final Path SAMPLE = Path.of("sample");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(#.*)|(\\S+)");

  @TempDir private Path folder = Path.of("");

  private final Map<String, String> variables = new LinkedHashMap<>();
  private final List<Process> background = new ArrayList<>();

  /** The first block of a language under the heading. */
  private static List<String> block(String language) throws IOException {
    String readme = Files.readString(Path.of("..", "..", "README.md"));
    String section = readme.substring(readme.indexOf("\n## Run it\n") + 1);
    String fence = "```" + language + "\n";
    int begin = section.indexOf(fence);
    assertThat(begin).as("a block of %s under 'Run it'", language).isPositive();
    String text = section.substring(begin + fence.length());
    return text.substring(0, text.indexOf("```")).lines().toList();
  }

  @Test
  void theConfigurationIsTheSample() throws IOException {
    List<String> sample = Files.readAllLines(SAMPLE.resolve("sync.yaml"));
    assertThat(sample.stream().filter(line -> !line.startsWith("#"))).isEqualTo(block("yaml"));
  }

  @Test // I22, PAUSE-7
  void everyCommandGoesThroughAsItIsWritten() throws IOException, InterruptedException {
    for (String name : List.of("sync.yaml", "rows.ndjson", "customers.ndjson", "memo.ndjson")) {
      Files.copy(SAMPLE.resolve(name), folder.resolve(name));
    }
    int commands = 0;
    try {
      for (String line : block("sh")) {
        commands += run(words(line)) ? 1 : 0;
      }
      assertThat(commands).isGreaterThan(8);
      finishes();
    } finally {
      background.forEach(Process::destroyForcibly);
    }
    SyncFolder sync = new SyncFolder(folder);
    assertThat(sync.ok("status")).contains("dead 0 + waiting 0");
    assertThat(sync.customers()).contains("Adatum Corporation");
  }

  /** As a shell splits a line: quotes, variables, comments. */
  private List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find() && matcher.group(2) == null) {
      String word = matcher.group(1) == null ? matcher.group(3) : matcher.group(1);
      for (Map.Entry<String, String> variable : variables.entrySet()) {
        word = word.replace("$" + variable.getKey(), variable.getValue());
      }
      words.add(word);
    }
    return words;
  }

  /** Runs a line; whether it was a command. */
  private boolean run(List<String> words) throws IOException, InterruptedException {
    String first = words.get(0);
    int equals = first.indexOf('=');
    if (words.size() == 1 && equals > 0) {
      String value = first.substring(equals + 1);
      assertThat(value).startsWith("examples/cli/sample");
      variables.put(
          first.substring(0, equals), value.replace("examples/cli/sample", folder.toString()));
      return false;
    }
    assertThat(first).isEqualTo("tandem");
    List<String> arguments = words.subList(1, words.size());
    if (arguments.get(arguments.size() - 1).equals("&")) {
      background.add(
          CliProcess.start(folder.resolve("log"), arguments.subList(0, arguments.size() - 1)));
    } else {
      goesThrough(arguments);
    }
    return true;
  }

  /** At once, or as soon as the changes before it have arrived. */
  private void goesThrough(List<String> arguments) throws IOException, InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    CliRun run = CliRun.of(arguments.toArray(new String[0]));
    while (run.code() == 1 && Instant.now().isBefore(end)) {
      Thread.sleep(200);
      run = CliRun.of(arguments.toArray(new String[0]));
    }
    assertThat(run.code()).as("%s%n%s%s%s", arguments, run.out(), run.err(), log()).isZero();
  }

  private String log() throws IOException {
    Path log = folder.resolve("log");
    return Files.exists(log) ? Files.readString(log) : "";
  }

  private void finishes() throws IOException, InterruptedException {
    assertThat(background).hasSize(1);
    Process sync = background.get(0);
    sync.destroy();
    assertThat(sync.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(sync.exitValue()).as(log()).isZero();
  }
}
