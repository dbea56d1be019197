package dev.tandem.map.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tandem.spi.error.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said about files that cannot be read, and where. */
class MapFormatErrorsTest {

  @Test
  void showsLineColumnAndPointerOfAWrongValue() {
    MapFormatException error =
        refused("{\n  \"legs\": [\n    {\"id\": \"1\",\n     \"fieldMappings\": 7}]}");
    assertPlace(error, 4, 23, "/legs/0/fieldMappings");
    assertThat(error)
        .hasMessage(
            "map.json:4:23 /legs/0/fieldMappings: found a number; expected an array of objects");
    assertThat(error.code()).isEqualTo(ErrorCode.MAP_MALFORMED);
    assertThat(error.file()).isEqualTo("map.json");
  }

  @Test
  void showsThePlaceOfAWrongElement() {
    assertPlace(refused("{\"legs\": [{}, 3]}"), 1, 15, "/legs/1");
    assertPlace(refused("{\"legs\": [{\"sourceFilter\": {}}]}"), 1, 28, "/legs/0/sourceFilter");
    MapFormatException valueMap =
        refused(
            Fixtures.mapping(
                "A",
                "b",
                "{\"valueTransforms\": [{\"transformType\": \"ValueMap\", \"valueMap\":"
                    + " {\"a/~b\": []}}]}"));
    assertThat(valueMap.pointer())
        .isEqualTo("/legs/0/fieldMappings/0/valueTransforms/0/valueMap/a~1~0b");
  }

  @Test // TRF-12
  void refusesANameTwiceInOneObject() {
    MapFormatException error = refused("{\n\"legs\": [],\n \"legs\": []}");
    assertPlace(error, 3, 2, "/legs");
    assertThat(error).hasMessageContaining("the property \"legs\" twice");
  }

  @Test
  void refusesBrokenJson() {
    assertPlace(refused("{\"legs\": [\n  {\"id\": tru"), 2, 10, "/legs/0/id");
    assertThat(refused("{\"legs\": []} {}")).hasMessageContaining("more text behind the end");
    assertThat(refused("{\"legs\": [], // x\n}")).hasMessageContaining("not JSON");
    assertThat(refused("{\"legs\": [")).hasMessageContaining("not JSON");
  }

  @Test
  void refusesTextThatIsNoText() {
    assertThat(refused("{\"legs\": [], \"a\": \"\\ud800x\"}"))
        .hasMessageContaining("half of a surrogate pair");
    assertThat(refused("{\"legs\": [], \"\\udc00\": 1}")).hasMessageContaining("surrogate");
    assertThat(refused("{\"legs\": [], \"a\": \"x\\u0000\"}")).hasMessageContaining("NUL");
    byte[] latin = "{\n \"legs\": [], \"ü\": 1}".getBytes(StandardCharsets.ISO_8859_1);
    assertPlace(refused(latin), 2, 15, "");
  }

  @Test
  void refusesNumbersThatCannotBeKept() {
    assertThat(refused("{\"legs\": [], \"a\": 1e99999999999}")).isNotNull();
    assertThat(Fixtures.parse("{\"legs\": [], \"a\": 1e999999999}").original().properties())
        .containsKey("a");
  }

  @Test // PKG-5
  void pointsIntoThePackageForAFaultInsideItsMapping() {
    String mapping = Fixtures.mapping("A", "b").replace("\"fieldMappings\": []", "\n\"x\": [[ }");
    String xml = Fixtures.customizations(Fixtures.element("A", "b", "1", mapping));
    MapFormatException error = refused(xml);
    String line = xml.split("\n", -1)[error.line() - 1];
    assertThat(line).startsWith("\"x\": [[ }");
    assertThat(error.column()).isEqualTo(line.indexOf('}') + 1);
    assertThat(error.pointer()).startsWith("/legs/0/x/0");
  }

  @Test // PKG-5
  void pointsIntoTheFirstLineOfAMappingToo() {
    String xml =
        "<r><msdyn_dualwriteentitymap><msdyn_mapping>{\"legs\": 1}</msdyn_mapping>"
            + "</msdyn_dualwriteentitymap></r>";
    assertPlace(refused(xml), 1, 1 + xml.indexOf('1'), "/legs");
  }

  @Test
  void pointsThroughThePageIntoTheMapping() {
    MapFormatException error =
        refused("{\"value\": [\n {\"msdyn_mapping\":\n   \"{\\n \\\"legs\\\": 5}\"}]}");
    assertPlace(error, 3, 4, "/value/0/msdyn_mapping/legs");
    assertThat(error).hasMessageContaining("(line 2, column 10 of the JSON text in this string)");
  }

  @Test
  void refusesRecordsWithoutMapping() {
    assertThat(refused("{\"value\": [{\"msdyn_mapping\": null}]}"))
        .hasMessageContaining("no mapping in this record");
    assertThat(refused("{\"value\": [{\"msdyn_mapping\": \"{}\"}]}"))
        .hasMessageContaining("without \"legs\"");
    assertThat(refused("<r><msdyn_dualwriteentitymap/></r>"))
        .hasMessageContaining("without <msdyn_mapping>");
    assertThat(
            refused(
                "<r><msdyn_dualwriteentitymap><msdyn_mapping>{}</msdyn_mapping>"
                    + "<MSDYN_mapping>{}</MSDYN_mapping></msdyn_dualwriteentitymap></r>"))
        .hasMessageContaining("twice in one map record");
  }

  @Test
  void saysWhatWasFoundInsteadOfAMap() {
    assertThat(refused("hello").code()).isEqualTo(ErrorCode.MAP_MALFORMED);
    assertThat(refused("hello")).hasMessageContaining("neither JSON nor XML nor a zip archive");
    assertThat(refused("")).hasMessageContaining("the file is empty; expected an exported map");
    assertThat(refused("{\"leg\": []}").code()).isEqualTo(ErrorCode.MAP_NOT_FOUND);
    assertThat(refused("[]").code()).isEqualTo(ErrorCode.MAP_NOT_FOUND);
    assertThat(refused("<ImportExportXml/>").code()).isEqualTo(ErrorCode.MAP_NOT_FOUND);
    assertThat(refused(Fixtures.zip("a.txt", "x")).code()).isEqualTo(ErrorCode.MAP_NOT_FOUND);
  }

  @Test
  void listsWhatIsThereWhenTheNameIsUnknownOrAmbiguous(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("c.xml"),
            Fixtures.customizations(
                Fixtures.element("A", "t", "1.2", Fixtures.mapping("A", "t")),
                Fixtures.element("B", "t", "1.0.0.3", Fixtures.mapping("B", "t"))));
    String both = "\n  [A] - [t] 1.2.0.0 (" + file + ")\n  [B] - [t] 1.0.0.3 (" + file + ")";
    assertNotFound(
        () -> MapReader.read(file, "X"), file + ": found no map called \"X\"; there is:" + both);
    assertNotFound(
        () -> MapReader.read(file, "T"),
        file + ": found 2 maps called \"T\"; name one of them as it stands here:" + both);
    assertNotFound(
        () -> MapReader.read(file),
        file + ": found 2 maps; expected one: choose by name among:" + both);
    assertThat(MapReader.read(file, "[b] - [T] 1.0.0.3").name()).isEqualTo("[B] - [t]"); // MAP-3
    assertThat(MapReader.read(file, "[A] - [t] 1.2.0.0 (" + file + ")").name())
        .isEqualTo("[A] - [t]");
  }

  @Test
  void saysThatAFileOrFolderIsNotThereOrEmpty(@TempDir Path folder) {
    Path none = folder.resolve("none.json");
    assertNotFound(() -> MapReader.read(none), none + ": there is no such file or folder");
    assertNotFound(
        () -> MapReader.readAll(folder),
        folder
            + ": found no map in this folder; expected exported maps: customizations.xml, solution"
            + " archives or mapping JSON");
  }

  private static void assertNotFound(Runnable call, String message) {
    MapFormatException error = catchThrowableOfType(MapFormatException.class, call::run);
    assertThat(error).hasMessage(message);
    assertThat(error.code()).isEqualTo(ErrorCode.MAP_NOT_FOUND);
  }

  private static void assertPlace(MapFormatException error, int line, int column, String pointer) {
    assertThat(error)
        .extracting(
            MapFormatException::line, MapFormatException::column, MapFormatException::pointer)
        .as(error.getMessage())
        .containsExactly(line, column, pointer);
  }

  private static MapFormatException refused(String content) {
    return refused(content.getBytes(StandardCharsets.UTF_8));
  }

  private static MapFormatException refused(byte[] content) {
    return catchThrowableOfType(
        MapFormatException.class, () -> MapReader.parseAll("map.json", content));
  }
}
