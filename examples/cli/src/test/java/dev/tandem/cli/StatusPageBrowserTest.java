package dev.tandem.cli;

import static dev.tandem.cli.SyncFolder.account;
import static dev.tandem.cli.SyncFolder.badAccount;
import static dev.tandem.cli.SyncFolder.currencyWithoutSymbol;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The status page as people see it, of a map whose name is hostile. */
@Tag("browser")
class StatusPageBrowserTest {
  private static final String HOSTILE =
      "Customers <img src=https://tandem.invalid/i.png onerror=window.hacked=1>";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private static Path folder = Path.of("");
  private static PagedSync page;
  private static Browser browser;

  @BeforeAll
  static void begin() throws IOException {
    page = PagedSync.begin(folder, HOSTILE);
    page.drain();
    browser = new Browser();
  }

  @AfterAll
  static void end() {
    browser.close();
    page.close();
  }

  @BeforeEach
  void open() throws IOException {
    browser.emulate("screen", "light");
    browser.open(page.address());
    await("the first answer", () -> browser.all("#maps tr").size() == 3);
  }

  private static void await(String what, BooleanSupplier isSo) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!isSo.getAsBoolean()) {
      assertThat(Instant.now()).as("%s: %s", what, text("body")).isBefore(end);
      browser.settle();
    }
  }

  /** Steps, and does not wait until the page reads by itself: as if one came back to it. */
  private static void drain() {
    page.drain();
    comeBack();
  }

  private static void comeBack() {
    browser.script("document.dispatchEvent(new Event('visibilitychange'))");
  }

  private static String text(String selector) {
    return browser
        .script("return document.querySelector(arguments[0]).textContent", selector)
        .toString();
  }

  private static long counter(String name) {
    return Long.parseLong(text("#counter-" + name).replaceAll("\\D", ""));
  }

  /** The numbers of the dead letters, all of one moment. */
  private static List<String> letters() {
    Object ids =
        browser.script(
            "return [...document.querySelectorAll('#letters tr')]"
                + ".map(row => row.firstChild.textContent)");
    return ((List<?>) ids).stream().map(String::valueOf).toList();
  }

  /** The button of the newest dead letter. */
  private static WebElement newestReplay() {
    return browser.one("#letters tr:last-child button");
  }

  @Test // LIFE-1, PAUSE-2
  void statesAreShownAndFollowTheMaps() {
    assertThat(text("#maps tr:nth-child(2)")).contains("Currencies", "RUNNING", "asked for");
    page.folder().ok("pause", "accounts");
    comeBack();
    await("the pause", () -> text("#maps tr:nth-child(3)").contains("PAUSED"));
    page.folder().enter(account("W1", Map.of()));
    drain();
    await("the wait", () -> text("#maps tr:nth-child(3) td:nth-child(10)").equals("1"));
    assertThat(text("#maps tr:nth-child(3) td:nth-child(12)")).endsWith(" s");
    page.folder().ok("resume", "accounts");
    drain();
    await("the catch-up", () -> text("#maps tr:nth-child(3)").contains("RUNNING"));
  }

  @Test // I22
  void countersMoveAfterAChange() {
    long applied = counter("applied");
    page.folder().enter(account("N1", Map.of()));
    page.drain();
    await("the change", () -> counter("applied") > applied);
    assertThat(counter("received"))
        .isEqualTo(
            List.of("applied", "superseded", "filtered", "parked", "conflict", "dead", "waiting")
                .stream()
                .mapToLong(StatusPageBrowserTest::counter)
                .sum());
  }

  @Test
  void theGraphRisesWithWhatIsApplied() {
    drain();
    page.folder().enter(account("G1", Map.of()), account("G2", Map.of()));
    drain();
    String heights =
        "return new Set([...document.querySelector('#applied').getAttribute('d')"
            + ".matchAll(/ ([0-9.]+)/g)].map(each => each[1])).size";
    await("a line that rises", () -> (Long) browser.script(heights) > 1);
    assertThat(text("#graph-words")).contains("applied a second at present, at most ");
    assertThat(text("#most")).endsWith(" a second").doesNotStartWith("0.0");
  }

  @Test // ERR-5
  void aDeadLetterIsReplayedByAClickAndArrives() {
    page.folder().ok("pause", "accounts");
    page.folder().enter(account("K1", Map.of()));
    drain();
    page.folder().ok("resume", "accounts", "--skip", "keep");
    drain();
    await("the dead letter", () -> text("#letters").contains("skipped"));
    String id = text("#letters tr:last-child td");
    newestReplay().click();
    await("that it is gone", () -> !letters().contains(id));
    assertThat(text("#said")).startsWith("1 replayed");
    drain();
    assertThat(page.folder().customers()).contains("\"K1\"");
  }

  @Test // ERR-5
  void allDeadLettersOfAMapAreReplayedAtOnce() {
    page.folder().enter(badAccount("B1"), badAccount("B2"));
    drain();
    await("both", () -> letters().size() >= 2);
    WebElement button =
        browser.all("#replays button").stream()
            .filter(each -> each.getText().contains("Customers"))
            .findFirst()
            .orElseThrow();
    button.click();
    await("that they are gone", () -> !text("#letters").contains("Customers"));
    drain();
    await("that they died again", () -> letters().size() >= 2);
    assertThat(text("#letters")).contains("TDM2002", "truncate transform");
  }

  @Test
  void theFocusOutlivesWhatIsReadAnew() {
    page.folder().enter(badAccount("F1"));
    drain();
    await("a dead letter", () -> !letters().isEmpty());
    browser.script("arguments[0].focus()", newestReplay());
    WebElement focused = browser.focused();
    String before = text("#pulse");
    page.folder().enter(account("F2", Map.of()));
    drain();
    await("new figures", () -> !text("#pulse").equals(before));
    assertThat(browser.focused()).isEqualTo(focused);
    browser.press(Keys.ENTER);
    await("that the focus moves on", () -> focusedId().equals("letters-title"));
    drain();
  }

  private static String focusedId() {
    return browser.script("return document.activeElement.id").toString();
  }

  @Test // ask 9 of the platform
  void theOriginOfAValueIsFoundByKeysAlone() {
    page.folder().enter(account("L1", Map.of("description", "by sales")));
    drain();
    browser.script("document.querySelector('#map').focus()");
    browser.press("Customers", Keys.TAB, Keys.TAB);
    assertThat(focusedId()).isEqualTo("key");
    browser.press("dataAreaId=USPM,CUSTOMERACCOUNT=L1", Keys.TAB, "SALESMEMO", Keys.ENTER);
    await("the origin", () -> text("#origin").contains("SALESMEMO and description"));
    assertThat(browser.all("#origin dt")).hasSize(6);
  }

  @Test
  void whatCannotBeAnsweredIsExplained() {
    browser.one("#key").sendKeys("<img src onerror>");
    browser.one("#column").sendKeys("SALESMEMO", Keys.ENTER);
    await("the reason", () -> text("#origin").contains("column=value"));
    assertThat(text("#origin")).contains("<img src onerror>");
    assertThat(browser.all("#origin img")).isEmpty();
  }

  @Test
  void hostileNamesStayTexts() throws IOException {
    page.folder().enter(badAccount("H1"), currencyWithoutSymbol("<i>"));
    drain();
    await("the letter", () -> text("#letters").contains("CURRENCYCODE=<i>"));
    assertThat(text("#maps")).contains(HOSTILE);
    assertThat(text("#map")).contains(HOSTILE);
    assertThat(text("#replays")).contains(HOSTILE);
    assertThat(text("#letters")).contains(HOSTILE);
    assertThat(browser.all("img, i, script[src], iframe, object, [onerror]")).isEmpty();
    assertThat(browser.script("return typeof window.hacked")).isEqualTo("undefined");
  }

  @Test
  void asksForNothingButItself() throws IOException {
    drain();
    String self = page.address().toString();
    assertThat(browser.asked())
        .isNotEmpty()
        .allMatch(address -> address.startsWith(self) || address.equals("data:,"));
    assertThat(browser.messages()).isEmpty();
  }

  @Test // the policy holds even if a text became markup
  void whatIsPutIntoThePageLaterIsRefused() {
    browser.script(
        "document.body.insertAdjacentHTML('beforeend',"
            + " '<img src=https://tandem.invalid/x.png onerror=window.hacked=1>')");
    StringBuilder said = new StringBuilder();
    await(
        "that the browser refuses",
        () -> said.append(browser.messages()).indexOf("Content Security Policy") >= 0);
    assertThat(browser.script("return typeof window.hacked")).isEqualTo("undefined");
  }

  @Test
  void theDarkSchemeIsDarkAndBothAreReadable() throws IOException {
    page.folder().enter(badAccount("S1"));
    drain();
    await("a dead letter", () -> !letters().isEmpty());
    for (String scheme : List.of("light", "dark")) {
      browser.emulate("screen", scheme);
      int ground = browser.pixel(2, 2);
      assertThat(Contrast.luminance(ground) < 0.2).as(scheme).isEqualTo(scheme.equals("dark"));
      for (String what : List.of("body", "label", "dt", "td", ".dim", ".bad", ".applied", "th")) {
        assertThat(Contrast.of(ground, browser.colour("color", what)))
            .as(scheme + " " + what)
            .isGreaterThan(Contrast.READABLE);
      }
      assertThat(Contrast.of(ground, browser.colour("stroke", "#applied"))).isGreaterThan(30);
      assertThat(Contrast.of(ground, browser.colour("stroke", "#received"))).isGreaterThan(30);
    }
  }
}
