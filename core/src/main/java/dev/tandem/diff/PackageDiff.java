package dev.tandem.diff;

import dev.tandem.map.DualWriteMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What two sets of maps differ in, map by map. Maps are the same by the unique name of their
 * record, else by the name of the mapping, those of one name in their order; two single maps are
 * always compared (MAP-3). Immutable.
 *
 * @param maps one entry per map, in the order of the new set; what is gone stands behind
 */
public record PackageDiff(List<Entry> maps) {

  /**
   * One map of the sets.
   *
   * @param name its name
   * @param old the old map, null when it is new
   * @param now the new map, null when it is gone
   * @param changes what differs; empty when it is new, gone or alike
   */
  public record Entry(
      String name,
      @Nullable DualWriteMap old,
      @Nullable DualWriteMap now,
      List<MapChange> changes) {
    public Entry {
      changes = List.copyOf(changes);
    }

    /** Whether the map is new, gone or changed. */
    public boolean differs() {
      return old == null || now == null || !changes.isEmpty();
    }
  }

  public PackageDiff {
    maps = List.copyOf(maps);
  }

  /** Compares two sets. */
  public static PackageDiff between(List<DualWriteMap> old, List<DualWriteMap> now) {
    boolean single = old.size() == 1 && now.size() == 1;
    List<String> before = single ? List.of("") : names(old);
    List<String> after = single ? List.of("") : names(now);
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      int at = before.indexOf(after.get(i));
      entries.add(entry(at < 0 ? null : old.get(at), now.get(i)));
    }
    for (int i = 0; i < old.size(); i++) {
      if (!after.contains(before.get(i))) {
        entries.add(entry(old.get(i), null));
      }
    }
    return new PackageDiff(entries);
  }

  private static List<String> names(List<DualWriteMap> maps) {
    return Frame.numbered(
        maps.stream()
            .map(map -> Objects.requireNonNullElse(map.uniqueName(), map.name()))
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .toList());
  }

  private static Entry entry(@Nullable DualWriteMap old, @Nullable DualWriteMap now) {
    DualWriteMap named = now != null ? now : Objects.requireNonNull(old, "one of the two");
    List<MapChange> changes =
        old == null || now == null ? List.of() : MapDiff.between(old, now).changes();
    return new Entry(named.name(), old, now, changes);
  }

  /** Whether any map differs. */
  public boolean isEmpty() {
    return maps.stream().noneMatch(Entry::differs);
  }
}
