package dev.tandem.check;

import dev.tandem.compile.Severity;
import dev.tandem.map.DualWriteMap;
import java.util.List;
import java.util.Map;

/** Marks of a merge that are still in the map. */
final class ConflictCheck {
  private ConflictCheck() {}

  static void check(DualWriteMap map, Findings findings) {
    Object marks = map.original().properties().get(DualWriteMap.OPEN_CONFLICTS);
    if (marks instanceof List<?> list) {
      for (Object mark : list) {
        findings.addForProperty(
            DualWriteMap.OPEN_CONFLICTS,
            CheckCode.TDM4119,
            Severity.ERROR,
            message(mark),
            "settle it in the map, then delete its entry of " + DualWriteMap.OPEN_CONFLICTS);
      }
    }
  }

  private static String message(Object mark) {
    if (mark instanceof Map<?, ?> says) {
      return "a merge left a conflict at %s (%s): before %s, ours %s, theirs %s"
          .formatted(
              says.get("place"),
              says.get("conflict"),
              says.get("base"),
              says.get("ours"),
              says.get("theirs"));
    }
    return "a merge left a conflict: " + mark;
  }
}
