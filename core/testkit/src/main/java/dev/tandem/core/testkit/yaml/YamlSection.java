package dev.tandem.core.testkit.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The members of a mapping. A key that is not known is refused, with the nearest that exists.
 * Immutable; safe for any thread.
 */
public final class YamlSection {
  private final YamlEntry self;
  private final Map<String, YamlEntry> members = new LinkedHashMap<>();

  private YamlSection(YamlEntry self) {
    this.self = self;
  }

  static YamlSection of(String source, String name, Node node, List<String> allowed) {
    YamlEntry self = new YamlEntry(source, name, node);
    if (!(node instanceof MappingNode mapping)) {
      throw self.wrong("must have keys: " + String.join(", ", allowed));
    }
    YamlSection section = new YamlSection(self);
    for (NodeTuple tuple : mapping.getValue()) {
      section.add(source, tuple, allowed);
    }
    return section;
  }

  /** The members of a mapping whose keys are not fixed; a key must be there once and not empty. */
  static Map<String, YamlEntry> members(String source, YamlEntry self, Node node) {
    if (!(node instanceof MappingNode mapping)) {
      throw self.wrong("must have keys");
    }
    Map<String, YamlEntry> members = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = key(tuple);
      if (key.isEmpty()) {
        throw new YamlEntry(source, "the key", tuple.getKeyNode()).wrong("must be a text");
      }
      put(members, source, tuple, key);
    }
    return members;
  }

  private void add(String source, NodeTuple tuple, List<String> allowed) {
    String key = key(tuple);
    if (!allowed.contains(key)) {
      String near = nearest(key, allowed);
      throw place(source, tuple, key)
          .wrong(
              "is not known here%s; allowed are %s"
                  .formatted(
                      near == null ? "" : ", did you mean '" + near + "'?",
                      String.join(", ", allowed)));
    }
    put(members, source, tuple, key);
  }

  private static String key(NodeTuple tuple) {
    return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  private static YamlEntry place(String source, NodeTuple tuple, String key) {
    return new YamlEntry(source, "key '" + key + "'", tuple.getKeyNode());
  }

  private static void put(
      Map<String, YamlEntry> members, String source, NodeTuple tuple, String key) {
    if (members.put(key, new YamlEntry(source, key, tuple.getValueNode())) != null) {
      throw place(source, tuple, key).wrong("stands here twice");
    }
  }

  /** The complaint that this mapping ... {@code what}, with its place. */
  public YamlException wrong(String what) {
    return self.wrong(what);
  }

  /** Whether a member is there. */
  public boolean has(String key) {
    return members.containsKey(key);
  }

  /** A member, if it is there. */
  public Optional<YamlEntry> find(String key) {
    return Optional.ofNullable(members.get(key));
  }

  /** A member that must be there. */
  public YamlEntry need(String key) {
    YamlEntry member = members.get(key);
    if (member == null) {
      throw wrong("needs the key '" + key + "'");
    }
    return member;
  }

  /** What a member says, or else the default. */
  public <T> T or(String key, Function<YamlEntry, T> read, T otherwise) {
    YamlEntry member = members.get(key);
    return member == null ? otherwise : read.apply(member);
  }

  private static @Nullable String nearest(String key, List<String> allowed) {
    String nearest = null;
    int best = 3;
    for (String each : allowed) {
      int distance = distance(key.toLowerCase(Locale.ROOT), each.toLowerCase(Locale.ROOT));
      if (distance < best) {
        best = distance;
        nearest = each;
      }
    }
    return nearest;
  }

  /** How many letters to change, add or drop. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int swap = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(swap, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
