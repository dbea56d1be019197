package dev.tandem.compile;

import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.Original;
import dev.tandem.map.SyncDirection;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be said of a map without looking at any field (JSON-2, UND-43, UND-44). */
final class StructureCheck {
  private StructureCheck() {}

  static void check(DualWriteMap map, Issues issues) {
    if (map.legs().size() != 1) {
      issues.add(
          IssueCode.TDM4001,
          Severity.ERROR,
          "the map has %d legs, expected exactly one".formatted(map.legs().size()),
          "split it into one map per pair of entity and table");
      return;
    }
    Leg leg = map.leg();
    environment(map.original(), "leftEnvironmentType", "AX", issues);
    environment(map.original(), "centerEnvironmentType", "CRM", issues);
    environment(leg.original(), "sourceEnvironmentType", "AX", issues);
    environment(leg.original(), "destinationEnvironmentType", "CRM", issues);
    boolean travels =
        leg.fieldMappings().stream()
            .map(FieldMapping::direction)
            .anyMatch(direction -> direction != SyncDirection.UNKNOWN);
    if (!travels) {
      issues.add(IssueCode.TDM4019, Severity.ERROR, "no field travels", "map at least one field");
    }
  }

  private static void environment(Original part, String property, String expected, Issues issues) {
    String found = text(part.properties(), property);
    boolean fits =
        found == null
            || found.isBlank()
            || found.equalsIgnoreCase(expected)
            || (expected.equals("CRM") && found.toUpperCase(Locale.ROOT).contains("CDS"));
    if (!fits) {
      issues.add(
          IssueCode.TDM4003,
          Severity.ERROR,
          "%s is %s, expected %s".formatted(property, found, expected),
          "put finance (AX) at the source and Dataverse (CRM) at the destination");
    }
  }

  private static @Nullable String text(Map<String, @Nullable Object> properties, String name) {
    for (Map.Entry<String, @Nullable Object> property : properties.entrySet()) {
      if (property.getKey().equalsIgnoreCase(name) && property.getValue() instanceof String text) {
        return text;
      }
    }
    return null;
  }
}
