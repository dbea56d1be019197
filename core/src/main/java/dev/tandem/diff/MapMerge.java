package dev.tandem.diff;

import dev.tandem.diff.MapConflict.Kind;
import dev.tandem.map.DualWriteMap;
import java.util.List;

/**
 * The merge of two maps that were made of one: Microsoft's old version as the base, your customised
 * copy, Microsoft's new version. What one side changed is taken over, unknown properties too; the
 * spelling and order of ours stays. Where both changed one thing differently, or one removed what
 * the other changed, ours stands and the conflict is named here and in the map: the property {@code
 * tandemConflicts} of the mapping lists what base, ours and theirs say. A map file with it is still
 * one that everything reads (JSON-1); delete the property once all is settled. Immutable and safe
 * for any thread.
 */
public final class MapMerge {
  private final DualWriteMap map;
  private final List<MapConflict> conflicts;
  private final boolean hasOpenConflicts;

  private MapMerge(DualWriteMap map, List<MapConflict> conflicts) {
    this.map = map;
    this.conflicts = List.copyOf(conflicts);
    hasOpenConflicts = !OpenConflicts.of(map).isEmpty();
  }

  /**
   * Merges.
   *
   * @throws dev.tandem.map.format.MapFormatException when a map was built in code with texts that
   *     no file can hold
   * @throws IllegalArgumentException when a value map has one finance value twice (TRF-12)
   */
  public static MapMerge of(DualWriteMap base, DualWriteMap ours, DualWriteMap theirs) {
    DualWriteMap was = Settled.of(base);
    DualWriteMap our = Settled.of(ours);
    DualWriteMap their = Settled.of(theirs);
    Frame frame = Frame.of(was, our, their);
    Facts ourFacts = MapFacts.of(our, frame);
    Facts theirFacts = MapFacts.of(their, frame);
    ThreeWay merge = new ThreeWay(MapFacts.of(was, frame), ourFacts, theirFacts);
    List<Assembly.Source> sources =
        List.of(new Assembly.Source(our, ourFacts), new Assembly.Source(their, theirFacts));
    DualWriteMap map = new Assembly(sources, merge.merged()).build();
    findOpenOrders(merge, MapFacts.of(Settled.of(map), Frame.of(was, our, their, map)));
    if (!merge.conflicts().isEmpty()) {
      merge
          .conflicts()
          .forEach(
              conflict ->
                  merge
                      .merged()
                      .put(
                          MapPlace.MAP.at(MapPart.OPEN_CONFLICT, conflict.place().display()),
                          Fact.of(OpenConflicts.mark(conflict))));
      map = new Assembly(sources, merge.merged()).build();
    }
    return new MapMerge(map, merge.conflicts());
  }

  /** What comes first follows from both sides' parts; where neither side said it, it is open. */
  private static void findOpenOrders(ThreeWay merge, Facts result) {
    result.places().stream()
        .filter(place -> place.part().isOrder())
        .filter(place -> !Fact.same(merge.merged().get(place), result.get(place)))
        .forEach(place -> merge.conflict(place, Kind.ORDER_UNDECIDED));
  }

  /** The merged map; where there are conflicts it says what ours says, and names them. */
  public DualWriteMap map() {
    return map;
  }

  /** The conflicts of this merge, in the order of our map. */
  public List<MapConflict> conflicts() {
    return conflicts;
  }

  /** Whether the merged map names conflicts: of this merge, or of one before that are left. */
  public boolean hasOpenConflicts() {
    return hasOpenConflicts;
  }
}
