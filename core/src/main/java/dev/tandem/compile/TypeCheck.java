package dev.tandem.compile;

import dev.tandem.map.Direction;
import dev.tandem.map.Transform;
import dev.tandem.spi.schema.FieldType;

/** Types, lengths and scales of both ends of a pair (section 1.8 of the behaviour reference). */
final class TypeCheck {
  private TypeCheck() {}

  static void check(LegScope scope, Issues issues) {
    for (Pair pair : scope.pairs()) {
      for (Direction direction : Direction.values()) {
        boolean carriesValue =
            pair.travels(direction) && pair.finance() != null && pair.dataverse() != null;
        if (carriesValue) {
          boolean toFinance = direction == Direction.TO_FINANCE;
          FieldType from = toFinance ? pair.dataverseType() : pair.financeType();
          FieldType to = toFinance ? pair.financeType() : pair.dataverseType();
          check(pair, direction, from, to, issues);
        }
      }
    }
  }

  private static void check(
      Pair pair, Direction direction, FieldType from, FieldType to, Issues issues) {
    if (pair.valueMap() == null) {
      fit(pair, direction, from, to, issues);
    }
    if (from instanceof FieldType.Text source
        && to instanceof FieldType.Text target
        && target.maxLength() >= 0
        && (source.maxLength() > target.maxLength())
        && pair.mapping().transforms().stream().noneMatch(Transform.Truncate.class::isInstance)) {
      issues.add(
          pair,
          IssueCode.TDM4017,
          Severity.NOTE,
          "%s: text of up to %d characters goes into %d"
              .formatted(direction, source.maxLength(), target.maxLength()),
          "longer values reject their row; add a truncate transform or widen the column");
    }
    if (from instanceof FieldType.Decimal source
        && to instanceof FieldType.Decimal target
        && target.scale() >= 0
        && source.scale() > target.scale()) {
      issues.add(
          pair,
          IssueCode.TDM4018,
          Severity.WARNING,
          "%s: %d digits after the point go into %d"
              .formatted(direction, source.scale(), target.scale()),
          "values with more digits reject their row; round at the source or compile with rounding");
    }
  }

  private static void fit(
      Pair pair, Direction direction, FieldType from, FieldType to, Issues issues) {
    TypePairs.Fit fit = TypePairs.fit(from, to);
    if (fit == TypePairs.Fit.ALWAYS) {
      return;
    }
    boolean never = fit == TypePairs.Fit.NEVER;
    issues.add(
        pair,
        IssueCode.DIPV1030,
        never ? Severity.ERROR : Severity.WARNING,
        "%s: %s into %s %s"
            .formatted(
                direction,
                TypePairs.words(from),
                TypePairs.words(to),
                never ? "never converts" : "converts only when the value happens to fit"),
        never ? "add a value map, or map another column" : "make sure that only such values occur");
  }
}
