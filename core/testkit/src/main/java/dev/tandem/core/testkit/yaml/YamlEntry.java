package dev.tandem.core.testkit.yaml;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeType;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A value of a YAML file with its name and place; every complaint names both. Immutable; safe for
 * any thread. Everything that reads it throws {@link YamlException} when it is something else.
 */
public final class YamlEntry {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

  private final String source;
  private final String name;
  private final Node node;

  YamlEntry(String source, String name, Node node) {
    this.source = source;
    this.name = name;
    this.node = node;
  }

  /** File, line and column. */
  public String place() {
    return source + place(node.getStartMark());
  }

  static String place(Optional<Mark> mark) {
    return mark.map(at -> ":%d:%d".formatted(at.getLine() + 1, at.getColumn() + 1)).orElse("");
  }

  /** The complaint that this value ... {@code what}, with its place. */
  public YamlException wrong(String what) {
    return new YamlException(place() + ": " + name + " " + what);
  }

  /** Whether it has members. */
  public boolean isMapping() {
    return node.getNodeType() == NodeType.MAPPING;
  }

  /** The members of a mapping, none but those allowed. */
  public YamlSection section(String... allowed) {
    return YamlSection.of(source, name, node, List.of(allowed));
  }

  /** The members of a mapping, by names that are not fixed, in their order. */
  public Map<String, YamlEntry> members() {
    return YamlSection.members(source, this, node);
  }

  /** Whether it is a list. */
  public boolean isList() {
    return node.getNodeType() == NodeType.SEQUENCE;
  }

  /** What it says as JSON: numbers keep their digits, what looks like a date stays a text. */
  public String json() {
    return YamlJson.of(this, node).toString();
  }

  /** A text that says something. */
  public String text() {
    if (!(node instanceof ScalarNode scalar)) {
      throw wrong("must be a single value");
    }
    String value = scalar.getValue().strip();
    if (value.isEmpty() || value.equals("~")) {
      throw wrong("is empty; give a value or leave the key out");
    }
    return value;
  }

  /** The elements of a list. */
  public List<YamlEntry> list() {
    if (!(node instanceof SequenceNode sequence)) {
      throw wrong("must be a list, each element behind '- '");
    }
    List<YamlEntry> entries = new ArrayList<>();
    for (Node each : sequence.getValue()) {
      entries.add(new YamlEntry(source, name + "[" + (entries.size() + 1) + "]", each));
    }
    return entries;
  }

  /** True or false. */
  public boolean yes() {
    String value = text();
    if (!value.equals("true") && !value.equals("false")) {
      throw wrong("is '%s'; allowed are true, false".formatted(value));
    }
    return value.equals("true");
  }

  /** A whole number within these bounds, both included. */
  public int number(int least, int most) {
    String value = text();
    if (value.matches("\\d{1,9}")) {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw wrong("is '%s'; allowed are whole numbers from %d to %d".formatted(value, least, most));
  }

  /** A time such as {@code 500ms}, {@code 30s}, {@code 5m}, {@code 12h}, {@code 7d}. */
  public Duration duration() {
    Matcher matcher = DURATION.matcher(text());
    if (!matcher.matches() || matcher.group(1).matches("0+")) {
      throw wrong("is '%s'; give a time such as 500ms, 30s, 5m, 12h or 7d".formatted(text()));
    }
    long count = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  /** One of the constants, written in lower case with hyphens. */
  public <E extends Enum<E>> E choice(Class<E> type) {
    String value = text();
    List<String> words = new ArrayList<>();
    for (E each : type.getEnumConstants()) {
      if (word(each).equals(value.toLowerCase(Locale.ROOT))) {
        return each;
      }
      words.add(word(each));
    }
    throw wrong("is '%s'; allowed are %s".formatted(value, String.join(", ", words)));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
