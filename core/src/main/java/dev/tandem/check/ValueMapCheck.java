package dev.tandem.check;

import dev.tandem.compile.NearMembers;
import dev.tandem.compile.ResolvedField;
import dev.tandem.compile.ResolvedLeg;
import dev.tandem.compile.Severity;
import dev.tandem.filter.FilterReach;
import dev.tandem.map.Direction;
import dev.tandem.map.Transform.ValueMap;
import dev.tandem.map.Transform.ValueMap.Entry;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether value maps cover what their source can hold, and nothing else (section 1.7). */
final class ValueMapCheck implements MapCheck {
  private static final String CLEARED = "\n";

  @Override
  public void check(ResolvedLeg leg, Findings findings) {
    for (ResolvedField field : leg.fields()) {
      ValueMap map = field.transform(ValueMap.class).orElse(null);
      if (map != null) {
        for (Direction direction : Direction.values()) {
          if (field.travels(direction)) {
            total(leg, field, map, direction, findings);
            unused(field, map, direction, findings);
          }
        }
        merged(field, map, findings);
      }
    }
  }

  private static void total(
      ResolvedLeg leg, ResolvedField field, ValueMap map, Direction direction, Findings findings) {
    FieldType type = field.sourceType(direction);
    List<String> missing =
        Members.of(type).orElse(List.of()).stream()
            .filter(
                member ->
                    map.entries().stream()
                        .noneMatch(entry -> Members.isFor(entry, direction, member)))
            .filter(member -> mayTravel(leg, field, direction, member))
            .map(member -> Members.words(type, member))
            .toList();
    if (!missing.isEmpty()) {
      boolean text = field.targetType(direction) instanceof FieldType.Text;
      findings.add(
          field,
          CheckCode.TDM4101,
          text ? Severity.NOTE : Severity.WARNING,
          "%s: the value map has no entry for %s".formatted(direction, String.join(", ", missing)),
          text
              ? "they arrive unchanged; add entries if that is not meant"
              : "such values pass unchanged, and rows whose column refuses them are rejected; add"
                  + " entries, or leave such rows out by the filter");
    }
  }

  /** A member that the filter leaves out needs no entry. */
  private static boolean mayTravel(
      ResolvedLeg leg, ResolvedField field, Direction direction, String member) {
    ColumnSchema source = field.source(direction);
    boolean behindLookup = direction == Direction.TO_FINANCE && field.isLookup();
    return source == null
        || behindLookup
        || leg.filter(direction)
            .map(filter -> FilterReach.of(filter, leg.source(direction)))
            .map(reach -> reach.mayPass(source.name(), member))
            .orElse(true);
  }

  /** Both ends of a two-way pair are results as well, and the compiler checks those. */
  private static void unused(
      ResolvedField field, ValueMap map, Direction direction, Findings findings) {
    Optional<List<String>> members = Members.of(field.sourceType(direction));
    if (members.isEmpty() || field.travelsBothWays()) {
      return;
    }
    List<String> never =
        map.entries().stream()
            .flatMap(entry -> Optional.ofNullable(Members.key(entry, direction)).stream())
            .filter(key -> !key.isBlank())
            .filter(key -> members.get().stream().noneMatch(member -> Members.means(key, member)))
            .toList();
    if (!never.isEmpty()) {
      findings.add(
          field,
          CheckCode.TDM4103,
          Severity.WARNING,
          "%s: the value map has entries for %s, which the source never holds"
              .formatted(direction, quoted(never)),
          meant(field.sourceType(direction), never)
              + "correct them, take them out, or refresh the schema if they are new");
    }
  }

  private static String meant(FieldType type, List<String> never) {
    return never.stream()
        .map(key -> Map.entry(key, NearMembers.question(type, key)))
        .filter(each -> !each.getValue().isEmpty())
        .map(each -> "\"%s\": %s ".formatted(each.getKey(), each.getValue()))
        .collect(Collectors.joining());
  }

  private static void merged(ResolvedField field, ValueMap map, Findings findings) {
    if (field.travels(Direction.TO_FINANCE)) {
      return;
    }
    Map<String, List<Entry>> byResult = new LinkedHashMap<>();
    for (Entry entry : map.entries()) {
      String result = entry.dataverse();
      String folded = result == null ? CLEARED : result.toLowerCase(Locale.ROOT);
      byResult.merge(
          folded,
          List.of(entry),
          (before, more) -> Stream.concat(before.stream(), more.stream()).toList());
    }
    byResult.values().stream()
        .filter(entries -> entries.size() > 1)
        .forEach(
            entries ->
                findings.add(
                    field,
                    CheckCode.TDM4102,
                    Severity.NOTE,
                    "finance values %s become one Dataverse value, %s"
                        .formatted(
                            quoted(entries.stream().map(Entry::finance).toList()),
                            entries.get(0).dataverse()),
                    "nothing, if Dataverse need not tell them apart"));
  }

  private static String quoted(List<String> texts) {
    return texts.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(", "));
  }
}
