package dev.tandem.map.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.SyncDirection;
import dev.tandem.map.Transform;
import dev.tandem.map.Transform.ValueMap.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappingJsonTest {
  private final DualWriteMap quirks = Fixtures.parse(Fixtures.text("quirks.json"));
  private final List<FieldMapping> fields = quirks.leg().fieldMappings();

  @Test // PKG-4, JSON-3, JSON-4
  void readsTheActualsMap() {
    DualWriteMap map = Fixtures.parse(Fixtures.text("actuals.json"));
    assertThat(map.name()).isEqualTo("[Project Operations integration actuals] - [msdyn_actuals]");
    assertThat(map.legs()).hasSize(1);
    assertThat(map.leg().id()).isEqualTo("001");
    assertThat(map.leg().sourceSchema()).isEqualTo("Project Operations integration actuals");
    assertThat(map.leg().destinationSchema()).isEqualTo("msdyn_actuals");
    assertThat(map.leg().reversedSourceFilter()).isEqualTo("msdyn_skipsync eq false");
    assertThat(map.leg().fieldMappings().get(0))
        .extracting(
            FieldMapping::direction, FieldMapping::sourceField, FieldMapping::destinationField)
        .containsExactly(SyncDirection.BOTH, "ACTUALSIMPORTID", "msdyn_actualimportid");
    assertThat(map.version()).isNull();
  }

  @ParameterizedTest // JSON-1, QRK-1 to QRK-17
  @ValueSource(strings = {"actuals.json", "transactioncategories.json", "quirks.json"})
  void writesBackWhatItRead(String resource) {
    String json = Fixtures.text(resource);
    String written = MapWriter.toJson(Fixtures.parse(json));
    assertThat(Fixtures.tree(written)).isEqualTo(Fixtures.tree(json));
    assertThat(Fixtures.parse(written)).isEqualTo(Fixtures.parse(json));
    assertThat(Fixtures.tree(written).toString()).isEqualTo(Fixtures.tree(json).toString());
  }

  @Test // JSON-5, QRK-2, UND-44
  void readsDirectionsAsNumberOrText() {
    assertThat(fields)
        .extracting(FieldMapping::direction)
        .containsExactly(
            SyncDirection.BOTH,
            SyncDirection.BOTH,
            SyncDirection.FINANCE_TO_DATAVERSE,
            SyncDirection.DATAVERSE_TO_FINANCE,
            SyncDirection.FINANCE_TO_DATAVERSE,
            SyncDirection.UNKNOWN,
            SyncDirection.UNKNOWN,
            SyncDirection.UNKNOWN,
            SyncDirection.UNKNOWN);
  }

  @Test // TRF-8, TRF-9, QRK-7, QRK-15, QRK-17
  void readsValueMapsInDocumentOrder() {
    Transform.ValueMap map = (Transform.ValueMap) fields.get(1).transforms().get(0);
    assertThat(map.entries())
        .containsExactly(
            new Entry("en-us", "192350015"),
            new Entry("", "192350015"),
            new Entry(" ", "192350015"),
            new Entry("tr", "türkiye"),
            new Entry("none", null),
            new Entry("opening_ES", "7"),
            new Entry("flag", "true"),
            new Entry("half", "0.50"));
    assertThat(map.createValuesOnDestination()).isFalse();
  }

  @Test // JSON-6, QRK-6, QRK-14, TRF-4
  void tellsTransformsByTypeThenByDollarType() {
    assertThat(fields.get(2).transforms().get(0))
        .isInstanceOfSatisfying(
            Transform.DefaultValue.class, value -> assertThat(value.literal()).isEqualTo("3"));
    assertThat(fields.get(3).transforms().get(0))
        .isInstanceOfSatisfying(
            Transform.DefaultValue.class,
            value -> assertThat(value.literal()).isEqualTo("1.0000000000"));
  }

  @Test // TRF-14, TRF-15
  void keepsTransformsItDoesNotKnow() {
    assertThat(fields.get(6).transforms().get(0))
        .isInstanceOfSatisfying(
            Transform.Truncate.class, cut -> assertThat(cut.length()).isEqualTo(60));
    assertThat(fields.get(7).transforms())
        .extracting(transform -> ((Transform.Unknown) transform).type())
        .containsExactly("Truncate", "DateShift", "");
  }

  @Test // TRF-1, QRK-3
  void takesMissingNullAndEmptyTransformsAsCopy() {
    assertThat(List.of(fields.get(0), fields.get(4), fields.get(5), fields.get(8)))
        .allSatisfy(field -> assertThat(field.transforms()).isEmpty());
  }

  @Test // QRK-5, MAP-20, MAP-23
  void takesNullAndBlankFieldNamesAsEmpty() {
    assertThat(fields.get(2).sourceField()).isEmpty();
    assertThat(fields.get(3).destinationField()).isEmpty();
    assertThat(fields.get(7).systemGenerated()).isTrue();
    assertThat(fields.get(0).systemGenerated()).isFalse();
  }

  @Test // QRK-9, QRK-4
  void readsNamesOfPropertiesInAnyCase() {
    assertThat(quirks.name()).isEqualTo("[Kunden V3] - [accounts]");
    assertThat(quirks.leg().id()).isEqualTo("1");
    assertThat(quirks.leg().reversedSourceFilter()).isEmpty();
    assertThat(quirks.legs()).hasSize(2);
    assertThat(quirks.legs().get(1).fieldMappings()).isEmpty();
  }

  @Test
  void prefersTheExactSpellingWhereTwoStand() {
    DualWriteMap map = Fixtures.parse("{\"NAME\": \"a\", \"name\": \"b\", \"legs\": []}");
    assertThat(map.name()).isEqualTo("b");
  }

  @Test // PKG-4
  void namesANamelessMapAfterItsSchemas() {
    DualWriteMap map =
        Fixtures.parse(
            "{\"legs\": [{\"sourceSchema\": \"Projects V2\", \"destinationSchema\": \"ps\"}]}");
    assertThat(map.name()).isEqualTo("[Projects V2] - [ps]");
    assertThat(MapWriter.toJson(map)).doesNotContain("name");
  }

  @Test // JSON-2
  void keepsLegsBeyondTheFirst() {
    assertThat(quirks.legs()).extracting(Leg::sourceSchema).containsExactly("Kunden V3", "");
  }

  @Test // QRK-16
  void readsLongValueMaps() {
    StringBuilder pairs = new StringBuilder("\"k0\": \"0\"");
    for (int i = 1; i < 230; i++) {
      pairs.append(", \"k").append(i).append("\": \"").append(i).append('"');
    }
    String field =
        "{\"syncDirection\": 1, \"valueTransforms\": [{\"transformType\": \"ValueMap\","
            + " \"valueMap\": {"
            + pairs
            + "}}]}";
    DualWriteMap map = Fixtures.parse(Fixtures.mapping("A", "b", field));
    Transform.ValueMap read =
        (Transform.ValueMap) map.leg().fieldMappings().get(0).transforms().get(0);
    assertThat(read.entries()).hasSize(230).endsWith(new Entry("k229", "229"));
  }
}
