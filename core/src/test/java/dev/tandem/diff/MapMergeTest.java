package dev.tandem.diff;

import static dev.tandem.diff.MapDiffTest.NAME;
import static dev.tandem.diff.MapDiffTest.map;
import static dev.tandem.diff.MapDiffTest.values;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.diff.MapConflict.Kind;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.SyncDirection;
import dev.tandem.map.format.MapReader;
import dev.tandem.map.format.MapWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MapMergeTest {
  private static final FieldMapping ONE_WAY =
      FieldMapping.of(SyncDirection.FINANCE_TO_DATAVERSE, "NAME", "name");

  private static List<Kind> kinds(MapMerge merge) {
    return merge.conflicts().stream().map(MapConflict::kind).toList();
  }

  @Test
  void whatOneRemovedAndTheOtherChangedIsOneConflict() {
    DualWriteMap base = map(NAME, values(SyncDirection.BOTH, "Yes", "1"));
    DualWriteMap changed = map(ONE_WAY, values(SyncDirection.BOTH, "Yes", "1"));
    DualWriteMap removed = map(values(SyncDirection.BOTH, "Yes", "1"));
    MapMerge ours = MapMerge.of(base, removed, changed);
    assertThat(kinds(ours)).containsExactly(Kind.REMOVED_BY_OURS);
    assertThat(ours.map().leg().fieldMappings()).hasSize(1);
    MapMerge theirs = MapMerge.of(base, changed, removed);
    assertThat(kinds(theirs)).containsExactly(Kind.REMOVED_BY_THEIRS);
    assertThat(theirs.map().leg().fieldMappings().get(0).symbol()).isEqualTo(">");
  }

  @Test // MAP-19, DIPV1026
  void twoPairsThatFeedOneColumnAreAConflict() {
    FieldMapping other = FieldMapping.of(SyncDirection.FINANCE_TO_DATAVERSE, "ALIAS", "x");
    FieldMapping mine = FieldMapping.of(SyncDirection.FINANCE_TO_DATAVERSE, "NICK", "x");
    MapMerge merge = MapMerge.of(map(NAME), map(NAME, mine), map(NAME, other));
    assertThat(merge.conflicts())
        .containsExactly(
            new MapConflict(
                MapPlace.MAP.at(MapPart.LEG).at(MapPart.PAIR, "ALIAS - x"),
                Kind.FED_TWICE,
                null,
                null,
                "ALIAS > x"));
    assertThat(merge.map().leg().fieldMappings())
        .extracting(FieldMapping::sourceField)
        .containsExactly("NAME", "NICK");
  }

  @Test // UND-8, GAP-29
  void valuesOfBothSidesThatGoBackToOneAreAConflict() {
    MapMerge merge =
        MapMerge.of(
            map(values(SyncDirection.BOTH, "a", "1")),
            map(values(SyncDirection.BOTH, "a", "1", "mine", "2")),
            map(values(SyncDirection.BOTH, "a", "1", "theirs", "2")));
    assertThat(kinds(merge)).containsExactly(Kind.ORDER_UNDECIDED);
    assertThat(MapWriter.toJson(merge.map()))
        .contains("\"mine\": \"2\"")
        .contains("\"theirs\": \"2\"")
        .contains("\"the order is open\"");
  }

  @Test
  void legsOfOneIdKeepTheirOrderWhenTheirsIsInAnother() {
    DualWriteMap base = read("{\"legs\": [{\"id\": \"2\"}, {\"id\": \"1\"}]}");
    DualWriteMap theirs =
        read("{\"legs\": [{\"id\": \"1\"}, {\"id\": \"2\"}, {\"id\": \"1\", \"u\": 5}]}");
    DualWriteMap merged = MapMerge.of(base, base, theirs).map();
    assertThat(MapDiff.between(merged, theirs).changes()).isEmpty();
    assertThat(MapWriter.toJson(merged).replaceAll("\\s+", ""))
        .isEqualTo("{\"legs\":[{\"id\":\"2\"},{\"id\":\"1\"},{\"id\":\"1\",\"u\":5}]}");
  }

  @Test // JSON-1
  void keepsUnknownPropertiesOfBothSides() {
    DualWriteMap merged =
        MapMerge.of(
                read("{\"legs\": [{\"id\": \"1\", \"old\": 1.0}]}"),
                read("{\"mine\": null, \"legs\": [{\"id\": \"1\", \"old\": 1.00}]}"),
                read("{\"legs\": [{\"id\": \"1\", \"old\": 1.0, \"theirs\": {\"a\": [2]}}]}"))
            .map();
    assertThat(MapWriter.toJson(merged).replaceAll("\\s+", ""))
        .isEqualTo("{\"mine\":null,\"legs\":[{\"id\":\"1\",\"old\":1.00,\"theirs\":{\"a\":[2]}}]}");
  }

  private static DualWriteMap read(String json) {
    return MapReader.parse("test", json.getBytes(StandardCharsets.UTF_8));
  }
}
