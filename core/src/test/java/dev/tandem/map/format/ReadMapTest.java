package dev.tandem.map.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.map.FilePosition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where parts of maps stand in their files. */
class ReadMapTest {
  private static final String MAPPING =
      """
      {"name": "[A] - [b]",
       "Legs": [{
         "sourceSchema": "A", "destinationSchema": "b",
         "sourceFilter": "X = 1",
         "fieldMappings": [
           {"sourceField": "X",
            "destinationField": "x", "syncDirection": 1},
           {"sourceField": "Y", "destinationField": "y", "syncDirection": 1}
         ]}]}
      """;

  @TempDir private Path folder = Path.of("");

  private ReadMap only(String name, String content) throws IOException {
    List<ReadMap> maps = MapReader.readSources(Files.writeString(folder.resolve(name), content));
    assertThat(maps).hasSize(1);
    return maps.get(0);
  }

  private static FilePosition at(int line, int column) {
    return new FilePosition(line, column);
  }

  @Test
  void findsPartsOfAMapping() throws IOException {
    ReadMap map = only("map.json", MAPPING);
    assertThat(map.position("")).isEqualTo(at(1, 1));
    assertThat(map.position("/legs/0/sourceFilter")).isEqualTo(at(4, 4));
    assertThat(map.position("/legs/0/fieldMappings/0")).isEqualTo(at(6, 6));
    assertThat(map.position("/legs/0/fieldMappings/1")).isEqualTo(at(8, 6));
  }

  @Test
  void findsWhatIsAroundAPartThatIsNotThere() throws IOException {
    ReadMap map = only("map.json", MAPPING);
    assertThat(map.position("/legs/0/reversedSourceFilter")).isEqualTo(at(2, 11));
    assertThat(map.position("/legs/0/fieldMappings/7")).isEqualTo(at(5, 4));
    assertThat(map.position("/tandemConflicts")).isEqualTo(at(1, 1));
  }

  @Test // PKG-3
  void countsTheLinesOfAPackage() throws IOException {
    String xml =
        "<ImportExportXml>\n<msdyn_dualwriteentitymap>\n  <msdyn_mapping>\n"
            + MAPPING
            + "</msdyn_mapping></msdyn_dualwriteentitymap></ImportExportXml>";
    ReadMap map = only("customizations.xml", xml);
    assertThat(map.position("/legs/0/fieldMappings/1")).isEqualTo(at(11, 6));
    Path archive = folder.resolve("solution.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry("customizations.xml"));
      zip.write(xml.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    ReadMap member = MapReader.readSources(archive).get(0);
    assertThat(member.source()).endsWith("solution.zip!customizations.xml");
    assertThat(member.position("/legs/0/fieldMappings/1")).isEqualTo(at(11, 6));
  }

  @Test
  void pointsAtTheTextOfARecord() throws IOException {
    String text = MAPPING.replace("\"", "\\\"").replace("\n", "\\n");
    ReadMap map = only("page.json", "{\"value\": [\n {\"msdyn_mapping\":\n  \"" + text + "\"}]}");
    assertThat(map.position("/legs/0/fieldMappings/1")).isEqualTo(at(3, 3));
    assertThat(map.position("")).isEqualTo(at(3, 3));
  }
}
