package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The explorer of {@code tandem docs} as people see it. The profile {@code browser} runs this. */
@Tag("browser")
class DocsBrowserTest {
  private static final Path SHIPPED =
      Path.of("../../mappings/src/main/resources/dev/tandem/projectops/maps");

  @TempDir private static Path folder = Path.of("");
  private static Browser browser;

  @BeforeAll
  static void begin() {
    write(SHIPPED, "shipped");
    browser = new Browser();
  }

  @AfterAll
  static void end() {
    browser.close();
  }

  @BeforeEach
  void openTheShippedMaps() throws IOException {
    browser.emulate("screen", "light");
    browser.open(page("shipped"));
  }

  private static void write(Path maps, String name) {
    Path out = folder.resolve(name);
    CliRun run = CliRun.of("docs", maps.toString(), "--schemas", "shipped", "-o", out.toString());
    assertThat(run.code()).as(run.err()).isZero();
  }

  private static Path page(String name) {
    return folder.resolve(name).resolve("index.html");
  }

  /** The maps that can be seen, by their identifier. */
  private static List<String> shown() {
    return browser.shown("details.map");
  }

  private static void search(String words) {
    String all = Keys.chord(Keys.CONTROL, "a");
    browser.one("#search").sendKeys(all, Keys.DELETE, words);
  }

  private static void follow(String map) {
    follow(browser.one(".diagram a[href='#" + map + "']"));
  }

  /** Scrolls as people do: the form floats above what lies at the upper edge. */
  private static void follow(WebElement link) {
    browser.script("arguments[0].scrollIntoView({block: 'center'})", link);
    link.click();
    browser.settle();
  }

  private static boolean isOpen(String map) {
    return browser.one("#" + map).getDomAttribute("open") != null;
  }

  @Test
  void searchLeavesTheMapsThatHoldEveryWord() {
    int all = shown().size();
    assertThat(all).isGreaterThan(20);
    search("projectstage INPROCESS");
    assertThat(shown()).containsExactly("msdyn_projects");
    assertThat(browser.one("#shown").getText()).isEqualTo("1");
    search("projectstage zebra");
    assertThat(shown()).isEmpty();
    search("");
    assertThat(shown()).hasSize(all);
  }

  @Test
  void aMapOpensAndShowsItsFieldsFiltersAndFindings() {
    WebElement field = browser.one("#msdyn_projects tbody td:nth-child(2)");
    assertThat(field.isDisplayed()).isFalse();
    browser.one("#msdyn_projects summary").click();
    assertThat(field.isDisplayed()).isTrue();
    assertThat(browser.one("#msdyn_projects").getText())
        .contains("PROJECTSTAGE", "msdyn_projectnumber", "Content hash", "Version", "Finding");
    browser.one("#msdyn_projects summary").click();
    assertThat(field.isDisplayed()).isFalse();
  }

  @Test // MAP-15
  void theDirectionIsAFilter() {
    int all = shown().size();
    int counted = 0;
    for (WebElement option : browser.all("#direction option")) {
      String way = String.valueOf(option.getDomAttribute("value"));
      option.click();
      String fitting = way.isEmpty() ? "" : "[data-travels='" + way + "']";
      assertThat(shown()).as(way).isNotEmpty();
      assertThat(browser.shown("details.map" + fitting)).as(way).isEqualTo(shown());
      counted += way.isEmpty() ? 0 : shown().size();
    }
    assertThat(counted).isEqualTo(all);
  }

  @Test
  void theDiagramHoldsEveryMapAndItsLinesRunToTheRight() {
    assertThat(browser.all(".diagram a")).hasSameSizeAs(browser.all("details.map"));
    assertThat(browser.all(".diagram path")).hasSizeGreaterThan(10);
    Object backwards =
        browser.script(
            "return [...document.querySelectorAll('.diagram path')].filter(line =>"
                + " line.getPointAtLength(0).x >= line.getPointAtLength(line.getTotalLength()).x)"
                + ".length");
    assertThat(backwards).isEqualTo(0L);
  }

  @Test
  void namesInTheDiagramStayInTheirBoxes() {
    Object wide =
        browser.script(
            "return [...document.querySelectorAll('.diagram a')].filter(a => {"
                + " const box = a.querySelector('rect').getBBox();"
                + " const text = a.querySelector('text').getBBox();"
                + " return text.x < box.x || text.x + text.width > box.x + box.width; })"
                + ".map(a => a.textContent)");
    assertThat(wide).isEqualTo(List.of());
  }

  @Test
  void theDiagramOpensAMapAsOftenAsOneClicks() {
    follow("msdyn_projects");
    assertThat(isOpen("msdyn_projects")).isTrue();
    browser.one("#msdyn_projects summary").click();
    assertThat(isOpen("msdyn_projects")).isFalse();
    follow("msdyn_projects");
    assertThat(isOpen("msdyn_projects")).isTrue();
  }

  @Test
  void theDiagramOpensAMapThatTheSearchHides() {
    search("projectstage");
    follow("salesorders");
    assertThat(shown()).containsExactlyInAnyOrder("msdyn_projects", "salesorders");
    assertThat(browser.one("#shown").getText()).isEqualTo("2");
  }

  @Test
  void anAddressLeadsToAMap() {
    browser.script("location.hash = 'salesorders'");
    browser.settle();
    assertThat(isOpen("salesorders")).isTrue();
    browser.script("location.hash = '%'");
    browser.settle();
    assertThat(browser.messages()).isEmpty();
  }

  @Test
  void everythingIsReachedByKeys() {
    browser.press(Keys.TAB);
    assertThat(browser.focused().getDomAttribute("id")).isEqualTo("search");
    browser.press("projectstage");
    assertThat(shown()).containsExactly("msdyn_projects");
    browser.press(Keys.TAB);
    assertThat(browser.focused().getDomAttribute("id")).isEqualTo("direction");
    browser.press(Keys.TAB);
    assertThat(browser.focused().getDomAttribute("class")).isEqualTo("diagram");
    browser.press(Keys.TAB);
    String first = String.valueOf(browser.focused().getDomAttribute("href")).substring(1);
    browser.press(Keys.ENTER);
    browser.settle();
    assertThat(isOpen(first)).isTrue();
    assertThat(browser.focused()).isEqualTo(browser.one("#" + first + " summary"));
    browser.press(Keys.SPACE);
    assertThat(isOpen(first)).isFalse();
    browser.press(Keys.ENTER);
    assertThat(isOpen(first)).isTrue();
  }

  @Test
  void theFocusCanBeSeen() {
    for (int stop = 0; stop < 4; stop++) {
      browser.press(Keys.TAB);
      Object seen =
          browser.script(
              "const e = document.activeElement, s = getComputedStyle(e),"
                  + " r = e.querySelector('rect');"
                  + " return s.outlineStyle !== 'none'"
                  + " || (r && getComputedStyle(r).strokeWidth === '3px')");
      assertThat(seen).as("stop %d", stop).isEqualTo(true);
    }
  }

  @Test
  void theDarkSchemeIsDarkAndBothAreReadable() throws IOException {
    for (String scheme : List.of("light", "dark")) {
      browser.emulate("screen", scheme);
      browser.script("document.querySelectorAll('details').forEach(each => each.open = true)");
      int ground = browser.pixel(2, 2);
      assertThat(Contrast.luminance(ground) < 0.2).as(scheme).isEqualTo(scheme.equals("dark"));
      for (String what : List.of("body", "label", "small", "dt", "td.n", "td", ".warning", "a")) {
        assertThat(Contrast.of(ground, browser.colour("color", what)))
            .as(scheme + " " + what)
            .isGreaterThan(Contrast.READABLE);
      }
      int box = browser.colour("fill", ".diagram rect");
      assertThat(Contrast.of(box, browser.colour("fill", ".diagram text")))
          .as(scheme)
          .isGreaterThan(Contrast.READABLE);
    }
  }

  @Test
  void printsEveryMapOpenedAndLightWithoutWhatOneClicks() throws IOException {
    browser.one("#msdyn_projects summary").click();
    browser.emulate("print", "dark");
    assertThat(browser.one("form").isDisplayed()).isFalse();
    assertThat(browser.one(".diagram").isDisplayed()).isTrue();
    assertThat(Contrast.luminance(browser.pixel(2, 2))).isGreaterThan(0.9);
    browser.emulate("", "light");
    browser.script(
        "addEventListener('beforeprint', () =>"
            + " window.printed = document.querySelectorAll('details[open]').length)");

    assertThat(pages(browser.print())).isGreaterThan(shown().size() / 2);

    assertThat(browser.script("return window.printed")).isEqualTo((long) shown().size());
    assertThat(browser.all("details[open]")).hasSize(1);
  }

  @Test
  void printsTheMapsThatTheSearchLeaves() {
    search("projectstage");
    assertThat(pages(browser.print())).isLessThan(8);
  }

  @Test
  void nothingRunsOffThePaper() {
    browser.emulate("print", "light");
    Object wide =
        browser.script(
            "document.querySelectorAll('details').forEach(each => each.open = true);"
                + "document.body.style.width = '700px';"
                + "return [...document.querySelectorAll('table, svg, dl')]"
                + ".filter(e => e.getBoundingClientRect().right"
                + " > document.body.getBoundingClientRect().right + 1)"
                + ".map(e => e.outerHTML.slice(0, 200))");
    assertThat(wide).isEqualTo(List.of());
  }

  private static long pages(byte[] pdf) {
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    assertThat(text).startsWith("%PDF-");
    return Pattern.compile("/Type */Page\\b").matcher(text).results().count();
  }

  @Test
  void asksForNothingButItself() throws IOException {
    search("project");
    follow("msdyn_projects");
    String self = page("shipped").toUri().toString();
    assertThat(browser.asked()).isNotEmpty().allMatch(address -> address.startsWith(self));
    assertThat(browser.messages()).isEmpty();
  }

  @Test
  void theWatchSeesWhatAPageAsksFor() throws IOException {
    Path bait = folder.resolve("bait.html");
    Files.writeString(bait, "<!doctype html><img src='https://tandem.invalid/x.png'>");
    browser.open(bait);
    assertThat(browser.asked()).contains("https://tandem.invalid/x.png");
    assertThat(browser.messages()).isNotEmpty();
  }

  @Test
  void hostileNamesStayTexts() throws IOException {
    List<String> names =
        List.of(
            "<img src=https://tandem.invalid/i.png onerror=window.hacked=1>",
            "</script><script>window.hacked=1</script>",
            "\" onmouseover=window.hacked=1 autofocus onfocus=window.hacked=1 x=\"",
            "'><svg/onload=window.hacked=1>",
            "</style><link rel=stylesheet href=https://tandem.invalid/s.css>",
            "{{constructor}} javascript:window.hacked=1");
    String json = Files.readString(SHIPPED.resolve("06-msdyn_projects/map.json"));
    Path maps = Files.createDirectories(folder.resolve("hostile-maps"));
    for (int number = 0; number < names.size(); number++) {
      Files.writeString(maps.resolve(number + ".json"), hostile(json, names.get(number)));
    }
    write(maps, "hostile");

    browser.open(page("hostile"));
    browser.script("document.querySelectorAll('details').forEach(each => each.open = true)");
    browser.all("summary").forEach(DocsBrowserTest::follow);
    browser.all(".diagram a").forEach(DocsBrowserTest::follow);

    assertThat(browser.script("return typeof window.hacked")).isEqualTo("undefined");
    assertThat(browser.all("img, script[src], link, iframe, object, [onerror], [onfocus]"))
        .isEmpty();
    assertThat(browser.all("script")).hasSize(1);
    assertThat(browser.asked()).allMatch(address -> address.startsWith("file:"));
    assertThat(browser.messages()).isEmpty();
    String text = browser.script("return document.body.textContent").toString();
    assertThat(List.of("name ", "table ", "field ", "filter ", "value "))
        .allSatisfy(
            place -> assertThat(names).allSatisfy(name -> assertThat(text).contains(place + name)));
  }

  /** The map with this name wherever a map has words of its author. */
  private static String hostile(String map, String name) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = (ObjectNode) mapper.readTree(map);
    root.put("name", "name " + name);
    ObjectNode leg = (ObjectNode) root.at("/legs/0");
    leg.put("sourceSchema", "table " + name);
    leg.put("reversedSourceFilter", "filter " + name);
    ((ObjectNode) leg.at("/fieldMappings/1")).put("sourceField", "field " + name);
    ((ObjectNode) leg.at("/fieldMappings/9/valueTransforms/0/valueMap")).put("value " + name, "7");
    return mapper.writeValueAsString(root);
  }
}
