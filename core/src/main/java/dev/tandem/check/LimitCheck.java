package dev.tandem.check;

import dev.tandem.compile.ResolvedField;
import dev.tandem.compile.ResolvedLeg;
import dev.tandem.compile.Severity;
import dev.tandem.map.Direction;
import dev.tandem.spi.schema.FieldType;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What initial sync of the platform cannot read (LKP-11, TYP-9). */
final class LimitCheck implements MapCheck {
  private static final int MOST_LOOKUPS = 10;

  @Override
  public void check(ResolvedLeg leg, Findings findings) {
    Set<String> lookups = new TreeSet<>();
    for (ResolvedField field : leg.fields()) {
      if (field.travels(Direction.TO_FINANCE) && field.isLookup()) {
        Optional.ofNullable(field.column())
            .ifPresent(column -> lookups.add(column.name().toLowerCase(Locale.ROOT)));
      }
      timeOfDay(field, findings);
    }
    if (lookups.size() > MOST_LOOKUPS) {
      findings.add(
          CheckCode.TDM4112,
          Severity.WARNING,
          "the map reads %d lookups of Dataverse, %s; initial sync from there takes %d at most"
              .formatted(lookups.size(), String.join(", ", lookups), MOST_LOOKUPS),
          "fill finance in several passes, or from finance; live sync is not affected");
    }
  }

  private static void timeOfDay(ResolvedField field, Findings findings) {
    boolean time =
        field.sourceType(Direction.TO_DATAVERSE) instanceof FieldType.TimeOfDay
            && field.travels(Direction.TO_DATAVERSE);
    if (time) {
      findings.add(
          field,
          CheckCode.TDM4115,
          Severity.NOTE,
          "initial sync turns a time of day into text, which its column refuses",
          "take the pair out while initial sync runs; live sync is not affected");
    }
  }
}
