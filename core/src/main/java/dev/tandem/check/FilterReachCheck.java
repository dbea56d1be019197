package dev.tandem.check;

import dev.tandem.compile.ResolvedLeg;
import dev.tandem.compile.Severity;
import dev.tandem.filter.FilterReach;
import dev.tandem.map.Direction;

/** Filters that let no row pass, or all of them (FLT-2, FLT-4). */
final class FilterReachCheck implements MapCheck {

  @Override
  public void check(ResolvedLeg leg, Findings findings) {
    for (Direction direction : Direction.values()) {
      leg.filter(direction)
          .map(filter -> FilterReach.of(filter, leg.source(direction)))
          .ifPresent(reach -> check(reach, direction, findings));
    }
  }

  private static void check(FilterReach reach, Direction direction, Findings findings) {
    if (reach.never()) {
      findings.addForFilter(
          direction,
          CheckCode.TDM4107,
          Severity.WARNING,
          "%s: the filter lets no row pass".formatted(direction),
          "correct the filter, or make the fields one-way if nothing is to travel");
    } else if (reach.always()) {
      findings.addForFilter(
          direction,
          CheckCode.TDM4108,
          Severity.WARNING,
          "%s: the filter lets every row pass that has a value in the columns it compares"
              .formatted(direction),
          "clear the filter, or correct the condition that was meant");
    }
  }
}
