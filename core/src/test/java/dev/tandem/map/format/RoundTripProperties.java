package dev.tandem.map.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.Original;
import dev.tandem.map.SyncDirection;
import dev.tandem.map.Transform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.jspecify.annotations.Nullable;

/** What is read and written comes out equal, edits included (JSON-1). */
class RoundTripProperties {
  /** Numbers exactly, so that 1.0 and 1.00 are told apart. */
  private static final JsonMapper EXACT =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  @Provide
  Arbitrary<Map<String, @Nullable Object>> mappings() {
    return MappingTrees.mappings();
  }

  @Provide
  Arbitrary<Map<String, @Nullable Object>> editableMappings() {
    return MappingTrees.editableMappings();
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE) // JSON-1
  void writesWhatItRead(@ForAll("mappings") Map<String, @Nullable Object> tree)
      throws JsonProcessingException {
    String json = EXACT.writeValueAsString(tree);
    String written = MapWriter.toJson(Fixtures.parse(json));
    assertThat(EXACT.readTree(written)).isEqualTo(EXACT.readTree(json));
    assertThat(EXACT.readTree(written).toString()).isEqualTo(EXACT.readTree(json).toString());
    assertThat(Fixtures.parse(written)).isEqualTo(Fixtures.parse(json));
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void writesTheMeaningOfAMapWithoutItsOrigin(
      @ForAll("mappings") Map<String, @Nullable Object> tree) throws JsonProcessingException {
    DualWriteMap built =
        ModelParts.withoutOriginals(Fixtures.parse(EXACT.writeValueAsString(tree)));
    DualWriteMap read = Fixtures.parse(MapWriter.toJson(built));
    assertThat(ModelParts.withoutOriginals(read)).isEqualTo(built);
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE) // JSON-1
  void changesNothingButTheEditedField(
      @ForAll("editableMappings") Map<String, @Nullable Object> tree,
      @ForAll @IntRange(max = 3) int choice,
      @ForAll @AlphaChars @NotEmpty String finance,
      @ForAll SyncDirection direction)
      throws JsonProcessingException {
    String json = EXACT.writeValueAsString(tree);
    DualWriteMap map = Fixtures.parse(json);
    List<FieldMapping> fields = new ArrayList<>(map.leg().fieldMappings());
    int index = choice % fields.size();
    FieldMapping field = fields.get(index);
    fields.set(index, ModelParts.withFields(field, direction, finance, field.destinationField()));
    DualWriteMap edited = ModelParts.withFirstFields(map, fields);

    String written = MapWriter.toJson(edited);
    assertThat(ModelParts.withoutOriginals(Fixtures.parse(written)))
        .isEqualTo(ModelParts.withoutOriginals(edited));
    assertThat(withoutEdited(written, index)).isEqualTo(withoutEdited(json, index));
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void keepsPartsThatWereAddedOrRemoved(
      @ForAll("mappings") Map<String, @Nullable Object> tree,
      @ForAll @AlphaChars @NotEmpty String text,
      @ForAll boolean front)
      throws JsonProcessingException {
    DualWriteMap map = Fixtures.parse(EXACT.writeValueAsString(tree));
    List<Leg> legs = new ArrayList<>();
    for (Leg leg : map.legs()) {
      List<FieldMapping> fields = new ArrayList<>(leg.fieldMappings());
      if (!fields.isEmpty()) {
        fields.remove(front ? 0 : fields.size() - 1);
      }
      fields.add(
          front ? 0 : fields.size(),
          FieldMapping.of(
              SyncDirection.BOTH,
              text,
              "b." + text,
              List.of(new Transform.DefaultValue(text, Original.NONE))));
      legs.add(ModelParts.withFields(leg, fields));
    }
    DualWriteMap edited = ModelParts.withLegs(map, legs);
    assertThat(ModelParts.withoutOriginals(Fixtures.parse(MapWriter.toJson(edited))))
        .isEqualTo(ModelParts.withoutOriginals(edited));
  }

  /** A mapping without the two properties of one field that the test edits. */
  private static JsonNode withoutEdited(String json, int index) throws JsonProcessingException {
    JsonNode root = EXACT.readTree(json);
    ArrayNode fields = (ArrayNode) child(child(root, "legs").get(0), "fieldMappings");
    ObjectNode field = (ObjectNode) fields.get(index);
    for (String name : List.of("sourceField", "syncDirection")) {
      String spelling = spelling(field, name);
      if (spelling != null) {
        field.remove(spelling);
      }
    }
    return root;
  }

  private static JsonNode child(JsonNode node, String name) {
    String spelling = spelling(node, name);
    return node.required(spelling == null ? name : spelling);
  }

  private static @Nullable String spelling(JsonNode node, String name) {
    if (node.has(name)) {
      return name;
    }
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      if (property.getKey().equalsIgnoreCase(name)) {
        return property.getKey();
      }
    }
    return null;
  }
}
