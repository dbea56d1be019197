package dev.tandem.core.testkit;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.engine.CompiledMap;
import dev.tandem.spi.schema.Catalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * Cases beside a map: a JSON array of rows and of what the map makes of each, see the module's
 * README. What a map makes now can be accepted as what is expected: {@link #accept} writes the
 * expectations that are not met anew and leaves every other character of the file as it is.
 * Immutable and safe for any thread.
 */
public final class MapCases {
  /** Set to {@code write}, tests write expectations that are not met instead of failing. */
  public static final String PROPERTY = "tandem.cases";

  private static final int MOST_CHARACTERS = 16 << 20;

  private final String source;
  private final String text;
  private final List<MapCase> all;

  private MapCases(String source, String text, List<MapCase> all) {
    this.source = source;
    this.text = text;
    this.all = List.copyOf(all);
  }

  /**
   * Reads a file.
   *
   * @throws MapCasesException when it holds no cases
   */
  public static MapCases read(Path file) throws IOException {
    if (Files.size(file) > 4L * MOST_CHARACTERS) {
      throw new MapCasesException(file + " is no file of cases: it has more than 64 MB");
    }
    return parse(file.toString(), Files.readString(file));
  }

  /**
   * Reads cases from a text.
   *
   * @param source what errors call it
   * @throws MapCasesException when it holds no cases
   */
  public static MapCases parse(String source, String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw new MapCasesException(source + " is too large: give several files");
    }
    try (JsonParser parser = CaseJson.MAPPER.createParser(text)) {
      return new MapCases(source, text, cases(source, parser));
    } catch (JsonProcessingException e) {
      throw new MapCasesException(source + place(e.getLocation()) + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String place(@Nullable JsonLocation at) {
    return at == null ? ": " : ", line %d, column %d: ".formatted(at.getLineNr(), at.getColumnNr());
  }

  private static List<MapCase> cases(String source, JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      throw new MapCasesException(source + ": cases are an array of objects, [{...}, ...]");
    }
    List<MapCase> cases = new ArrayList<>();
    Set<String> names = new HashSet<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      MapCase each = one(source, parser);
      if (!names.add(each.name())) {
        throw new MapCasesException(
            each.place() + ": another case is called \"" + each.name() + "\" already");
      }
      cases.add(each);
    }
    if (parser.nextToken() != null) {
      throw new MapCasesException(
          "%s, line %d: nothing may stand behind the array"
              .formatted(source, parser.currentTokenLocation().getLineNr()));
    }
    return cases;
  }

  /** The object at which the parser stands, and the place of its expectation. */
  private static MapCase one(String source, JsonParser parser) throws IOException {
    String place = source + ", line " + parser.currentTokenLocation().getLineNr();
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new MapCasesException(place + ": a case is an object, {...}");
    }
    ObjectNode node = CaseJson.MAPPER.createObjectNode();
    MapCase.Span span = new MapCase.Span(0, 0);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      int start = (int) parser.currentTokenLocation().getCharOffset();
      JsonNode value = value(place, parser);
      if (name.equals("expect")) {
        span = new MapCase.Span(start, (int) parser.currentLocation().getCharOffset());
      }
      if (node.has(name)) {
        throw new MapCasesException(place + ": \"" + name + "\" stands there twice");
      }
      node.set(name, value);
    }
    return new MapCase(place, node, span);
  }

  private static JsonNode value(String place, JsonParser parser) throws IOException {
    try {
      return CaseJson.MAPPER.readTree(parser);
    } catch (NumberFormatException | ArithmeticException e) {
      throw new MapCasesException(
          "%s: a number of this case is too large or too small to be kept: %s"
              .formatted(place, e.getMessage()),
          e);
    }
  }

  /** All of them, in the order of the file. */
  public List<MapCase> all() {
    return all;
  }

  /**
   * How what the map makes of a row differs from what the case expects; empty when it does not.
   *
   * @param dataverse the tables of Dataverse, for the rows under {@code lookups}
   * @throws MapCasesException when the row cannot be read or the map does not go that way
   */
  public String difference(MapCase each, CompiledMap map, Catalog dataverse) {
    return new CaseRun(map, dataverse, each).difference();
  }

  /**
   * A dynamic test for each case; for a test factory. With the system property {@value #PROPERTY}
   * set to {@code write}, what the map makes is written into the file first.
   *
   * @param file the file that these cases were read from
   */
  public static Stream<DynamicNode> tests(
      Path file, Supplier<CompiledMap> map, Supplier<Catalog> dataverse) {
    try {
      MapCases cases = read(file);
      if ("write".equals(System.getProperty(PROPERTY))) {
        cases = cases.accept(map.get(), dataverse.get());
        Files.writeString(file, cases.text());
      }
      MapCases tried = cases;
      return cases.all().stream()
          .filter(each -> !each.isNote())
          .map(
              each ->
                  DynamicTest.dynamicTest(
                      each.name(), () -> tried.assertMet(each, map.get(), dataverse.get())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertMet(MapCase each, CompiledMap map, Catalog dataverse) {
    String difference = difference(each, map, dataverse);
    if (!difference.isEmpty()) {
      throw new AssertionError(
          "%s%n%s%nIf that is right, accept it: -D%s=write".formatted(each, difference, PROPERTY));
    }
  }

  /**
   * The same cases, in which every expectation that is not met is replaced by what the map makes
   * now.
   *
   * @throws MapCasesException when a row cannot be read or the map does not go that way
   */
  public MapCases accept(CompiledMap map, Catalog dataverse) {
    StringBuilder accepted = new StringBuilder();
    int done = 0;
    for (MapCase each : all) {
      if (!each.isNote() && !difference(each, map, dataverse).isEmpty()) {
        MapCase.Span span = each.expectation();
        accepted.append(text, done, span.start());
        accepted.append(CaseJson.written(new CaseRun(map, dataverse, each).told(), "    "));
        done = span.end();
      }
    }
    String whole = accepted.append(text, done, text.length()).toString();
    return whole.equals(text) ? this : parse(source, whole);
  }

  /** The text of the file. */
  public String text() {
    return text;
  }
}
