package dev.tandem.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one registry of all codes that a check can give, the compiler's and the checker's own.
 * Immutable and safe for any thread.
 */
public final class CheckCodes {
  private static final String RESOURCE = "codes.properties";
  private static final NavigableMap<String, CodePage> PAGES = read();

  private CheckCodes() {}

  /** All codes in alphabetical order. */
  public static List<CodePage> all() {
    return List.copyOf(PAGES.values());
  }

  /** What a code means, in any case; empty when there is no such code. */
  public static Optional<CodePage> page(String code) {
    return Optional.ofNullable(PAGES.get(code.strip()));
  }

  /** All of it as one page, which stands in {@code core/docs/checks.md}. */
  public static String markdown() {
    return all().stream()
        .map(CodePage::markdown)
        .collect(
            Collectors.joining(
                "\n",
                "# What the checker says\n\n"
                    + "Made from the registry of codes; a test keeps it so. Codes that begin with DIPV"
                    + " are those of Microsoft's own validation.\n\n",
                ""));
  }

  private static NavigableMap<String, CodePage> read() {
    Properties texts = load();
    NavigableMap<String, CodePage> pages = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    List<String> codes = new ArrayList<>();
    texts.stringPropertyNames().forEach(name -> codes.add(name.substring(0, name.indexOf('.'))));
    codes.forEach(code -> pages.computeIfAbsent(code, key -> page(texts, key)));
    return pages;
  }

  private static Properties load() {
    Properties texts = new Properties();
    try (InputStream in = CheckCodes.class.getResourceAsStream(RESOURCE)) {
      texts.load(
          new InputStreamReader(Objects.requireNonNull(in, RESOURCE), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  private static CodePage page(Properties texts, String code) {
    return new CodePage(
        code,
        text(texts, code, "title"),
        text(texts, code, "meaning"),
        text(texts, code, "example"),
        text(texts, code, "fix"),
        Stream.of(text(texts, code, "rules").split(","))
            .map(String::strip)
            .filter(rule -> !rule.isEmpty())
            .toList());
  }

  private static String text(Properties texts, String code, String part) {
    return Objects.requireNonNull(
        texts.getProperty(code + "." + part), () -> code + " has no " + part);
  }
}
