package dev.tandem.map.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A map put back into its package changes its own text and nothing else (PKG-1..9, JSON-1). */
class MapPackageProperties {

  /** A package and how its bytes would look with another mapping in each record. */
  record Sample(Form form, boolean mark, boolean indented, boolean windows, List<String> fields) {
    int size() {
      return form == Form.BARE || form == Form.RECORD ? 1 : fields.size();
    }

    byte[] bytes() {
      String text = form.write(mappings(), this);
      String lines = windows ? text.replace("\n", "\r\n") : text;
      byte[] document = mark ? Fixtures.marked(lines) : Fixtures.utf8(lines);
      return form.pack(document);
    }

    private List<String> mappings() {
      List<String> mappings = new ArrayList<>();
      for (String field : fields.subList(0, size())) {
        DualWriteMap map =
            Fixtures.parse(
                Fixtures.mapping(
                    "Entity " + mappings.size(),
                    "tables",
                    "{\"syncDirection\": \"3\", \"sourceField\": \"A\", \"destinationField\": "
                        + JsonText.write(field, JsonText.Layout.COMPACT)
                        + "}"));
        mappings.add(
            MapWriter.toJson(map, indented ? JsonText.Layout.INDENTED : JsonText.Layout.COMPACT));
      }
      return mappings;
    }
  }

  enum Form {
    BARE,
    RECORD,
    PAGE,
    XML,
    DATA,
    DEFLATED,
    STORED;

    String write(List<String> mappings, Sample sample) {
      return switch (this) {
        case BARE -> "\n " + mappings.get(0) + "\n\n";
        case RECORD -> record(mappings.get(0), sample);
        case PAGE -> page(mappings, sample);
        default -> customizations(mappings, this == DATA);
      };
    }

    private static String record(String mapping, Sample sample) {
      String inner = sample.windows() ? mapping.replace("\n", "\r\n") : mapping;
      return "{\"MSDYN_Mapping\" :"
          + JsonText.write("\n\t" + inner + "  ", JsonText.Layout.COMPACT)
          + ", \"msdyn_name\": \"\\u006d\"}";
    }

    private static String page(List<String> mappings, Sample sample) {
      List<String> records = mappings.stream().map(mapping -> record(mapping, sample)).toList();
      return "{\"@odata.context\": \"x\",\n \"value\": [" + String.join(",\n ", records) + "]}\n";
    }

    private static String customizations(List<String> mappings, boolean data) {
      List<String> elements = new ArrayList<>();
      for (String any : mappings) {
        String mapping = any.replace("\uFFFE", "\\uFFFE"); // XML cannot hold it
        String text =
            data
                ? "<![CDATA[" + mapping.replace("]]>", "]]]]><![CDATA[>") + "]]>"
                : Fixtures.escape(mapping).replace("]]>", "]]&gt;");
        elements.add(
            "<x:MSDYN_dualwriteentitymap xmlns:x='y' note='<a>&gt;\"'>".replace("<a>", "&lt;a>")
                + "<!-- <msdyn_mapping>no</msdyn_mapping> --><statecode/><msdyn_mapping>\n   "
                + text
                + "\n </msdyn_mapping><msdyn_name>n</msdyn_name></x:MSDYN_dualwriteentitymap >\n");
      }
      return Fixtures.customizations(elements.toArray(new String[0]));
    }

    byte[] pack(byte[] document) {
      return switch (this) {
        case DEFLATED ->
            Fixtures.zip("a.txt", "first", "Other/Customizations.xml", document, "z.txt", "last");
        case STORED -> Archives.stored("a.txt", "first", "customizations.xml", document);
        default -> document;
      };
    }
  }

  @Provide
  Arbitrary<Sample> samples() {
    Arbitrary<String> field =
        Arbitraries.oneOf(Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(5), texts());
    return Combinators.combine(
            Arbitraries.of(Form.class),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false),
            field.list().ofMinSize(1).ofMaxSize(4))
        .as(Sample::new);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "&",
            "<",
            ">",
            "]]>",
            "\"",
            "\\",
            "\t",
            "\r\n",
            "\u0001",
            "\uFFFE",
            "\uD83D\uDE00",
            "\u00E9",
            "\u2028",
            "a",
            "&amp;")
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(parts -> "x" + String.join("", parts));
  }

  private static DualWriteMap edited(DualWriteMap map, String field) {
    FieldMapping was = map.leg().fieldMappings().get(0);
    FieldMapping now = ModelParts.withFields(was, was.direction(), field, was.destinationField());
    return ModelParts.withFirstFields(map, List.of(now));
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void changesOneMapAndNoOther(
      @ForAll("samples") Sample sample,
      @ForAll @IntRange(max = 3) int choice,
      @ForAll("texts") String field) {
    byte[] original = sample.bytes();
    MapPackage before = MapPackage.of("package", original, ReaderLimits.DEFAULT);
    int index = choice % sample.size();
    List<DualWriteMap> maps = before.maps();
    DualWriteMap edited = edited(maps.get(index), field);

    MapPackage after = before.replace(index, edited);

    assertThat(before.content()).isEqualTo(original);
    for (int i = 0; i < maps.size(); i++) {
      DualWriteMap expected = i == index ? edited : maps.get(i);
      assertThat(ModelParts.withoutOriginals(after.maps().get(i)))
          .isEqualTo(ModelParts.withoutOriginals(expected));
    }
    assertThat(after.maps()).hasSameSizeAs(maps);
    assertThat(after.maps()).isEqualTo(MapReader.parseAll("package", after.content()));
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void comesBackByteForByte(
      @ForAll("samples") Sample sample,
      @ForAll @IntRange(max = 3) int choice,
      @ForAll("texts") String field) {
    byte[] original = sample.bytes();
    MapPackage before = MapPackage.of("package", original, ReaderLimits.DEFAULT);
    int index = choice % sample.size();
    DualWriteMap map = before.maps().get(index);

    MapPackage there = before.replace(index, edited(map, field));
    MapPackage back = there.replace(index, map);

    assertThat(there.content()).isNotEqualTo(original);
    if (sample.form() == Form.DEFLATED || sample.form() == Form.STORED) {
      assertThat(Archives.contents(back.content())).isEqualTo(Archives.contents(original));
    }
    assertThat(new String(back.content(), StandardCharsets.ISO_8859_1))
        .isEqualTo(new String(original, StandardCharsets.ISO_8859_1));
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void leavesTheRestOfAnArchiveAlone(
      @ForAll("samples") Sample sample, @ForAll boolean stored, @ForAll("texts") String field) {
    Form form = stored ? Form.STORED : Form.DEFLATED;
    byte[] original = new Sample(form, true, true, true, sample.fields()).bytes();
    MapPackage before = MapPackage.of("package", original, ReaderLimits.DEFAULT);
    byte[] written = before.replace(0, edited(before.maps().get(0), field)).content();

    assertThat(Archives.directory(written)).isEqualTo(Archives.directory(original));
    Map<String, String> was = Archives.contents(original);
    Map<String, String> now = Archives.contents(written);
    assertThat(now.keySet()).containsExactlyElementsOf(was.keySet());
    now.forEach(
        (name, content) -> {
          if (name.toLowerCase(Locale.ROOT).endsWith("customizations.xml")) {
            assertThat(content).startsWith("\u00EF\u00BB\u00BF<?xml");
          } else {
            assertThat(content).isEqualTo(was.get(name));
          }
        });
  }
}
