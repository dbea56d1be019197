package dev.tandem.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.map.DualWriteMap;
import dev.tandem.map.format.MapReader;
import dev.tandem.map.format.MapWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of merging maps; jqwik keeps the seed of a run that failed. */
class MapMergeProperties {
  @Provide
  Arbitrary<DualWriteMap> maps() {
    return RandomMaps.maps();
  }

  @Provide
  Arbitrary<DualWriteMap> wild() {
    return WildMaps.maps();
  }

  @Provide
  Arbitrary<UnaryOperator<DualWriteMap>> edits() {
    return RandomEdits.edits();
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void withAnUnchangedSideItIsTheOtherSide(
      @ForAll("maps") DualWriteMap base, @ForAll("maps") DualWriteMap changed) {
    requireSame(MapMerge.of(base, base, changed), changed);
    requireSame(MapMerge.of(base, changed, base), changed);
    requireSame(MapMerge.of(base, changed, changed), changed);
  }

  private static void requireSame(MapMerge merge, DualWriteMap expected) {
    assertThat(merge.conflicts()).isEmpty();
    assertThat(merge.hasOpenConflicts()).isFalse();
    assertThat(MapDiff.between(merge.map(), expected).changes()).isEmpty();
    assertThat(Oracle.meaning(merge.map())).isEqualTo(Oracle.meaning(expected));
  }

  /** No map that runs has one pair twice (DIPV1029). */
  private static boolean isSound(DualWriteMap map) {
    return map.legs().stream()
        .allMatch(
            leg ->
                leg.fieldMappings().stream()
                        .map(
                            pair ->
                                Meanings.name(pair.sourceField())
                                    + "\n"
                                    + Meanings.path(pair.destinationField()))
                        .distinct()
                        .count()
                    == leg.fieldMappings().size());
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void commutesUpToConflicts(
      @ForAll("maps") DualWriteMap base,
      @ForAll("edits") UnaryOperator<DualWriteMap> ours,
      @ForAll("edits") UnaryOperator<DualWriteMap> theirs) {
    DualWriteMap our = ours.apply(base);
    DualWriteMap their = theirs.apply(base);
    Assume.that(isSound(base) && isSound(our) && isSound(their));
    MapMerge one = MapMerge.of(base, our, their);
    MapMerge other = MapMerge.of(base, their, our);
    assertThat(one.conflicts().isEmpty()).isEqualTo(other.conflicts().isEmpty());
    if (one.conflicts().isEmpty()) {
      assertThat(MapDiff.between(one.map(), other.map()).changes()).isEmpty();
      assertThat(Oracle.meaning(one.map())).isEqualTo(Oracle.meaning(other.map()));
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE) // JSON-1
  void everyMergeIsAFileThatNamesItsConflicts(
      @ForAll("maps") DualWriteMap base,
      @ForAll("maps") DualWriteMap ours,
      @ForAll("maps") DualWriteMap theirs) {
    requireReadable(MapMerge.of(base, ours, theirs));
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE) // JSON-1
  void everyMergeOfWildMappingsIsAFile(
      @ForAll("wild") DualWriteMap base,
      @ForAll("wild") DualWriteMap ours,
      @ForAll("wild") DualWriteMap theirs) {
    requireReadable(MapMerge.of(base, ours, theirs));
  }

  private static void requireReadable(MapMerge merge) {
    String json = MapWriter.toJson(merge.map());
    DualWriteMap again = MapReader.parse("merged", json.getBytes(StandardCharsets.UTF_8));
    assertThat(MapWriter.toJson(again)).isEqualTo(json);
    assertThat(OpenConflicts.of(again)).hasSameSizeAs(merge.conflicts());
    assertThat(merge.hasOpenConflicts()).isEqualTo(!merge.conflicts().isEmpty());
    for (MapConflict conflict : merge.conflicts()) {
      assertThat(OpenConflicts.of(again)).containsKey(conflict.place().display());
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void aSettledConflictStaysSettled(
      @ForAll("maps") DualWriteMap base,
      @ForAll("edits") UnaryOperator<DualWriteMap> ours,
      @ForAll("edits") UnaryOperator<DualWriteMap> theirs) {
    DualWriteMap marked = MapMerge.of(base, ours.apply(base), theirs.apply(base)).map();
    DualWriteMap settled = MapMerge.of(base, ours.apply(base), ours.apply(base)).map();
    assertThat(MapMerge.of(marked, marked, settled).hasOpenConflicts()).isFalse();
    assertThat(MapMerge.of(marked, settled, marked).hasOpenConflicts()).isFalse();
    assertThat(MapMerge.of(base, marked, base).hasOpenConflicts())
        .isEqualTo(!OpenConflicts.of(marked).isEmpty());
  }
}
