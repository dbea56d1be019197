package dev.tandem.check;

import dev.tandem.compile.ResolvedField;
import dev.tandem.compile.ResolvedLeg;
import dev.tandem.compile.Severity;
import dev.tandem.map.Transform.DefaultValue;
import dev.tandem.map.Transform.Truncate;
import dev.tandem.map.Transform.ValueMap;
import dev.tandem.map.Transform.ValueMap.Entry;
import java.util.ArrayList;
import java.util.List;

/**
 * Two-way fields whose value may come back as another (f after g after f is not f). What values two
 * finance values share is the compiler's TDM4010, what types lose is TDM4106.
 */
final class RoundTripCheck implements MapCheck {

  @Override
  public void check(ResolvedLeg leg, Findings findings) {
    for (ResolvedField field : leg.fields()) {
      boolean twoEnds = field.finance() != null && field.value() != null;
      List<String> losses = field.travelsBothWays() && twoEnds ? losses(field) : List.of();
      if (!losses.isEmpty()) {
        findings.add(
            field,
            CheckCode.TDM4109,
            Severity.NOTE,
            "a value may come back as another: " + String.join("; ", losses),
            "let the pair travel one way, or accept that the other side overwrites");
      }
    }
  }

  private static List<String> losses(ResolvedField field) {
    List<String> losses = new ArrayList<>();
    field
        .transform(DefaultValue.class)
        .ifPresent(value -> losses.add("blank comes back as \"" + value.literal() + "\""));
    field
        .transform(Truncate.class)
        .ifPresent(cut -> losses.add("text comes back cut to " + cut.length() + " characters"));
    field
        .transform(ValueMap.class)
        .map(RoundTripCheck::cleared)
        .filter(values -> values.size() > 1)
        .ifPresent(values -> losses.add("cleared are all of " + String.join(", ", values)));
    return losses;
  }

  private static List<String> cleared(ValueMap map) {
    return map.entries().stream()
        .filter(entry -> entry.dataverse() == null)
        .map(Entry::finance)
        .map(value -> "\"" + value + "\"")
        .toList();
  }
}
