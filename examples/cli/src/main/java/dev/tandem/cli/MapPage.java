package dev.tandem.cli;

import dev.tandem.compile.Compilation;
import dev.tandem.compile.MapIssue;
import dev.tandem.compile.Severity;
import dev.tandem.map.Direction;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.projectops.CatalogueEntry;
import dev.tandem.projectops.PairOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One map as lines of text. */
final class MapPage {
  private final ChosenMap chosen;
  private final DualWriteMap map;
  private final boolean full;
  private final boolean listIssues;
  private final List<String> lines = new ArrayList<>();

  /**
   * A page of a map.
   *
   * @param full whether value maps are shown whole
   * @param listIssues whether warnings and notes are listed and not only counted
   */
  MapPage(ChosenMap chosen, boolean full, boolean listIssues) {
    this.chosen = chosen;
    this.map = chosen.map();
    this.full = full;
    this.listIssues = listIssues;
  }

  List<String> lines() {
    lines.add(title());
    addFacts();
    map.legs().forEach(this::addLeg);
    addIssues(chosen.compile());
    return lines;
  }

  private String title() {
    CatalogueEntry entry = chosen.entry();
    String display = map.displayName();
    return entry != null ? entry.name() : display != null ? display : map.name();
  }

  private void addFacts() {
    CatalogueEntry entry = chosen.entry();
    fact("map", map.name());
    if (entry != null) {
      fact("id", entry.id());
    }
    fact("version", version(entry));
    fact("travels", Words.directions(map));
    if (!map.properties().description().isBlank()) {
      fact("description", map.properties().description().strip());
    }
    if (entry != null && !entry.provenance().isEmpty()) {
      fact("pairs", origins(entry));
    }
  }

  private String version(@Nullable CatalogueEntry entry) {
    Object own = entry == null ? map.version() : entry.version();
    String latest =
        entry == null || entry.latestVersion() == null
            ? ""
            : " (latest known " + entry.latestVersion() + ")";
    return (own == null ? "not stated" : own) + latest;
  }

  private static String origins(CatalogueEntry entry) {
    return "%d, of which %d documented, %d by name, %d inferred"
        .formatted(
            entry.provenance().size(),
            entry.pairs(PairOrigin.DOCUMENTED),
            entry.pairs(PairOrigin.NAME_MATCH),
            entry.pairs(PairOrigin.INFERRED));
  }

  private void addLeg(Leg leg) {
    fact("finance", leg.sourceSchema());
    fact("Dataverse", leg.destinationSchema());
    for (Direction direction : Direction.values()) {
      String filter = leg.filter(direction);
      if (!filter.isBlank()) {
        fact("filter", Words.direction(direction) + " where " + filter.strip());
      }
    }
    lines.add("");
    TextTable table =
        TextTable.of("#", "Finance field", "", "Dataverse field", "Lookup", "Transforms");
    table.right(0);
    int number = 0;
    for (FieldMapping field : leg.fieldMappings()) {
      table.add(
          ++number,
          nameOr(field.sourceField()),
          field.symbol(),
          nameOr(field.destinationField()),
          lookup(leg, field),
          Transforms.text(field.transforms(), full));
    }
    lines.addAll(table.lines());
  }

  private static String nameOr(String field) {
    return field.isBlank() ? "(none)" : field.strip();
  }

  private String lookup(Leg leg, FieldMapping field) {
    return String.join(" or ", LookupWords.targets(leg, field, chosen.catalogs()));
  }

  private void addIssues(Compilation compilation) {
    List<MapIssue> issues = compilation.issues();
    lines.add("");
    lines.add(
        "issues: errors %d, warnings %d, notes %d%s"
            .formatted(
                count(issues, Severity.ERROR),
                count(issues, Severity.WARNING),
                count(issues, Severity.NOTE),
                chosen.catalogs() == null ? " (compiled without schemas)" : ""));
    issues.stream()
        .filter(issue -> listIssues || issue.severity() == Severity.ERROR)
        .forEach(issue -> lines.add("  " + issue.display()));
  }

  private static long count(List<MapIssue> issues, Severity severity) {
    return issues.stream().filter(issue -> issue.severity() == severity).count();
  }

  private void fact(String name, String value) {
    String line = value.replaceAll("\\s*\\R\\s*", " ");
    lines.add(String.format(Locale.ROOT, "  %-12s %s", name, line));
  }
}
