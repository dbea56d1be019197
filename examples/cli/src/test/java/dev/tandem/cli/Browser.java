package dev.tandem.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.imageio.ImageIO;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Chromium without a window, and what its page asks for. Reaches no network but loopback. For one
 * thread.
 */
final class Browser implements AutoCloseable {
  /** Says that it has no protocol classes for this Chromium; the commands used here are stable. */
  private static final Logger CHATTER = Logger.getLogger("org.openqa.selenium");

  private final ObjectMapper mapper = new ObjectMapper();
  private final ChromeDriver driver;

  Browser() {
    CHATTER.setLevel(Level.SEVERE);
    System.setProperty(ChromeDriverService.CHROME_DRIVER_EXE_PROPERTY, "/usr/bin/chromedriver");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary("/usr/bin/chromium");
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-background-networking",
        "--no-first-run",
        "--window-size=1200,900",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
    driver = new ChromeDriver(options);
  }

  /** Opens a file anew, without what the page before it asked for or said. */
  void open(Path file) throws IOException {
    open(file.toUri());
  }

  /** Opens an address anew, without what the page before it asked for or said. */
  void open(URI address) throws IOException {
    driver.get("about:blank");
    asked();
    messages();
    driver.get(address.toString());
  }

  /** The addresses that pages asked for since this was last called. */
  List<String> asked() throws IOException {
    List<String> addresses = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      JsonNode message = mapper.readTree(entry.getMessage()).path("message");
      if (message.path("method").asText().equals("Network.requestWillBeSent")) {
        addresses.add(message.at("/params/request/url").asText());
      }
    }
    return addresses;
  }

  /** What the console of the browser got since this was last called: errors of scripts as well. */
  List<String> messages() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(Object::toString)
        .toList();
  }

  /** As if the page were on this medium, for people who like this scheme. */
  void emulate(String medium, String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            medium,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  WebElement one(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  /** The identifiers of those that can be seen. */
  List<String> shown(String selector) {
    Object ids =
        script(
            "return [...document.querySelectorAll(arguments[0])]"
                + ".filter(each => each.checkVisibility()).map(each => each.id)",
            selector);
    return ((List<?>) ids).stream().map(String::valueOf).toList();
  }

  /** The element that gets the keys. */
  WebElement focused() {
    return driver.switchTo().activeElement();
  }

  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** Until the page has answered what happened before. */
  void settle() {
    driver.executeAsyncScript(
        "const done = arguments[0]; requestAnimationFrame(() => setTimeout(done, 0))");
  }

  Object script(String text, Object... arguments) {
    Object result = driver.executeScript(text, arguments);
    return result == null ? "null" : result;
  }

  /** The colour of a point of what people see. */
  int pixel(int x, int y) throws IOException {
    byte[] png = driver.getScreenshotAs(OutputType.BYTES);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    return image.getRGB(x, y) & 0xFFFFFF;
  }

  /** A colour of the first element that a selector means, by the name of its property. */
  int colour(String property, String selector) {
    Object text =
        script(
            "const c = document.createElement('canvas').getContext('2d');"
                + "c.fillStyle = getComputedStyle(document.querySelector(arguments[0]))[arguments[1]];"
                + "return c.fillStyle",
            selector,
            property);
    return Integer.parseInt(text.toString().substring(1, 7), 16);
  }

  /** The page as it would be printed: a PDF. */
  byte[] print() {
    Map<String, Object> result =
        driver.executeCdpCommand("Page.printToPDF", Map.of("preferCSSPageSize", true));
    return Base64.getDecoder().decode((String) result.get("data"));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
