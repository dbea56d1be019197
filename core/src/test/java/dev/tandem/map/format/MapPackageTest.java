package dev.tandem.map.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.MapProperties;
import dev.tandem.map.MapVersion;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maps written back into the file they came from (PKG-1..9). */
class MapPackageTest {
  private static final String FIELD =
      "{\"syncDirection\": 3, \"sourceField\": \"A\", \"destinationField\": \"a\"}";
  private static final String FIRST =
      Fixtures.element("E1", "t1s", "1.0.0.0", Fixtures.mapping("E1", "t1s", FIELD));
  private static final String SECOND =
      Fixtures.element("E2", "t2s", "1.0.0.1", Fixtures.mapping("E2", "t2s", FIELD));

  private static MapPackage open(byte[] content) {
    return MapPackage.of("package", content, ReaderLimits.DEFAULT);
  }

  private static DualWriteMap edited(DualWriteMap map, String field) {
    FieldMapping was = map.leg().fieldMappings().get(0);
    return ModelParts.withFirstFields(
        map, List.of(ModelParts.withFields(was, was.direction(), field, "a")));
  }

  @Test // PKG-1, PKG-2, PKG-3, PKG-5
  void writesOneRecordOfAnUnpackedSolution(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("Customizations.xml");
    String text = Fixtures.customizations(FIRST, SECOND);
    Files.write(file, Fixtures.marked(text));

    MapPackage before = MapPackage.read(file);
    DualWriteMap second = before.maps().get(1);
    before.replace(second, edited(second, "A & <B>")).write(file);

    String written = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    assertThat(written).startsWith("\uFEFF<?xml");
    String was = SECOND.substring(SECOND.indexOf('{'), SECOND.indexOf("\n", SECOND.indexOf('{')));
    String compact =
        MapWriter.toJson(edited(second, "A & <B>"), JsonText.Layout.COMPACT)
            .replace("&", "&amp;")
            .replace("<", "&lt;");
    assertThat(written).isEqualTo("\uFEFF" + text.replace(SECOND, SECOND.replace(was, compact)));
  }

  @Test
  void keepsTheBytesWhenNothingChanges() {
    byte[] content = Fixtures.solution(Fixtures.customizations(FIRST, SECOND));
    MapPackage before = open(content);
    MapPackage after = before.replace(0, before.maps().get(0));
    assertThat(after.content()).isEqualTo(content);
  }

  @Test // PKG-1: any encoding that can be read and written
  void writesOtherEncodings() {
    String text = Fixtures.customizations(FIRST, SECOND).replace("utf-8", "iso-8859-1");
    String named = text.replace("t2s - E2", "t2s - \u00C9");
    byte[] latin = named.getBytes(StandardCharsets.ISO_8859_1);
    MapPackage before = open(latin);
    MapPackage after = before.replace(0, edited(before.maps().get(0), "\u00E9\u20AC"));
    String written = new String(after.content(), StandardCharsets.ISO_8859_1);
    assertThat(written).contains("\u00E9\\u20AC", "t2s - \u00C9");
    assertThat(after.maps().get(0).leg().fieldMappings().get(0).sourceField())
        .isEqualTo("\u00E9\u20AC");
    for (Charset utf16 : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      byte[] marked = ("\uFEFF" + Fixtures.mapping("E1", "t1s", FIELD)).getBytes(utf16);
      MapPackage wide = open(marked);
      byte[] rewritten = wide.replace(0, edited(wide.maps().get(0), "\u20AC")).content();
      assertThat(new String(rewritten, utf16)).startsWith("\uFEFF{").contains("\u20AC");
    }
  }

  @Test // MAP-3: what is written is the mapping and nothing else
  void refusesChangesOutsideOfTheMapping() {
    MapPackage before = open(Fixtures.utf8(Fixtures.customizations(FIRST)));
    DualWriteMap map = before.maps().get(0);
    DualWriteMap newer =
        new DualWriteMap(
            map.name(),
            map.displayName(),
            map.uniqueName(),
            MapVersion.parse("2.0"),
            MapProperties.NONE,
            map.legs(),
            map.original());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> before.replace(map, newer))
        .withMessageContaining("version");
  }

  @Test // MAP-3
  void refusesMapsThatAreNotOnceInThePackage() {
    MapPackage twice = open(Fixtures.utf8(Fixtures.customizations(FIRST, FIRST)));
    DualWriteMap map = twice.maps().get(0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> twice.replace(map, edited(map, "B")))
        .withMessageContaining("2 times");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> twice.replace(edited(map, "B"), map))
        .withMessageContaining("0 times");
    List<DualWriteMap> maps = twice.replace(1, edited(map, "B")).maps();
    assertThat(maps.get(0)).isEqualTo(map);
    assertThat(maps.get(1).leg().fieldMappings().get(0).sourceField()).isEqualTo("B");
  }

  @Test
  void opensFilesAndNoFolders(@TempDir Path folder) {
    assertThatThrownBy(() -> MapPackage.read(folder))
        .isInstanceOf(MapFormatException.class)
        .hasMessageContaining("folder");
    assertThatThrownBy(() -> MapPackage.read(folder.resolve("none.xml")))
        .isInstanceOf(MapFormatException.class)
        .hasMessageContaining("none.xml");
  }

  @Test
  void keepsTheLimitsOfReading(@TempDir Path folder) throws IOException {
    byte[] content = Fixtures.solution(Fixtures.customizations(FIRST));
    Path file = Files.write(folder.resolve("s.zip"), content);
    assertThatThrownBy(
            () -> MapPackage.read(file, ReaderLimits.DEFAULT.withMaxFileBytes(content.length - 1)))
        .isInstanceOf(MapFormatException.class)
        .hasMessageContaining("bytes");
    int exact = Fixtures.marked(Fixtures.customizations(FIRST)).length;
    MapPackage tight = MapPackage.read(file, ReaderLimits.DEFAULT.withMaxTextBytes(exact));
    DualWriteMap map = tight.maps().get(0);
    assertThatThrownBy(() -> tight.replace(0, edited(map, "A".repeat(2_000))))
        .isInstanceOf(MapFormatException.class)
        .hasMessageContaining("maxTextBytes");
  }

  @Test // what the front of an archive says may differ from its directory
  void refusesArchivesItCannotChangeForSure() {
    byte[] content = Fixtures.solution(Fixtures.customizations(FIRST));
    DualWriteMap map = open(content).maps().get(0);
    DualWriteMap edited = edited(map, "B");
    byte[] noDirectory = java.util.Arrays.copyOf(content, content.length - 22);
    assertThatThrownBy(() -> open(noDirectory).replace(0, edited))
        .isInstanceOf(MapFormatException.class)
        .hasMessageContaining("directory");
    byte[] renamed = content.clone();
    String text = new String(content, StandardCharsets.ISO_8859_1);
    renamed[text.lastIndexOf("customizations.xml")] = 'C';
    assertThatThrownBy(() -> open(renamed).replace(0, edited))
        .isInstanceOf(MapFormatException.class)
        .hasMessageContaining("0 times");
    for (int at = text.indexOf("PK\1\2"); at < content.length; at++) {
      byte[] damaged = content.clone();
      damaged[at] ^= 0x55;
      writesOrRefuses(damaged, edited);
    }
  }

  private static void writesOrRefuses(byte[] damaged, DualWriteMap edited) {
    try {
      assertThat(open(damaged).replace(0, edited).maps()).hasSize(1);
    } catch (MapFormatException refused) {
      assertThat(refused.file()).startsWith("package");
    }
  }
}
