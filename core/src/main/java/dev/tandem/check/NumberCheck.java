package dev.tandem.check;

import dev.tandem.compile.ResolvedField;
import dev.tandem.compile.ResolvedLeg;
import dev.tandem.compile.Severity;
import dev.tandem.map.Direction;
import dev.tandem.map.Transform;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.FieldType.Decimal;
import dev.tandem.spi.schema.FieldType.DecimalKind;
import dev.tandem.spi.schema.FieldType.Whole;

/** Whether numbers fit where they go; digits after the point are the compiler's business. */
final class NumberCheck implements MapCheck {
  private static final int MONEY_DECIMALS = 4;

  @Override
  public void check(ResolvedLeg leg, Findings findings) {
    for (ResolvedField field : leg.fields()) {
      for (Direction direction : Direction.values()) {
        boolean mapped = field.transform(Transform.ValueMap.class).isPresent();
        if (field.travels(direction) && !mapped) {
          check(field, direction, findings);
        }
      }
    }
  }

  private static void check(ResolvedField field, Direction direction, Findings findings) {
    FieldType from = field.sourceType(direction);
    FieldType to = field.targetType(direction);
    if (from instanceof Whole source && to instanceof Whole target) {
      whole(field, direction, source, target, findings);
    } else if (from instanceof Decimal source && to instanceof Decimal target) {
      digits(field, direction, source, target, findings);
      money(field, direction, source, target, findings);
    }
  }

  private static void whole(
      ResolvedField field, Direction direction, Whole from, Whole to, Findings findings) {
    if (from.min() < to.min() || from.max() > to.max()) {
      narrower(
          field,
          direction,
          "numbers from %d to %d go into %d to %d"
              .formatted(from.min(), from.max(), to.min(), to.max()),
          findings);
    }
  }

  private static void digits(
      ResolvedField field, Direction direction, Decimal from, Decimal to, Findings findings) {
    boolean known =
        from.precision() >= 0 && from.scale() >= 0 && to.precision() >= 0 && to.scale() >= 0;
    int sent = from.precision() - from.scale();
    int kept = to.precision() - to.scale();
    boolean lower = from.min() != null && to.min() != null && from.min().compareTo(to.min()) < 0;
    boolean higher = from.max() != null && to.max() != null && from.max().compareTo(to.max()) > 0;
    if (known && sent > kept) {
      narrower(
          field,
          direction,
          "%d digits before the point go into %d".formatted(sent, kept),
          findings);
    } else if (lower || higher) {
      narrower(
          field,
          direction,
          "numbers from %s to %s go into %s to %s"
              .formatted(from.min(), from.max(), to.min(), to.max()),
          findings);
    }
  }

  private static void narrower(
      ResolvedField field, Direction direction, String what, Findings findings) {
    findings.add(
        field,
        CheckCode.TDM4104,
        Severity.NOTE,
        direction + ": " + what,
        "larger values reject their row; widen the column if they occur");
  }

  /** Where both scales are known the compiler compares them. */
  private static void money(
      ResolvedField field, Direction direction, Decimal from, Decimal to, Findings findings) {
    boolean mayCarryMore = from.scale() < 0 || from.scale() > MONEY_DECIMALS;
    boolean compared = from.scale() >= 0 && to.scale() >= 0 && from.scale() > to.scale();
    if (to.kind() == DecimalKind.MONEY && mayCarryMore && !compared) {
      findings.add(
          field,
          CheckCode.TDM4105,
          Severity.NOTE,
          "%s: a money column keeps %d decimals unless the organisation extended them, and the source"
                  .formatted(direction, MONEY_DECIMALS)
              + (from.scale() < 0 ? " does not say how many it has" : " has " + from.scale()),
          "round at the source, or compile with rounding; the extension cannot be undone");
    }
  }
}
