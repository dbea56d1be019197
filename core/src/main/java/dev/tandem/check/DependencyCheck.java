package dev.tandem.check;

import dev.tandem.compile.ResolvedField;
import dev.tandem.compile.Severity;
import dev.tandem.map.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the maps of a set need of each other: referenced tables, and in which order (VAL-5). */
final class DependencyCheck {
  private final List<SetMember> members;
  private final Map<SetMember, Set<SetMember>> needs = new LinkedHashMap<>();

  private DependencyCheck(List<SetMember> members) {
    this.members = members;
  }

  /** Says to each map what it lacks; a set of one map lacks nothing. */
  static void check(List<SetMember> members) {
    DependencyCheck check = new DependencyCheck(members);
    members.forEach(check::collect);
    check.circles();
  }

  private void collect(SetMember member) {
    Set<SetMember> needed = new LinkedHashSet<>();
    Set<String> missing = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (ResolvedField field : member.leg().fields()) {
      List<SetMember> found =
          field.targets().stream().flatMap(table -> mapsOf(table).stream()).toList();
      if (field.travels(Direction.TO_DATAVERSE)) {
        needed.addAll(found);
      }
      if (found.isEmpty() && !field.targets().isEmpty() && members.size() > 1) {
        missing.add(String.join(" or ", field.targets()));
      }
    }
    needs.put(member, needed);
    missing.forEach(table -> missing(member, table));
  }

  private List<SetMember> mapsOf(String table) {
    return members.stream().filter(member -> member.leg().dataverse().isCalled(table)).toList();
  }

  private static void missing(SetMember member, String table) {
    member
        .findings()
        .add(
            CheckCode.TDM4111,
            Severity.WARNING,
            "the map refers to %s, and no map of the set is for that table".formatted(table),
            "add its map to the set, or make sure that its rows exist on both sides");
  }

  private void circles() {
    Set<SetMember> told = new LinkedHashSet<>();
    for (SetMember member : members) {
      List<SetMember> circle =
          members.stream()
              .filter(other -> reaches(member, other) && reaches(other, member))
              .toList();
      if (circle.contains(member) && told.add(member)) {
        told.addAll(circle);
        tell(member, circle);
      }
    }
  }

  private boolean reaches(SetMember from, SetMember to) {
    Set<SetMember> seen = new LinkedHashSet<>();
    List<SetMember> open = new ArrayList<>(needs.getOrDefault(from, Set.of()));
    while (!open.isEmpty()) {
      SetMember next = open.remove(open.size() - 1);
      if (seen.add(next)) {
        open.addAll(needs.getOrDefault(next, Set.of()));
      }
    }
    return seen.contains(to);
  }

  private static void tell(SetMember member, List<SetMember> circle) {
    String names =
        circle.stream()
            .map(each -> each.leg().dataverse().name().name())
            .distinct()
            .collect(Collectors.joining(", "));
    boolean self = circle.size() == 1;
    member
        .findings()
        .add(
            CheckCode.TDM4110,
            self ? Severity.NOTE : Severity.WARNING,
            self
                ? "rows of %s refer to rows of the same table".formatted(names)
                : "rows of %s refer to each other in a circle".formatted(names),
            "initial sync of the platform needs two runs, the first without these lookups; this"
                + " library defers them by itself");
  }
}
