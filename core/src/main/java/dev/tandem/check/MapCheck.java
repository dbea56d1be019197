package dev.tandem.check;

import dev.tandem.compile.ResolvedLeg;

/** One family of checks over one map. Stateless. */
interface MapCheck {

  /** Says what it has to say about a leg. */
  void check(ResolvedLeg leg, Findings findings);
}
