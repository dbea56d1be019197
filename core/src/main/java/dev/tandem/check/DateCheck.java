package dev.tandem.check;

import dev.tandem.compile.ResolvedField;
import dev.tandem.compile.ResolvedLeg;
import dev.tandem.compile.Severity;
import dev.tandem.map.Direction;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.FieldType.DateOnly;
import dev.tandem.spi.schema.FieldType.DateTime;
import dev.tandem.spi.schema.FieldType.DateTimeBehavior;
import org.jspecify.annotations.Nullable;

/** Dates against dates with time, and instants against wall clocks (TYP-8, UND-35). */
final class DateCheck implements MapCheck {

  @Override
  public void check(ResolvedLeg leg, Findings findings) {
    for (ResolvedField field : leg.fields()) {
      for (Direction direction : Direction.values()) {
        String loss = loss(field.sourceType(direction), field.targetType(direction));
        if (loss != null && field.travels(direction)) {
          findings.add(
              field,
              CheckCode.TDM4106,
              Severity.WARNING,
              direction + ": " + loss,
              "map a column of the same kind, or make sure that only the day matters");
        }
      }
    }
  }

  private static @Nullable String loss(FieldType from, FieldType to) {
    if (from instanceof DateTime source && to instanceof DateOnly) {
      return source.behavior() == DateTimeBehavior.INSTANT
          ? "a date with time becomes a date; the time is lost, and the day is that of UTC"
          : "a date with time becomes a date; the time is lost";
    } else if (from instanceof DateOnly && to instanceof DateTime) {
      return "a date becomes a date with time, midnight, and users of other time zones may see"
          + " another day";
    } else if (from instanceof DateTime source
        && to instanceof DateTime target
        && source.behavior() != target.behavior()) {
      return "an instant meets a wall-clock time; it may be shifted by the time zone";
    }
    return null;
  }
}
