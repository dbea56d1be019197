package dev.tandem.compile;

import dev.tandem.engine.ConversionOptions;
import dev.tandem.engine.plan.Planner;
import dev.tandem.map.Direction;
import dev.tandem.map.Transform;
import dev.tandem.map.Transform.ValueMap.Entry;
import dev.tandem.spi.schema.FieldType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Literals, value maps and unknown transforms (section 1.7 of the behaviour reference). */
final class TransformCheck {
  private TransformCheck() {}

  static void check(LegScope scope, ConversionOptions options, Issues issues) {
    for (Pair pair : scope.pairs()) {
      for (Transform transform : pair.mapping().transforms()) {
        if (transform instanceof Transform.ValueMap map) {
          valueMap(pair, map, options, issues);
        } else if (transform instanceof Transform.DefaultValue value) {
          literal(pair, value, options, issues);
        } else if (transform instanceof Transform.Unknown unknown) {
          issues.add(
              pair,
              IssueCode.TDM4007,
              Severity.WARNING,
              "transform type %s is not known; values pass unchanged".formatted(unknown.type()),
              "use ValueMap, Default or Truncate");
        }
      }
    }
  }

  private static void literal(
      Pair pair, Transform.DefaultValue value, ConversionOptions options, Issues issues) {
    String literal = value.literal();
    for (Direction direction : Direction.values()) {
      if (literal != null && pair.travels(direction)) {
        String misfit = Planner.misfit(literal, type(pair, direction), direction, options);
        if (misfit != null) {
          issues.add(
              pair,
              IssueCode.TDM4008,
              Severity.ERROR,
              "the default \"%s\" does not fit its column: %s".formatted(literal, misfit),
              "write a literal of the column's type");
        }
      }
    }
  }

  private static FieldType type(Pair pair, Direction direction) {
    return direction == Direction.TO_FINANCE ? pair.financeType() : pair.dataverseType();
  }

  private static void valueMap(
      Pair pair, Transform.ValueMap map, ConversionOptions options, Issues issues) {
    if (map.createValuesOnDestination()) {
      issues.add(
          pair,
          IssueCode.TDM4006,
          Severity.ERROR,
          "the value map asks to create missing choice values",
          "create them beforehand and set createValuesOnDestination to false");
    }
    for (Entry entry : map.entries()) {
      result(pair, Direction.TO_DATAVERSE, entry.dataverse(), options, issues);
      result(pair, Direction.TO_FINANCE, entry.finance(), options, issues);
    }
    if (pair.travels(Direction.TO_FINANCE)) {
      ambiguity(pair, map, issues);
    }
  }

  private static void result(
      Pair pair,
      Direction direction,
      @Nullable String literal,
      ConversionOptions options,
      Issues issues) {
    if (literal == null || literal.isBlank() || !pair.travels(direction)) {
      return;
    }
    String misfit = Planner.misfit(literal, type(pair, direction), direction, options);
    if (misfit != null) {
      String question = NearMembers.question(type(pair, direction), literal);
      issues.add(
          pair,
          IssueCode.TDM4009,
          Severity.WARNING,
          "the value map yields \"%s\": %s".formatted(literal, misfit),
          (question.isEmpty() ? "correct the value" : question + " Correct the value")
              + ", or refresh the schema if the option is new");
    }
  }

  private static void ambiguity(Pair pair, Transform.ValueMap map, Issues issues) {
    Map<String, List<Entry>> byValue = new LinkedHashMap<>();
    for (Entry entry : map.entries()) {
      String dataverse = entry.dataverse();
      if (dataverse != null) {
        byValue
            .computeIfAbsent(dataverse.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
            .add(entry);
      }
    }
    byValue.values().stream()
        .filter(entries -> entries.size() > 1)
        .forEach(entries -> ambiguity(pair, entries, issues));
  }

  /** The first that is not blank is used, or else the first (UND-8). */
  private static void ambiguity(Pair pair, List<Entry> entries, Issues issues) {
    Entry used =
        entries.stream()
            .filter(entry -> !entry.finance().isBlank())
            .findFirst()
            .orElse(entries.get(0));
    issues.add(
        pair,
        IssueCode.TDM4010,
        Severity.WARNING,
        "finance values %s share Dataverse value %s; towards finance \"%s\" is used"
            .formatted(
                entries.stream()
                    .map(entry -> "\"" + entry.finance() + "\"")
                    .collect(Collectors.joining(", ")),
                entries.get(0).dataverse(),
                used.finance()),
        "keep one of them, or let the pair travel to Dataverse only");
  }
}
