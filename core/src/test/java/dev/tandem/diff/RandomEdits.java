package dev.tandem.diff;

import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.MapVersion;
import dev.tandem.map.SyncDirection;
import dev.tandem.map.Transform;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What people do to a map, one after another. */
final class RandomEdits {
  private RandomEdits() {}

  /** A few edits in a row. */
  static Arbitrary<UnaryOperator<DualWriteMap>> edits() {
    return edit()
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(
            list ->
                map -> {
                  DualWriteMap edited = map;
                  for (UnaryOperator<DualWriteMap> edit : list) {
                    edited = edit.apply(edited);
                  }
                  return edited;
                });
  }

  private static Arbitrary<UnaryOperator<DualWriteMap>> edit() {
    Arbitrary<Integer> at = Arbitraries.integers().between(0, 5);
    Arbitrary<UnaryOperator<DualWriteMap>> add =
        Combinators.combine(at, RandomMaps.pair())
            .as((i, pair) -> pairs(list -> list.add(Math.min(i, list.size()), pair)));
    Arbitrary<UnaryOperator<DualWriteMap>> remove = at.map(i -> one(i, List::remove));
    Arbitrary<UnaryOperator<DualWriteMap>> replace =
        Combinators.combine(at, RandomMaps.pair())
            .as((i, pair) -> one(i, (list, index) -> list.set(index, pair)));
    Arbitrary<UnaryOperator<DualWriteMap>> direct =
        Combinators.combine(at, Arbitraries.of(SyncDirection.class))
            .as(
                (i, way) ->
                    one(i, (list, index) -> list.set(index, directed(list.get(index), way))));
    Arbitrary<UnaryOperator<DualWriteMap>> transform =
        Combinators.combine(at, RandomMaps.transform().list().ofMaxSize(2))
            .as(
                (i, some) ->
                    one(
                        i,
                        (list, index) ->
                            list.set(index, RandomMaps.withTransforms(list.get(index), some))));
    Arbitrary<UnaryOperator<DualWriteMap>> entry =
        Combinators.combine(at, Arbitraries.of("yes", "no", "new"), Arbitraries.of("1", "0", "2"))
            .as(
                (i, key, value) ->
                    one(
                        i,
                        (list, index) -> list.set(index, withEntry(list.get(index), key, value))));
    Arbitrary<UnaryOperator<DualWriteMap>> swap =
        at.map(i -> one(i, (list, index) -> list.add(list.remove(index))));
    Arbitrary<UnaryOperator<DualWriteMap>> filter =
        Arbitraries.of("", "a eq 1", "a eq 2 and b eq 1")
            .map(text -> legs(leg -> filtered(leg, text)));
    Arbitrary<UnaryOperator<DualWriteMap>> version =
        Arbitraries.of("1.0.0.1", "1.0.0.9").map(text -> map -> versioned(map, text));
    return Arbitraries.oneOf(
        List.of(add, remove, replace, direct, transform, entry, entry, swap, filter, version));
  }

  /** Changes one pair of a list. */
  private interface PairEdit {
    Object at(List<FieldMapping> pairs, int index);
  }

  private static UnaryOperator<DualWriteMap> one(int index, PairEdit edit) {
    return pairs(
        list -> {
          if (!list.isEmpty()) {
            edit.at(list, index % list.size());
          }
        });
  }

  private static UnaryOperator<DualWriteMap> pairs(Consumer<List<FieldMapping>> change) {
    return map -> {
      if (map.legs().isEmpty()) {
        return map;
      }
      List<FieldMapping> pairs = new ArrayList<>(map.leg().fieldMappings());
      change.accept(pairs);
      return RandomMaps.withPairs(map, pairs);
    };
  }

  private static UnaryOperator<DualWriteMap> legs(UnaryOperator<Leg> change) {
    return map -> RandomMaps.withLegs(map, map.legs().stream().map(change).toList());
  }

  private static FieldMapping directed(FieldMapping pair, SyncDirection way) {
    return new FieldMapping(
        way,
        pair.sourceField(),
        pair.destinationField(),
        pair.relatedEntity(),
        pair.transforms(),
        pair.systemGenerated(),
        pair.original());
  }

  private static FieldMapping withEntry(FieldMapping pair, String key, String value) {
    List<Transform> transforms = new ArrayList<>();
    for (Transform transform : pair.transforms()) {
      if (transform instanceof Transform.ValueMap values) {
        List<Transform.ValueMap.Entry> entries = new ArrayList<>(values.entries());
        entries.removeIf(entry -> entry.finance().equals(key));
        entries.add(new Transform.ValueMap.Entry(key, value));
        transforms.add(
            new Transform.ValueMap(entries, values.createValuesOnDestination(), values.original()));
      } else {
        transforms.add(transform);
      }
    }
    return RandomMaps.withTransforms(pair, transforms);
  }

  private static Leg filtered(Leg leg, String filter) {
    return new Leg(
        leg.id(),
        leg.sourceSchema(),
        leg.destinationSchema(),
        leg.sourceFilter(),
        filter,
        leg.fieldMappings(),
        leg.original());
  }

  private static DualWriteMap versioned(DualWriteMap map, String version) {
    return new DualWriteMap(
        map.name(),
        map.displayName(),
        map.uniqueName(),
        MapVersion.parse(version),
        map.properties(),
        map.legs(),
        map.original());
  }
}
