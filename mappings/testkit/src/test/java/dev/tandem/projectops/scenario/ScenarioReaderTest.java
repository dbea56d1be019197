package dev.tandem.projectops.scenario;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.core.testkit.yaml.YamlException;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.projectops.journal.CompanyBooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that is wrong is refused with file, line and column. */
class ScenarioReaderTest {
  private static final ScenarioReader READER = ScenarioReader.of(ProjectOperations.shipped());
  private static final String HEAD = "scenario: MINE\ntitle: Mine\nfixture: shipped:f0\n";

  @TempDir private Path folder = Path.of("");

  private Scenario read(String text) throws IOException {
    return READER.read(Files.writeString(folder.resolve("mine.yaml"), text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stepz: []|:4:1: key 'stepz' is not known here, did you mean 'steps'?",
        "steps: [{}]|:4:9: steps[1] needs the key 'says'",
        "maps: [Nothing]|:4:8: maps[1] is 'Nothing'",
        "steps: [{says: x, day: tomorrow}]|:4:24: day is 'tomorrow'; give a day",
        "steps: [{says: x, write: [{values: {}}]}]|needs the key 'dataverse' or the key 'finance'",
        "steps: [{says: x, write: [{finance: Nowhere, values: {}}]}]|:4:37: finance is 'Nowhere', a table",
        "steps: [{says: x, write: [{finance: Currencies, values: {NAEM: x}}]}]|:4:64: NAEM is no column of",
        "steps: [{says: x, write: [{finance: Currencies}]}]|needs the key 'values'",
        "steps: [{says: x, write: [{finance: Currencies, delete: true}]}]|give its key and no values",
        "steps: [{says: x, work: [{finance: impotr, company: USPM}]}]|:4:36: finance is 'impotr': there is no job impotr; the jobs",
        "atOnce: [Nothing]|:4:10: atOnce[1] is 'Nothing'",
        "steps: [{says: x, write: [{finance: Currencies, times: 0, values: {}}]}]|times is '0'; allowed are whole numbers from 1",
        "steps: [{says: x, work: [{dataverse: approve, with: {entry: x}, sideBySide: true}]}]|has no second run beside it",
        "steps: [{says: x, work: [{finance: import}]}]|needs the key 'company'",
        "steps: [{says: x, work: [{finance: estimate, company: USPM, with: {dya: x}}]}]|takes under 'with':",
        "expect: [{finance: Currencies}]|:4:10: expect[1] needs rows, count, preview, or sum with by and is",
        "expect: [{finance: Currencies, preview: {project-cost: 1}}]|:4:41: preview is for forecasts, which finance Currencies has none of; give one of ProjForecastEmpl",
        "expect: [{finance: ProjForecastEmpl, preview: {cost: 1}}]|has an unknown name 'cost'; allowed are project-cost",
        "steps: [{says: x, start: {faults: [ERR-28]}}]|:4:26: start needs the key 'maps'",
        "steps: [{says: x, start: {maps: [Nothing]}}]|maps[1] is 'Nothing'",
        "keys: {nothings: [name]}|nothings is for a table that no schema of Dataverse has",
        "keys: {accounts: [nmae]}|:4:19: accounts[1] is 'nmae', which dataverse accounts does not have",
        "expect: [{finance: Currencies, sum: NAME}]|needs the key 'by'",
        "expect: [{map: Currencies, to: nowhere}]|to is 'nowhere'; allowed are dataverse, finance",
        "books: {USPM: {currency: usd}}|:4:26: currency is 'usd'",
        "books: {XX: {currency: USD}}|XX needs the key 'profiles'",
        "books: {USPM: {periods: {open: March}}}|open is 'March'; give a month",
        "fixture: f9|:4:1: key 'fixture' stands here twice",
      })
  void saysWhereAndWhat(String line, String message) {
    assertThatThrownBy(() -> read(HEAD + line + "\n"))
        .isInstanceOf(YamlException.class)
        .hasMessageContaining("mine.yaml")
        .hasMessageContaining(message);
  }

  @Test
  void aFixtureIsFoundBesideTheFileOrAmongTheShippedOnes() throws IOException {
    Files.writeString(
        folder.resolve("base.yaml"),
        "scenario: BASE\ntitle: Base\nsteps: [{says: from the base}]\n");
    Scenario scenario = read("scenario: M\ntitle: T\nfixture: base.yaml\nsteps: [{says: own}]\n");
    assertThat(scenario.steps())
        .extracting(Scenario.Step::says)
        .containsExactly("from the base", "own");
    assertThatThrownBy(() -> read("scenario: M\ntitle: T\nfixture: shipped:f9\n"))
        .hasMessageContaining("is 'shipped:f9'; shipped are f0");
    assertThatThrownBy(() -> read("scenario: M\ntitle: T\nfixture: mine.yaml\n"))
        .hasMessageContaining("does one contain itself?");
  }

  @Test
  void booksThatSayLittleAreAsInTheFixture() throws IOException {
    Scenario scenario = read(HEAD + "books: {USPM: {moveToOpenPeriod: true}}\n");
    CompanyBooks books = requireNonNull(scenario.books().get("USPM"));
    assertThat(books.calendar().moveToOpen()).isTrue();
    assertThat(books.taxPercent("TAX")).isEqualByComparingTo("10");
    assertThat(scenario.books()).containsKey("GBPM");
  }

  @Test
  void textThatIsNoYamlIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> read("scenario: [")).hasMessageContaining("this is not YAML");
    assertThatThrownBy(() -> READER.read(folder.resolve("none.yaml")))
        .hasMessageContaining("there is no file");
  }

  @Test
  void theExampleOfTheReadmePlays() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    int start = readme.indexOf("```yaml\n") + "```yaml\n".length();
    Scenario scenario = read(readme.substring(start, readme.indexOf("```", start)));
    ScenarioReport report =
        new ScenarioRunner(ProjectOperations.shipped()).play(scenario, ScenarioListener.SILENT);
    assertThat(report.allDifferences()).isEmpty();
    assertThat(report.compared()).isPositive();
  }
}
