package dev.tandem.core.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.map.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a file of cases: a row, and what the map makes of it. Immutable; safe for any
 * thread.
 */
public final class MapCase {
  private static final Set<String> OUTCOMES = Set.of("mapped", "filtered", "rejected");

  private final String place;
  private final JsonNode node;
  private final Span expectation;

  /** Where the expectation stands in the text of the file, in characters; the end is exclusive. */
  record Span(int start, int end) {}

  MapCase(String place, JsonNode node, Span expectation) {
    this.place = place;
    this.node = node;
    this.expectation = expectation;
    check();
  }

  private void check() {
    require(node.path("name").isTextual(), "a text \"name\" that tells it from the others");
    if (!isNote()) {
      require(direction() != null, "a \"direction\", TO_FINANCE or TO_DATAVERSE");
      require(node.path("row").isObject(), "a \"row\", an object of column values");
      require(
          node.path("lookups").isMissingNode() || node.path("lookups").isArray(),
          "\"lookups\" as an array of rows, or none");
      require(
          OUTCOMES.contains(outcome()),
          "an \"expect\" object whose \"outcome\" is mapped, filtered or rejected");
    }
  }

  private void require(boolean met, String what) {
    if (!met) {
      throw new MapCasesException(place + ": a case needs " + what);
    }
  }

  /** What the case is called. */
  public String name() {
    return node.path("name").asText();
  }

  /** The file and the number of the entry, for people. */
  public String place() {
    return place;
  }

  /** Whether the entry only says of a map that it lets every row take part. */
  public boolean isNote() {
    return node.has("filtered");
  }

  /** The note's text, empty for a case. */
  public String note() {
    return node.path("filtered").asText();
  }

  /**
   * The way the row goes.
   *
   * @throws IllegalStateException for a note
   */
  public Direction way() {
    Direction way = direction();
    if (way == null) {
      throw new IllegalStateException(place + " is a note, not a case");
    }
    return way;
  }

  private @Nullable Direction direction() {
    String text = node.path("direction").asText().toUpperCase(Locale.ROOT);
    for (Direction each : Direction.values()) {
      if (each.name().equals(text)) {
        return each;
      }
    }
    return null;
  }

  /** Whether the row is expected to be {@code mapped}, {@code filtered} or {@code rejected}. */
  public String outcome() {
    return node.path("expect").path("outcome").asText();
  }

  /** The ids of the rules that the case stands for, as the file names them. */
  public List<String> rules() {
    List<String> rules = new ArrayList<>();
    node.path("rules").forEach(rule -> rules.add(rule.asText()));
    return rules;
  }

  /** The columns of the expected row; empty unless it is expected to be mapped. */
  public List<String> expectedColumns() {
    List<String> columns = new ArrayList<>();
    node.path("expect").path("values").fieldNames().forEachRemaining(columns::add);
    return columns;
  }

  JsonNode node() {
    return node;
  }

  JsonNode expected() {
    return node.path("expect");
  }

  Span expectation() {
    return expectation;
  }

  @Override
  public String toString() {
    return place + " " + name();
  }
}
