package dev.tandem.projectops;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every rule of the reference is named by a test or has a reason, and the page says the truth. */
class RuleCoverageTest {
  private static final Path MAIN = Path.of("src/main/java/dev/tandem/projectops");
  private static final Path TESTS = Path.of("src/test/java");
  private static final Path SCENARIOS = Path.of("testkit/src/test/java");
  private static final Path PAGE = Path.of("docs/coverage.md");

  private static final String SAMPLE =
      """
      | rule | class | test |
      | --- | --- | --- |
      | AA-1 to AA-3 | `money.Money` | `MoneyTest` |

      ## Without an executable form

      | rule | why |
      | --- | --- |
      | AA-4 | only a screen |
      """;

  private static List<String> rules() throws IOException {
    try (InputStream in = requireNonNull(RuleCoverageTest.class.getResourceAsStream("rules.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.substring(0, line.indexOf(' ')))
          .toList();
    }
  }

  private static List<Path> javaFiles(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path file) {
    return file.toString().replace('/', '.').replace('\\', '.').replaceFirst("\\.java$", "");
  }

  @Test
  void everyRuleHasATestOrAReason() throws IOException {
    Set<String> named = new TreeSet<>();
    Set<String> tests = new TreeSet<>();
    for (Path root : List.of(TESTS, SCENARIOS)) {
      for (Path file : javaFiles(root)) {
        tests.add(name(file.getFileName()));
        if (!name(file.getFileName()).startsWith("RuleCoverage")) {
          named.addAll(RuleCoverage.ids(Files.readString(file)));
        }
      }
    }
    List<String> classes =
        javaFiles(MAIN).stream().map(file -> name(MAIN.relativize(file))).toList();

    assertThat(new RuleCoverage(rules(), Files.readString(PAGE), named, tests, classes).problems())
        .isEmpty();
  }

  @Test
  void theListIsWhole() throws IOException {
    assertThat(rules()).doesNotHaveDuplicates().hasSize(677);
  }

  private static List<String> problems(String page, List<String> rules, String testText) {
    return new RuleCoverage(
            rules, page, RuleCoverage.ids(testText), List.of("MoneyTest"), List.of("money.Money"))
        .problems();
  }

  @Test
  void hasNothingToSayOfACompletePage() {
    assertThat(problems(SAMPLE, List.of("AA-1", "AA-2", "AA-3", "AA-4"), "// AA-1 to AA-3"))
        .isEmpty();
  }

  @Test
  void tellsOfARuleWithoutTestAndReason() {
    assertThat(problems(SAMPLE, List.of("AA-1", "AA-2", "AA-3", "AA-4"), "// AA-1, AA-3"))
        .singleElement()
        .asString()
        .startsWith("AA-2 is named by no test");
  }

  @Test
  void doesNotTakeALongerIdForAShorterOne() {
    assertThat(problems(SAMPLE, List.of("AA-1", "AA-2", "AA-3", "AA-4"), "AA-11 AA-2b AA-3 XAA-2"))
        .hasSize(2);
  }

  @Test
  void tellsOfAnIdThatIsNoRule() {
    assertThat(problems(SAMPLE, List.of("AA-1", "AA-2", "AA-4"), "AA-1 to AA-2"))
        .containsExactly("AA-3 is not a rule");
  }

  @Test
  void tellsOfAClassThatIsNotThere() {
    List<String> rules = List.of("AA-1", "AA-2", "AA-3", "AA-4");
    assertThat(problems(SAMPLE.replace("MoneyTest", "CoinTest"), rules, "AA-1 to AA-3"))
        .containsExactly("there is no test CoinTest");
    assertThat(problems(SAMPLE.replace("money.Money", "money.Coin"), rules, "AA-1 to AA-3"))
        .containsExactly("there is no class money.Coin");
  }

  @Test
  void tellsOfAnEmptyReason() {
    assertThat(
            problems(
                SAMPLE.replace("only a screen", " "),
                List.of("AA-1", "AA-2", "AA-3", "AA-4"),
                "AA-1 to AA-3"))
        .containsExactly("AA-4 has a line without a reason");
  }

  @Test
  void readsRangesOfLetters() {
    assertThat(RuleCoverage.ids("AA-7a to AA-7c, AA-9 to AA-10"))
        .containsExactlyInAnyOrder("AA-7a", "AA-7b", "AA-7c", "AA-9", "AA-10");
  }
}
