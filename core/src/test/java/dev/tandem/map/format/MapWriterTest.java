package dev.tandem.map.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.MapProperties;
import dev.tandem.map.Original;
import dev.tandem.map.SyncDirection;
import dev.tandem.map.Transform;
import dev.tandem.map.Transform.ValueMap.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapWriterTest {
  @Test
  void writesWhatWasBuiltInCodeInTheShippedForm() {
    Transform yesNo =
        new Transform.ValueMap(
            List.of(new Entry("Yes", "True"), new Entry("No", null)), false, Original.NONE);
    Leg leg =
        new Leg(
            "001",
            "Projects V2",
            "msdyn_projects",
            "",
            "statecode eq 0",
            List.of(
                FieldMapping.of(SyncDirection.BOTH, "PROJECTID", "msdyn_projectnumber"),
                FieldMapping.of(
                    SyncDirection.DATAVERSE_TO_FINANCE, "ISX", "msdyn_isx", List.of(yesNo)),
                FieldMapping.of(
                    SyncDirection.FINANCE_TO_DATAVERSE,
                    "",
                    "msdyn_type",
                    List.of(new Transform.DefaultValue("3", Original.NONE))),
                FieldMapping.of(
                    SyncDirection.FINANCE_TO_DATAVERSE,
                    "NAME",
                    "name",
                    List.of(new Transform.Truncate(60, Original.NONE)))),
            Original.NONE);
    DualWriteMap map = DualWriteMap.of("[Projects V2] - [msdyn_projects]", leg);
    String json = MapWriter.toJson(map);
    assertThat(json + "\n").isEqualTo(Fixtures.text("built-in-code.json"));
    assertThat(ModelParts.withoutOriginals(Fixtures.parse(json))).isEqualTo(map);
  }

  @Test // JSON-1
  void changesNothingButTheEditedProperty() {
    String json = Fixtures.text("quirks.json");
    DualWriteMap map = Fixtures.parse(json);
    List<FieldMapping> fields = new ArrayList<>(map.leg().fieldMappings());
    fields.set(
        1,
        ModelParts.withFields(
            fields.get(1), SyncDirection.DATAVERSE_TO_FINANCE, "LANG", "msdyn_language"));
    DualWriteMap edited = ModelParts.withFirstFields(map, fields);

    JsonNode expected = Fixtures.tree(json);
    ObjectNode field = (ObjectNode) expected.at("/legs/0/FIELDMAPPINGS/1");
    field.put("syncDirection", 2);
    field.put("sourceField", "LANG");
    assertThat(Fixtures.tree(MapWriter.toJson(edited))).isEqualTo(expected);
  }

  @Test // TRF-5
  void keepsTheRestOfAnEditedValueMap() {
    String json = Fixtures.text("quirks.json");
    DualWriteMap map = Fixtures.parse(json);
    List<FieldMapping> fields = new ArrayList<>(map.leg().fieldMappings());
    Transform.ValueMap values = (Transform.ValueMap) fields.get(1).transforms().get(0);
    List<Entry> entries = new ArrayList<>(values.entries());
    entries.remove(1);
    entries.add(new Entry("de", "192350001"));
    fields.set(
        1,
        ModelParts.withTransforms(
            fields.get(1), List.of(new Transform.ValueMap(entries, true, values.original()))));

    JsonNode expected = Fixtures.tree(json);
    ObjectNode transform = (ObjectNode) expected.at("/legs/0/FIELDMAPPINGS/1/valueTransforms/0");
    transform.put("createValuesOnDestination", true);
    ((ObjectNode) transform.get("valueMap")).remove("");
    ((ObjectNode) transform.get("valueMap")).put("de", "192350001");
    assertThat(Fixtures.tree(MapWriter.toJson(ModelParts.withFirstFields(map, fields))))
        .isEqualTo(expected);
  }

  @Test
  void writesATransformOfAnotherKindInTheShippedForm() {
    DualWriteMap map =
        Fixtures.parse(
            Fixtures.mapping(
                "A",
                "b",
                "{\"valueTransforms\": [{\"transformType\": \"Default\", \"defaultValue\":"
                    + " \"1\"}]}"));
    FieldMapping field = map.leg().fieldMappings().get(0);
    Original origin = field.transforms().get(0).original();
    DualWriteMap edited =
        ModelParts.withFirstFields(
            map,
            List.of(ModelParts.withTransforms(field, List.of(new Transform.Truncate(9, origin)))));
    assertThat(
            Fixtures.tree(MapWriter.toJson(edited)).at("/legs/0/fieldMappings/0/valueTransforms/0"))
        .isEqualTo(Fixtures.tree("{\"transformType\": \"Truncate\", \"length\": 9}"));
  }

  @Test // TRF-12
  void refusesAValueMapThatJsonCannotHold() {
    Transform twice =
        new Transform.ValueMap(
            List.of(new Entry("a", "1"), new Entry("a", "2")), false, Original.NONE);
    FieldMapping field = FieldMapping.of(SyncDirection.BOTH, "A", "a", List.of(twice));
    DualWriteMap map =
        new DualWriteMap(
            "n",
            null,
            null,
            null,
            MapProperties.NONE,
            List.of(new Leg("001", "A", "b", "", "", List.of(field), Original.NONE)),
            Original.NONE);
    assertThatThrownBy(() -> MapWriter.toJson(map))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"a\" twice");
  }

  @Test
  void writesFilesThatItReads(@TempDir Path folder) throws IOException {
    DualWriteMap map = Fixtures.parse(Fixtures.text("quirks.json"));
    Path file = folder.resolve("map.json");
    MapWriter.write(map, file);
    assertThat(MapReader.read(file)).isEqualTo(map);
    assertThat(Files.readString(file)).endsWith("}\n").doesNotContain("\r");
  }
}
