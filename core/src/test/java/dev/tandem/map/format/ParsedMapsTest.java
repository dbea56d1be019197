package dev.tandem.map.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FilePosition;
import dev.tandem.map.UnreadMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One map that cannot be read does not hide the others (UND-43). */
class ParsedMapsTest {
  private static final String A = Fixtures.element("A", "as", "1", Fixtures.mapping("A", "as"));
  private static final String C = Fixtures.element("C", "cs", "1", Fixtures.mapping("C", "cs"));
  private static final String BROKEN =
      Fixtures.element("B", "bs", "1", Fixtures.mapping("B", "bs").replace("[]", "7"));

  @TempDir private Path folder = Path.of("");

  private static void assertReadsTheOthers(ParsedMaps parsed, String source) {
    assertThat(parsed.maps())
        .extracting(each -> each.map().name())
        .containsExactly("[A] - [as]", "[C] - [cs]");
    assertThat(parsed.unread()).hasSize(1);
    assertThat(parsed.unread().get(0).source()).isEqualTo(source);
    assertThat(parsed.unread().get(0).name()).isEqualTo("bs - B");
  }

  @Test // UND-43
  void readsTheOtherMapsOfAPackage() throws IOException {
    String document = Fixtures.customizations(A, BROKEN, C);
    Path plain = Files.write(folder.resolve("customizations.xml"), Fixtures.marked(document));
    Path zip = Files.write(folder.resolve("a.zip"), Fixtures.solution(document));
    ParsedMaps parsed = MapReader.readWhatParses(plain);
    assertReadsTheOthers(parsed, plain.toString());
    assertReadsTheOthers(MapReader.readWhatParses(zip), zip + "!customizations.xml");
    UnreadMap unread = parsed.unread().get(0);
    assertThat(unread.pointer()).isEqualTo("/legs/0/fieldMappings");
    assertThat(unread.reason()).isEqualTo("found a number; expected an array of objects");
    int before = document.substring(0, document.indexOf("fieldMappings\": 7")).split("\n").length;
    assertThat(unread.position().line()).isEqualTo(before);
    assertThatThrownBy(() -> MapReader.readAll(zip)).hasMessageContaining("found a number");
  }

  @Test // UND-43, PKG-3: what is wrong with the record and not with its mapping
  void readsTheOtherRecordsOfADocument() throws IOException {
    String none = BROKEN.replaceAll("(?s)<msdyn_mapping>.*</msdyn_mapping>", "");
    String twice = BROKEN.replace("<statecode>", "<statuscode>1</statuscode><statecode>");
    String nested = BROKEN.replace("msdyn_mapping>", "msdyn_mapping><b>x</b>");
    for (String faulty : new String[] {none, twice, nested}) {
      Path file = folder.resolve("customizations.xml");
      Files.writeString(file, Fixtures.customizations(A, faulty, C));
      assertReadsTheOthers(MapReader.readWhatParses(file), file.toString());
      assertThatThrownBy(() -> MapReader.readAll(file)).isInstanceOf(MapFormatException.class);
    }
  }

  @Test // UND-43
  void readsTheOtherRecordsOfAPage() throws IOException {
    String records =
        "{\"value\": [{\"msdyn_mapping\": \"{\\\"legs\\\": []}\"},"
            + " {\"msdyn_displayname\": \"bs - B\", \"msdyn_mapping\": \"{\"},"
            + " {\"msdyn_displayname\": {}, \"msdyn_mapping\": \"{\\\"legs\\\": []}\"}]}";
    ParsedMaps parsed =
        MapReader.readWhatParses(Files.writeString(folder.resolve("page.json"), records));
    assertThat(parsed.maps()).hasSize(1);
    assertThat(parsed.unread())
        .extracting(UnreadMap::name, UnreadMap::pointer)
        .containsExactly(
            tuple("bs - B", "/value/1/msdyn_mapping"),
            tuple("page.json", "/value/2/msdyn_displayname"));
  }

  @Test // UND-43
  void readsTheOtherFilesOfAFolder() throws IOException {
    Files.writeString(folder.resolve("a.json"), Fixtures.mapping("A", "as"));
    Path json = Files.writeString(folder.resolve("b.json"), "{\"legs\": [\n  {\"id\": tru");
    Path xml = Files.writeString(folder.resolve("c.xml"), "<msdyn_dualwriteentitymaps>\n</other>");
    byte[] whole = Fixtures.solution(Fixtures.customizations(C));
    Path zip = folder.resolve("d.zip");
    Files.write(zip, Arrays.copyOf(whole, whole.length - 20));
    ParsedMaps parsed = MapReader.readWhatParses(folder);
    assertThat(parsed.maps()).extracting(each -> each.map().name()).containsExactly("[A] - [as]");
    assertThat(parsed.unread())
        .extracting(UnreadMap::source)
        .containsExactly(json.toString(), xml.toString(), zip.toString());
    assertThat(parsed.unread().get(0).name()).isEqualTo("b.json");
    assertThat(parsed.unread().get(0).position()).isEqualTo(new FilePosition(2, 10));
  }

  @Test // UND-43
  void saysWhatIsWrongWhenNothingParses() throws IOException {
    Path file = Files.writeString(folder.resolve("map.json"), "{\"legs\": 7}");
    ParsedMaps parsed = MapReader.readWhatParses(file);
    assertThat(parsed.maps()).isEmpty();
    assertThat(parsed.unread()).extracting(UnreadMap::pointer).containsExactly("/legs");
    assertThat(MapReader.readWhatParses(folder).unread()).isEqualTo(parsed.unread());
  }

  @Test // what is no map, not there or too large is no faulty map
  void refusesWhatHoldsNoMapOrTooMuch() throws IOException {
    Path file = folder.resolve("picture.json");
    assertThatThrownBy(() -> MapReader.readWhatParses(file)).hasMessageContaining("no such file");
    Files.writeString(file, "PNG");
    assertThatThrownBy(() -> MapReader.readWhatParses(file)).hasMessageContaining("neither JSON");
    Files.writeString(file, "{}");
    assertThatThrownBy(() -> MapReader.readWhatParses(file)).hasMessageContaining("expected at");
    assertThatThrownBy(() -> MapReader.readWhatParses(folder)).hasMessageContaining("no map");
    String record = "<msdyn_dualwriteentitymap/>";
    Files.writeString(file, Fixtures.customizations(record.repeat(1001)));
    assertThatThrownBy(() -> MapReader.readWhatParses(file))
        .hasMessageContaining("found a map record without <msdyn_mapping>");
    Files.writeString(file, Fixtures.mapping("A", "as"));
    ReaderLimits small = new ReaderLimits(1000, 20, 1000, 2, 10, 64, 1000, 200, 1000);
    assertThatThrownBy(() -> MapReader.withLimits(small).readWhatParses(file))
        .hasMessageContaining("maxTextBytes");
  }

  @Test
  void readsWhatTheStrictReadingReadsWhereNothingIsWrong() throws IOException {
    Path file = folder.resolve("customizations.xml");
    Files.writeString(file, Fixtures.customizations(A, C));
    ParsedMaps parsed = MapReader.readWhatParses(file);
    assertThat(parsed.unread()).isEmpty();
    assertThat(parsed.maps().stream().map(ReadMap::map).toList())
        .isEqualTo(MapReader.readAll(file))
        .hasOnlyElementsOfType(DualWriteMap.class);
  }
}
