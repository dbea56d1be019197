package dev.tandem.map.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.MapProperties;
import dev.tandem.map.MapVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapReaderTest {
  private static final String CUSTOMERS =
      Fixtures.mapping(
          "Customers V3",
          "accounts",
          "{\"syncDirection\": 3, \"sourceField\": \"A&B<C\", \"destinationField\": \"name\"}");
  private static final String PROJECTS = Fixtures.mapping("Projects V2", "msdyn_projects");
  private static final String PACKAGE =
      Fixtures.customizations(
          Fixtures.element("Customers V3", "accounts", "1.0.0.5", CUSTOMERS),
          Fixtures.element("Projects V2", "msdyn_projects", "1.0.0.10", PROJECTS));

  @Test // PKG-1, PKG-2, PKG-3, PKG-4, PKG-5, PKG-8, QRK-1
  void readsPackageDocuments() {
    List<DualWriteMap> maps = MapReader.parseAll("customizations.xml", Fixtures.marked(PACKAGE));
    assertThat(maps).hasSize(2);
    DualWriteMap customers = maps.get(0);
    assertThat(customers.name()).isEqualTo("[Customers V3] - [accounts]");
    assertThat(customers.displayName()).isEqualTo("accounts - Customers V3");
    assertThat(customers.uniqueName()).isEqualTo("msdyn_[accounts - Customers V3]");
    assertThat(customers.version()).isEqualTo(MapVersion.parse("1.0.0.5"));
    assertThat(customers.leg().fieldMappings().get(0).sourceField()).isEqualTo("A&B<C");
    assertThat(maps.get(1).version()).isEqualTo(new MapVersion(1, 0, 0, 10));
    assertThat(Fixtures.tree(MapWriter.toJson(customers))).isEqualTo(Fixtures.tree(CUSTOMERS));
  }

  @Test // PROP-1, PROP-2, PROP-4
  void readsProperties() {
    MapProperties properties = parseAll(PACKAGE).get(0).properties();
    assertThat(properties.description()).isEqualTo("Customers [Party]");
    assertThat(properties.skipInitialSync()).isTrue();
    assertThat(properties.tags()).containsExactly("ProjectOperations");
    assertThat(properties.minimumVersions().get("dynamics365company")).isEqualTo("2.0.217");
    assertThat(properties.minimumVersions().get("Application")).isEqualTo("10.0.39");
    assertThat(properties.raw()).isEqualTo(Fixtures.PROPERTIES.strip());
  }

  @Test // PROP-5, QRK-8, UND-43
  void keepsMalformedPropertiesAsText() {
    String broken = Fixtures.PROPERTIES.substring(0, Fixtures.PROPERTIES.length() - 1);
    MapProperties properties =
        parseAll(PACKAGE.replace(Fixtures.PROPERTIES, broken)).get(0).properties();
    assertThat(properties).isEqualTo(new MapProperties("", false, List.of(), mapOfNone(), broken));
  }

  @Test // UND-43
  void readsMapsWhoseVersionIsUnreadable() {
    assertThat(parseAll(PACKAGE.replace("1.0.0.5", "newest")).get(0).version()).isNull();
  }

  @Test // QRK-9
  void readsElementsInAnyCase() {
    String upper =
        PACKAGE
            .replaceAll("<(/?)msdyn_dualwriteentitymap", "<$1Msdyn_DualWriteEntityMap")
            .replaceAll("<(/?)msdyn_mapping", "<$1MSDYN_MAPPING");
    assertThat(parseAll(upper)).isEqualTo(parseAll(PACKAGE));
  }

  @Test
  void readsMappingsInCharacterData() {
    String plain = Fixtures.escape(PROJECTS);
    assertThat(parseAll(PACKAGE.replace(plain, "<![CDATA[" + PROJECTS + "]]>")))
        .isEqualTo(parseAll(PACKAGE));
  }

  @Test // PKG-1
  void readsPackageDocumentsInUtf16() {
    byte[] utf16 =
        ("\uFEFF" + PACKAGE.replace("encoding=\"utf-8\"", "encoding=\"utf-16\""))
            .getBytes(StandardCharsets.UTF_16LE);
    assertThat(MapReader.parseAll("a", utf16)).isEqualTo(parseAll(PACKAGE));
  }

  @Test // QRK-1
  void readsMappingsInUtf16AndWithAMark() {
    byte[] utf16 = ("\uFEFF" + PROJECTS).getBytes(StandardCharsets.UTF_16BE);
    assertThat(MapReader.parse("a", utf16)).isEqualTo(Fixtures.parse(PROJECTS));
    assertThat(MapReader.parse("a", Fixtures.marked(" \n\t" + PROJECTS + "\r\n")))
        .isEqualTo(Fixtures.parse(PROJECTS));
  }

  @Test // PKG-1
  void readsSolutionArchivesWhateverTheyAreCalled(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("solution.txt");
    Files.write(file, Fixtures.solution(PACKAGE));
    assertThat(MapReader.readAll(file)).isEqualTo(parseAll(PACKAGE));
    assertThat(MapReader.read(file, "projects v2")).isEqualTo(parseAll(PACKAGE).get(1));
  }

  @Test
  void readsArchivesOfUnpackedSolutionsAndMappings() {
    byte[] zip =
        Fixtures.zip(
            "src\\Other\\Customizations.xml",
            Fixtures.marked(PACKAGE),
            "maps/p.json",
            PROJECTS,
            "web/legs.json",
            "{\"bones\": {\"legs\": 2}}",
            "inner.zip",
            Fixtures.solution(PACKAGE));
    assertThat(MapReader.parseAll("a.zip", zip)).hasSize(3);
  }

  @Test
  void readsPagesOfTheWebApi() {
    String page =
        "{\"@odata.context\": \"x\", \"value\": [" + record("1.0.0.5") + "," + record("2") + "]}";
    List<DualWriteMap> maps = MapReader.parseAll("page", Fixtures.utf8(page));
    assertThat(maps)
        .extracting(DualWriteMap::version)
        .containsExactly(new MapVersion(1, 0, 0, 5), new MapVersion(2, 0, 0, 0));
    assertThat(maps.get(0).displayName()).isEqualTo("msdyn_projects - Projects V2");
    assertThat(maps.get(0).uniqueName()).isEqualTo("msdyn_[msdyn_projects - Projects V2]");
    assertThat(maps.get(0).properties().tags()).containsExactly("ProjectOperations");
    assertThat(Fixtures.tree(MapWriter.toJson(maps.get(0)))).isEqualTo(Fixtures.tree(PROJECTS));
  }

  @Test
  void readsOneRecordOfTheWebApi() {
    String upper = record("1.0.0.5").replace("msdyn_mapping", "MSDYN_Mapping");
    assertThat(MapReader.parse("record", Fixtures.utf8(upper)).version())
        .isEqualTo(new MapVersion(1, 0, 0, 5));
  }

  @Test
  void readsFoldersOfEverything(@TempDir Path folder) throws IOException {
    Path solution = Files.createDirectories(folder.resolve("solution/Other"));
    Files.write(solution.resolve("Customizations.XML"), Fixtures.marked(PACKAGE));
    Files.write(solution.resolve("Solution.xml"), Fixtures.utf8("<ImportExportXml/>"));
    Files.write(folder.resolve("packed.bin"), Fixtures.solution(PACKAGE));
    Files.writeString(folder.resolve("map"), PROJECTS);
    Files.writeString(folder.resolve("page.json"), "{\"value\": [" + record("1") + "]}");
    Files.writeString(folder.resolve("README.md"), "Maps with \"legs\" and msdyn_mapping");
    Files.writeString(folder.resolve("package.json"), "{ // not even JSON");
    Files.writeString(folder.resolve(".hidden.json"), PROJECTS);
    Files.write(folder.resolve("picture.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    Files.createSymbolicLink(folder.resolve("loop"), folder);
    Files.createSymbolicLink(folder.resolve("same"), folder.resolve("map"));
    assertThat(MapReader.readAll(folder))
        .extracting(map -> map.leg().destinationSchema())
        .containsExactly(
            "msdyn_projects",
            "accounts",
            "msdyn_projects",
            "msdyn_projects",
            "accounts",
            "msdyn_projects");
  }

  @Test
  void readsStreamsAndLeavesThemOpen() throws IOException {
    boolean[] closed = {false};
    for (byte[] content : List.of(Fixtures.utf8(PROJECTS), Fixtures.solution(onlyProjects()))) {
      InputStream in =
          new ByteArrayInputStream(content) {
            @Override
            public void close() {
              closed[0] = true;
            }
          };
      assertThat(MapReader.parse("stream", in).leg().destinationSchema())
          .isEqualTo("msdyn_projects");
      assertThat(closed).containsExactly(false);
    }
  }

  @Test
  void choosesByNameInAnyCase(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("c.xml"), PACKAGE);
    for (String name :
        List.of("accounts", "CUSTOMERS v3", "[Customers V3] - [accounts]", " Accounts ")) {
      assertThat(MapReader.read(file, name).leg().sourceSchema()).isEqualTo("Customers V3");
    }
    assertThat(MapReader.read(file, "accounts - customers v3".toUpperCase(Locale.ROOT)).name())
        .isEqualTo("[Customers V3] - [accounts]");
  }

  private static String onlyProjects() {
    return Fixtures.customizations(
        Fixtures.element("Projects V2", "msdyn_projects", "1.0.0.10", PROJECTS));
  }

  private static List<DualWriteMap> parseAll(String text) {
    return MapReader.parseAll("customizations.xml", Fixtures.utf8(text));
  }

  private static java.util.Map<String, String> mapOfNone() {
    return java.util.Map.of();
  }

  private static String record(String version) {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    record.put("@odata.etag", "W/\"1\"");
    record.put("msdyn_dualwriteentitymapid", "1b6f0f58-24b8-4a4a-8a0b-4dca13b2a2b1");
    record.put("msdyn_mapping", "\n  " + PROJECTS + "\n");
    record.put("msdyn_name", "msdyn_[msdyn_projects - Projects V2]");
    record.put("msdyn_displayname", "msdyn_projects - Projects V2");
    record.put("msdyn_version", version);
    record.put("msdyn_properties", Fixtures.PROPERTIES);
    return record.toString();
  }
}
