package dev.tandem.cli.sync;

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

/** The members of a mapping. A key that nobody reads is refused, with the nearest that exists. */
final class Section {
  private final Entry self;
  private final Map<String, Entry> members = new LinkedHashMap<>();

  private Section(Entry self) {
    this.self = self;
  }

  static Section of(String source, String name, Node node, List<String> allowed) {
    Entry self = new Entry(source, name, node);
    if (!(node instanceof MappingNode mapping)) {
      throw self.wrong("must have keys: " + String.join(", ", allowed));
    }
    Section section = new Section(self);
    for (NodeTuple tuple : mapping.getValue()) {
      section.add(source, tuple, allowed);
    }
    return section;
  }

  private void add(String source, NodeTuple tuple, List<String> allowed) {
    String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    Entry place = new Entry(source, "key '" + key + "'", tuple.getKeyNode());
    if (!allowed.contains(key)) {
      String near = nearest(key, allowed);
      throw place.wrong(
          "is not known here%s; allowed are %s"
              .formatted(
                  near == null ? "" : ", did you mean '" + near + "'?",
                  String.join(", ", allowed)));
    }
    if (members.put(key, new Entry(source, key, tuple.getValueNode())) != null) {
      throw place.wrong("stands here twice");
    }
  }

  ConfigException wrong(String what) {
    return self.wrong(what);
  }

  boolean has(String key) {
    return members.containsKey(key);
  }

  Optional<Entry> find(String key) {
    return Optional.ofNullable(members.get(key));
  }

  Entry need(String key) {
    Entry member = members.get(key);
    if (member == null) {
      throw wrong("needs the key '" + key + "'");
    }
    return member;
  }

  /** What a member says, or else the default. */
  <T> T or(String key, Function<Entry, T> read, T otherwise) {
    Entry member = members.get(key);
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
