package dev.tandem.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tandem.map.Direction;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.Original;
import dev.tandem.map.SyncDirection;
import dev.tandem.map.Transform;
import dev.tandem.map.format.MapReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MapDiffTest {
  static final FieldMapping NAME = FieldMapping.of(SyncDirection.BOTH, "NAME", "name");

  static DualWriteMap map(FieldMapping... pairs) {
    return map("", "", pairs);
  }

  static DualWriteMap map(String filter, String reversed, FieldMapping... pairs) {
    Leg leg = new Leg("001", "A", "as", filter, reversed, List.of(pairs), Original.NONE);
    return DualWriteMap.of("[A] - [as]", leg);
  }

  /** A pair with a value map; finance values and Dataverse values in turn. */
  static FieldMapping values(SyncDirection direction, String... values) {
    List<Transform.ValueMap.Entry> entries = new ArrayList<>();
    for (int i = 0; i < values.length; i += 2) {
      entries.add(new Transform.ValueMap.Entry(values[i], values[i + 1]));
    }
    Transform map = new Transform.ValueMap(entries, false, Original.NONE);
    return FieldMapping.of(direction, "STATE", "statecode", List.of(map));
  }

  private static List<String> lines(DualWriteMap old, DualWriteMap now) {
    return MapDiff.between(old, now).changes().stream().map(MapChange::display).toList();
  }

  @Test // FLT-8, FLT-11, FLT-17
  void filtersAreComparedAsTrees() {
    DualWriteMap old = map("((A == \"x\") && (B = 1.0))", "a eq 1  and b ne null", NAME);
    assertThat(lines(old, map("B == 1 && A == \"x\"", "b ne null and (a eq 1)", NAME))).isEmpty();
    assertThat(lines(old, map("(A == \"x\") || (B == 1)", "a eq 1 and b ne null", NAME)))
        .containsExactly(
            "~ filter to Dataverse: ((A == \"x\") && (B = 1.0)) -> (A == \"x\") || (B == 1)");
  }

  @Test // JSON-1, QRK-9: found by MapDiffProperties; what was made then had code 0
  void aStrangeDirectionThatGoesLeavesNoOtherBehind() {
    DualWriteMap old = pairs("{\"SYNCDIRECTION\": [\"x\"]}");
    DualWriteMap now =
        pairs(
            "{\"syncDirection\": null,"
                + " \"valueTransforms\": [{\"transformType\": \"Default\", \"defaultValue\": null}]}");
    DualWriteMap applied = MapDiff.between(old, now).applyTo(old);
    assertThat(lines(applied, now)).isEmpty();
  }

  private static DualWriteMap pairs(String pairs) {
    String json = "{\"legs\": [{\"fieldMappings\": [" + pairs + "]}]}";
    return MapReader.parse("odd", json.getBytes(StandardCharsets.UTF_8));
  }

  @Test // FLT-1
  void aFilterAffectsTheRowsOfItsDirection() {
    MapChange change =
        MapDiff.between(map("", "a eq 1", NAME), map("", "a eq 2", NAME)).changes().get(0);
    assertThat(change.rows())
        .containsExactly(
            new RowScope(Direction.TO_FINANCE, "", "rows that pass only one of the two filters"));
  }

  @Test // UND-8, GAP-29
  void theOrderOfValuesCountsWhereTheyGoBack() {
    DualWriteMap old = map(values(SyncDirection.BOTH, "employee", "1", "both", "1"));
    DualWriteMap now = map(values(SyncDirection.BOTH, "both", "1", "employee", "1"));
    assertThat(lines(old, now))
        .containsExactly(
            "~ pair STATE - statecode / transform value map / goes back to '1': employee -> both");
    DualWriteMap oneWay =
        map(values(SyncDirection.FINANCE_TO_DATAVERSE, "employee", "1", "both", "1"));
    assertThat(
            lines(
                oneWay,
                map(values(SyncDirection.FINANCE_TO_DATAVERSE, "both", "1", "employee", "1"))))
        .isEmpty();
  }

  @Test // VAL-1, MAP-18
  void theOrderOfPairsCountsWhereTheyFeedOneFinanceField() {
    FieldMapping other = FieldMapping.of(SyncDirection.BOTH, "NAME", "fullname");
    assertThat(lines(map(NAME, other), map(other, NAME)))
        .containsExactly("~ fed by NAME: NAME - name -> NAME - fullname");
  }

  @Test // TRF-5
  void anEntryAffectsTheRowsOfItsValues() {
    MapChange change =
        MapDiff.between(
                map("", "x eq 1", values(SyncDirection.BOTH, "Yes", "1")),
                map("", "x eq 1", values(SyncDirection.BOTH, "Yes", "2")))
            .changes()
            .get(0);
    assertThat(change.rows().stream().map(RowScope::display))
        .containsExactly(
            "to finance: statecode is '1' or '2', of those where x eq 1",
            "to Dataverse: STATE is 'Yes'");
  }

  @Test // LKP-1
  void theKeyOfALookupIsAChangeOfItsPair() {
    assertThat(
            lines(
                map(FieldMapping.of(SyncDirection.BOTH, "C", "customer.number")),
                map(FieldMapping.of(SyncDirection.BOTH, "C", "customer.name"))))
        .containsExactly("~ pair C - customer / path: customer.number -> customer.name");
  }

  @Test
  void appliesToAMapThatDiffersElsewhere() {
    DualWriteMap old = map("", "", NAME, values(SyncDirection.BOTH, "Yes", "1"));
    DualWriteMap now = map("", "", NAME, values(SyncDirection.BOTH, "Yes", "1", "No", "0"));
    DualWriteMap mine = map("", "a eq 1", values(SyncDirection.BOTH, "Yes", "1"));
    DualWriteMap applied = MapDiff.between(old, now).applyTo(mine);
    assertThat(applied.leg().reversedSourceFilter()).isEqualTo("a eq 1");
    assertThat(lines(mine, applied))
        .containsExactly("+ pair STATE - statecode / transform value map / value 'No': '0'");
  }

  @Test
  void doesNotApplyWhereTheMapSaysSomethingElse() {
    MapDiff diff =
        MapDiff.between(
            map(values(SyncDirection.BOTH, "Yes", "1")),
            map(values(SyncDirection.BOTH, "Yes", "2")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> diff.applyTo(map(values(SyncDirection.BOTH, "Yes", "3"))))
        .withMessageContaining("transform value map / value 'Yes'")
        .withMessageContaining("base: '1', ours: '3', theirs: '2'");
  }
}
