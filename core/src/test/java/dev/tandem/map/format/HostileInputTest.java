package dev.tandem.map.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tandem.spi.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to harm get an answer, not a crash, a hang or the memory. */
@Timeout(20)
class HostileInputTest {
  private static final String MAP = Fixtures.mapping("A", "b");

  @Test
  void refusesEntities(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), MAP);
    String external =
        "<!DOCTYPE r [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>" + record("&x;");
    assertRefused(external, ErrorCode.MAP_MALFORMED);
    assertRefused(record("&x;"), ErrorCode.MAP_MALFORMED);
    assertRefused("<!DOCTYPE r>" + record(MAP), ErrorCode.MAP_MALFORMED);
    String laughs =
        "<!DOCTYPE r [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;\">]>";
    assertRefused(laughs + record("&c;"), ErrorCode.MAP_MALFORMED);
  }

  @Test
  void refusesArchivesThatInflateTooFar() {
    byte[] zeros = new byte[8 << 20];
    assertRefused(Fixtures.zip("big.bin", zeros), ErrorCode.MAP_TOO_LARGE);
    ReaderLimits limits = ReaderLimits.DEFAULT.withMaxInflated(2 << 20, 100_000);
    assertThat(refusal(limits, Fixtures.zip("big.bin", zeros)).code())
        .isEqualTo(ErrorCode.MAP_TOO_LARGE);
    byte[] spaces = new byte[1 << 20];
    Arrays.fill(spaces, (byte) ' ');
    assertThat(
            refusal(
                    ReaderLimits.DEFAULT.withMaxTextBytes(1000),
                    Fixtures.zip("customizations.xml", spaces))
                .code())
        .isEqualTo(ErrorCode.MAP_TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../a.json", "a/../../b.json", "/etc/a.json", "C:\\a.json", "..\\a.json", "x/.."})
  void refusesEntriesThatPointOutside(String name) {
    assertRefused(Fixtures.zip(name, MAP), ErrorCode.MAP_MALFORMED);
  }

  @Test
  void opensNoArchiveInAnArchive() {
    assertRefused(Fixtures.zip("inner.zip", Fixtures.zip("a.json", MAP)), ErrorCode.MAP_NOT_FOUND);
    assertRefused(
        Fixtures.zip("customizations.xml", Fixtures.zip("a.json", MAP)), ErrorCode.MAP_NOT_FOUND);
  }

  @Test // an entry that was cut off would be missing without a word otherwise
  void refusesArchivesThatBreakOff() {
    byte[] solution =
        Fixtures.solution(Fixtures.customizations(Fixtures.element("A", "b", "1", MAP)));
    byte[] folder = Fixtures.zip("maps/a.json", MAP, "maps/b.json", MAP);
    assertThat(MapReader.parseAll("whole.zip", folder)).hasSize(2);
    for (byte[] whole : List.of(solution, folder)) {
      for (int length = 4; length < whole.length; length++) {
        byte[] cut = Arrays.copyOf(whole, length);
        MapFormatException read = refusal(ReaderLimits.DEFAULT, cut);
        assertThat(read.code()).as("%d bytes: %s", length, read).isEqualTo(ErrorCode.MAP_MALFORMED);
        MapFormatException unpacked =
            catchThrowableOfType(
                MapFormatException.class,
                () -> SolutionFolder.unpack("cut.zip", cut, ReaderLimits.DEFAULT));
        assertThat(unpacked.code()).isEqualTo(ErrorCode.MAP_MALFORMED);
      }
    }
  }

  @Test
  void boundsNesting() {
    String deep = "{\"legs\": [], \"a\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertRefused(deep, ErrorCode.MAP_TOO_LARGE);
    assertRefused("<a>".repeat(100_000), ErrorCode.MAP_TOO_LARGE);
    String five = "{\"legs\": [], \"a\": [[[[]]]]}";
    assertThat(refusal(ReaderLimits.DEFAULT.withMaxDepth(4), Fixtures.utf8(five)).pointer())
        .isEqualTo("/a/0/0/0");
    assertThat(MapReader.withLimits(ReaderLimits.DEFAULT.withMaxDepth(5)))
        .satisfies(reader -> reader.parse("five", Fixtures.utf8(five)));
  }

  @Test
  void boundsStringsNamesNumbersAndValues() {
    ReaderLimits limits = ReaderLimits.DEFAULT.withMaxValues(50, 20, 10);
    for (String property :
        new String[] {
          "\"a\": \"" + "x".repeat(21) + "\"",
          "\"" + "n".repeat(21) + "\": 1",
          "\"a\": 12345678901",
          "\"a\": [" + "1,".repeat(60) + "1]"
        }) {
      byte[] json = Fixtures.utf8("{\"legs\": [], " + property + "}");
      MapFormatException refused = refusal(limits, json);
      assertThat(refused.code()).as(property).isEqualTo(ErrorCode.MAP_TOO_LARGE);
      assertThat(refused.line()).isEqualTo(1);
      assertThat(refused).hasMessageContaining("raise the limits of the reader");
      assertThat(MapReader.parse("generous", json).legs()).isEmpty();
    }
  }

  @Test
  void boundsFilesAndEntries(@TempDir Path folder) throws IOException {
    ReaderLimits small = ReaderLimits.DEFAULT.withMaxTextBytes(MAP.length() - 1);
    assertThat(refusal(small, Fixtures.utf8(MAP)).code()).isEqualTo(ErrorCode.MAP_TOO_LARGE);
    assertThat(refusal(ReaderLimits.DEFAULT.withMaxFileBytes(50), Fixtures.zip("a.json", MAP)))
        .extracting(MapFormatException::code)
        .isEqualTo(ErrorCode.MAP_TOO_LARGE);
    byte[] three = Fixtures.zip("a", "1", "b", "2", "c", "3");
    assertThat(refusal(ReaderLimits.DEFAULT.withMaxEntries(2), three).code())
        .isEqualTo(ErrorCode.MAP_TOO_LARGE);
    Files.writeString(folder.resolve("a"), "1");
    Files.writeString(folder.resolve("b"), MAP);
    assertThatThrownBy(
            () -> MapReader.withLimits(ReaderLimits.DEFAULT.withMaxEntries(1)).readAll(folder))
        .isInstanceOf(MapFormatException.class)
        .hasMessageContaining("more files and folders than 1");
    assertThatThrownBy(() -> MapReader.withLimits(small).readAll(folder))
        .isInstanceOf(MapFormatException.class)
        .hasMessageContaining("maxTextBytes");
  }

  @Test
  void boundsFolderDepth(@TempDir Path folder) throws IOException {
    Path deep = Files.createDirectories(folder.resolve("a/b/c"));
    Files.writeString(deep.resolve("m.json"), MAP);
    assertThat(MapReader.readAll(folder)).hasSize(1);
    assertThatThrownBy(
            () -> MapReader.withLimits(ReaderLimits.DEFAULT.withMaxDepth(3)).readAll(folder))
        .isInstanceOf(MapFormatException.class)
        .hasMessageContaining("folders nested deeper than 3");
  }

  @Test
  void neverExpandsHugeNumbers() {
    String json =
        Fixtures.mapping(
            "A",
            "b",
            "{\"syncDirection\": 1e999999999, \"valueTransforms\": [{\"transformType\":"
                + " \"Truncate\", \"length\": 1e-999999999}, {\"transformType\": \"Default\","
                + " \"defaultValue\": 3e888888888}]}");
    String written = MapWriter.toJson(Fixtures.parse(json));
    assertThat(written).contains("1E+999999999", "1E-999999999", "3E+888888888");
    assertThat(written.length()).isLessThan(1000);
  }

  @Test
  void findsThePlaceOfAFaultInLongDocumentsQuickly() {
    String name = "n".repeat(500_000);
    String json = "{\"" + name + "\": {\"a\": [" + "1,".repeat(200_000) + "2]}, \"legs\": [[]]}";
    MapFormatException refused = refusal(ReaderLimits.DEFAULT, Fixtures.utf8(json));
    assertThat(refused.pointer()).isEqualTo("/legs/0");
  }

  @Test
  void limitsMustBePositive() {
    assertThatThrownBy(() -> ReaderLimits.DEFAULT.withMaxDepth(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ReaderLimits.DEFAULT.withMaxDepth(1_001))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ReaderLimits.DEFAULT.withMaxFileBytes(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String record(String mapping) {
    return "<r><msdyn_dualwriteentitymap><msdyn_mapping>"
        + mapping
        + "</msdyn_mapping></msdyn_dualwriteentitymap></r>";
  }

  private static void assertRefused(String content, ErrorCode code) {
    assertRefused(Fixtures.utf8(content), code);
  }

  private static void assertRefused(byte[] content, ErrorCode code) {
    MapFormatException refused = refusal(ReaderLimits.DEFAULT, content);
    assertThat(refused.code()).as(refused.getMessage()).isEqualTo(code);
  }

  private static MapFormatException refusal(ReaderLimits limits, byte[] content) {
    MapFormatException refused =
        catchThrowableOfType(
            MapFormatException.class,
            () -> MapReader.withLimits(limits).parseAll("hostile", content));
    assertThat(refused).isNotNull();
    return refused;
  }
}
