package dev.tandem.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.Transform;
import dev.tandem.map.format.MapReader;
import dev.tandem.map.format.MapWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of comparing maps; jqwik keeps the seed of a run that failed. */
class MapDiffProperties {
  @Provide
  Arbitrary<DualWriteMap> maps() {
    return RandomMaps.maps();
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE) // JSON-1, QRK-9: as wild as files get
  void holdsForWildMappings(@ForAll("wild") DualWriteMap old, @ForAll("wild") DualWriteMap now) {
    assertThat(MapDiff.between(old, old).changes()).isEmpty();
    DualWriteMap applied = MapDiff.between(old, now).applyTo(old);
    assertThat(MapDiff.between(applied, now).changes()).isEmpty();
  }

  @Provide
  Arbitrary<DualWriteMap> wild() {
    return WildMaps.maps();
  }

  @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
  void applyingADiffGivesTheNewMap(
      @ForAll("maps") DualWriteMap old, @ForAll("maps") DualWriteMap now) {
    MapDiff diff = MapDiff.between(old, now);
    DualWriteMap applied = diff.applyTo(old);
    assertThat(MapDiff.between(applied, now).changes()).isEmpty();
    assertThat(Oracle.meaning(applied)).isEqualTo(Oracle.meaning(now));
  }

  @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
  void mapsOfDifferentMeaningDiffer(
      @ForAll("maps") DualWriteMap old, @ForAll("maps") DualWriteMap now) {
    Assume.that(!Oracle.meaning(old).equals(Oracle.meaning(now)));
    assertThat(MapDiff.between(old, now).isEmpty()).isFalse();
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE) // QRK-2, QRK-10, JSON-5
  void writingAgainIsNoDifference(@ForAll("maps") DualWriteMap map) {
    String json =
        MapWriter.toJson(map)
            .replaceAll("\"syncDirection\": ([123])", "\"SyncDirection\" : \"$1\"");
    DualWriteMap read = MapReader.parse("again", json.getBytes(StandardCharsets.UTF_8));
    DualWriteMap again =
        new DualWriteMap(
            read.name(),
            map.displayName(),
            map.uniqueName(),
            map.version(),
            map.properties(),
            read.legs(),
            read.original());
    assertThat(MapDiff.between(map, again).changes()).isEmpty();
    assertThat(MapDiff.between(again, map).changes()).isEmpty();
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE) // JSON-7
  void movedPairsAndOtherCaseAreNoDifference(@ForAll("maps") DualWriteMap map, @ForAll long order) {
    Assume.that(map.legs().size() == 1);
    Random random = new Random(order);
    List<FieldMapping> pairs = new ArrayList<>();
    Set<String> finance = new HashSet<>();
    for (FieldMapping pair : map.leg().fieldMappings()) {
      if (finance.add(pair.sourceField().toUpperCase(Locale.ROOT))) {
        pairs.add(pair);
      }
    }
    DualWriteMap plain = RandomMaps.withPairs(map, pairs);
    Collections.shuffle(pairs, random);
    pairs.replaceAll(pair -> moved(pair, random));
    assertThat(MapDiff.between(plain, RandomMaps.withPairs(map, pairs)).changes()).isEmpty();
  }

  private static FieldMapping moved(FieldMapping pair, Random random) {
    List<Transform> transforms = new ArrayList<>();
    for (Transform transform : pair.transforms()) {
      if (transform instanceof Transform.ValueMap values) {
        Set<String> seen = new HashSet<>();
        boolean oneToOne =
            values.entries().stream()
                .allMatch(entry -> seen.add(Meanings.lookedUp(entry.dataverse())));
        List<Transform.ValueMap.Entry> entries = new ArrayList<>(values.entries());
        if (oneToOne) {
          Collections.shuffle(entries, random);
        }
        transforms.add(
            new Transform.ValueMap(entries, values.createValuesOnDestination(), values.original()));
      } else {
        transforms.add(transform);
      }
    }
    return new FieldMapping(
        pair.direction(),
        pair.sourceField().toLowerCase(Locale.ROOT),
        pair.destinationField().toUpperCase(Locale.ROOT),
        pair.relatedEntity(),
        transforms,
        pair.systemGenerated(),
        pair.original());
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void movedLegsAreNoDifference(@ForAll("maps") DualWriteMap map) {
    Set<String> ids = new HashSet<>();
    Assume.that(map.legs().stream().map(Leg::id).allMatch(ids::add));
    List<Leg> legs = new ArrayList<>(map.legs());
    Collections.reverse(legs);
    assertThat(MapDiff.between(map, RandomMaps.withLegs(map, legs)).changes()).isEmpty();
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void everyChangeTellsItsPlaceAndBothSides(
      @ForAll("maps") DualWriteMap old, @ForAll("maps") DualWriteMap now) {
    MapDiff forth = MapDiff.between(old, now);
    MapDiff back = MapDiff.between(now, old);
    assertThat(forth.changes()).hasSameSizeAs(back.changes());
    for (MapChange change : forth.changes()) {
      assertThat(change.place().display()).isNotEmpty();
      assertThat(back.changes())
          .anyMatch(
              other ->
                  other.place().equals(change.place())
                      && Objects.equals(other.before(), change.after())
                      && Objects.equals(other.after(), change.before()));
    }
  }
}
