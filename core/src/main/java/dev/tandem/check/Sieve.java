package dev.tandem.check;

import dev.tandem.compile.Severity;
import dev.tandem.map.FilePosition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Takes out what is suppressed, each by the file beside its map, and names what suppresses nothing.
 */
final class Sieve {
  private final int maps;
  private final Map<String, Set<Suppressions>> byFile = new TreeMap<>();
  private final Set<Suppressions> all = new LinkedHashSet<>();

  private Sieve(List<CheckedMap> checked) {
    maps = checked.size();
    for (CheckedMap map : checked) {
      byFile
          .computeIfAbsent(key(map.file(), map.map().name()), name -> new LinkedHashSet<>())
          .add(map.suppressions());
      all.add(map.suppressions());
    }
  }

  static Sieve of(List<CheckedMap> checked) {
    return new Sieve(checked);
  }

  private static String key(String file, String map) {
    return file + "\n" + map;
  }

  CheckReport report(List<Finding> findings) {
    List<Finding> left = new ArrayList<>();
    List<SuppressedFinding> suppressed = new ArrayList<>();
    Set<Suppression> used = new LinkedHashSet<>();
    for (Finding finding : findings) {
      List<Suppression> covering = covering(finding);
      if (covering.isEmpty()) {
        left.add(finding);
      } else {
        used.addAll(covering);
        suppressed.add(new SuppressedFinding(finding, covering.get(0)));
      }
    }
    for (Suppressions file : all) {
      file.entries().stream()
          .filter(entry -> !used.contains(entry))
          .forEach(entry -> left.add(unused(file, entry)));
    }
    return new CheckReport(maps, left, suppressed);
  }

  private List<Suppression> covering(Finding finding) {
    String key = key(finding.place().file(), finding.place().map());
    return byFile.getOrDefault(key, Set.of()).stream()
        .flatMap(file -> file.entries().stream())
        .filter(entry -> entry.covers(finding))
        .toList();
  }

  private static Finding unused(Suppressions file, Suppression entry) {
    String map = entry.map() == null ? "every map beside it" : entry.map();
    return new Finding(
        CheckCode.TDM4118.name(),
        Severity.NOTE,
        new FindingPlace(file.file(), FilePosition.UNKNOWN, "", map, 0, 0, entry.field()),
        "nothing is suppressed by the entry for %s, \"%s\"".formatted(entry.code(), entry.reason()),
        "take it out");
  }
}
