package dev.tandem.map.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tandem.spi.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SolutionFolderTest {
  private static final ReaderLimits LIMITS = ReaderLimits.DEFAULT;
  private static final String FIELD =
      "{\"syncDirection\": \"3\", \"sourceField\": \"A&B\", \"destinationField\": \"a\", \"new\":"
          + " 1.0}";

  private static byte[] archive() {
    return Fixtures.solution(
        Fixtures.customizations(
            Fixtures.element(
                "Customers V3", "accounts", "1.0.0.5", Fixtures.mapping("C", "as", FIELD)),
            Fixtures.element("Customers V3", "accounts", "1.0.0.6", Fixtures.mapping("D", "ds"))));
  }

  private static String text(Map<String, byte[]> files, String name) {
    return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
  }

  @Test // PKG-1, PKG-3, PKG-5, JSON-1
  void givesEachMapAReadableFileAndKeepsTheRest() {
    SortedMap<String, byte[]> files = SolutionFolder.unpack("in.zip", archive(), LIMITS);
    assertThat(files.keySet())
        .containsExactly(
            "[Content_Types].xml",
            "customizations.xml",
            "maps/accounts-customers-v3-2.json",
            "maps/accounts-customers-v3.json",
            "solution.xml");
    assertThat(text(files, "maps/accounts-customers-v3.json"))
        .contains("\"syncDirection\": \"3\"")
        .contains("\"sourceField\": \"A&B\"")
        .contains("\"new\": 1.0")
        .endsWith("}\n");
    assertThat(text(files, "customizations.xml"))
        .startsWith("\uFEFF<?xml")
        .contains("<msdyn_version>1.0.0.6</msdyn_version>")
        .contains("<?tandem maps/accounts-customers-v3-2.json?>")
        .doesNotContain("legs");
    assertThat(files.get("solution.xml"))
        .isEqualTo(Fixtures.marked("<ImportExportXml><SolutionManifest/></ImportExportXml>"));
  }

  @Test
  void packsTheSameBytesWheneverAndWherever() throws IOException {
    byte[] packed =
        SolutionFolder.pack("dir", SolutionFolder.unpack("in.zip", archive(), LIMITS), LIMITS);
    assertThat(SolutionLaw.holdsFor(archive())).isTrue();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(packed))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        assertThat(entry.getTimeLocal()).hasToString("1980-02-01T00:00");
        assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
        assertThat(entry.getExtra()).isNull();
      }
    }
    assertThat(Archives.contents(packed).keySet())
        .containsExactly("[Content_Types].xml", "customizations.xml", "solution.xml");
  }

  @Test
  void aFolderOfAnUnpackedSolutionIsReadAsItsMaps() {
    SortedMap<String, byte[]> files = SolutionFolder.unpack("in.zip", archive(), LIMITS);
    Object[] entries =
        files.entrySet().stream()
            .flatMap(file -> Stream.<Object>of(file.getKey(), file.getValue()))
            .toArray();
    assertThat(MapReader.parseAll("all", Fixtures.zip(entries))).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil",
        "a/../../evil",
        "..\\evil",
        "/etc/x",
        "C:/x",
        ".git/hooks/pre-commit",
        "sub/.GIT/config",
        ".gitattributes",
        "a//b",
        "./a",
        "a\u0001",
        "name.",
        "Customizations.xml",
        "solution.xml/x",
        "a:b"
      })
  void refusesNamesThatLeaveTheFolderOrHideInIt(String name) {
    byte[] archive =
        Fixtures.zip(
            "customizations.xml",
            Fixtures.customizations(Fixtures.element("A", "as", "1", Fixtures.mapping("A", "as"))),
            "solution.xml",
            "x",
            name,
            "evil");
    assertThatExceptionOfType(MapFormatException.class)
        .isThrownBy(() -> SolutionFolder.unpack("in.zip", archive, LIMITS))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.MAP_MALFORMED));
  }

  @Test
  void refusesABomb() {
    byte[] archive = Fixtures.zip("customizations.xml", "<a/>", "bomb", new byte[1 << 24]);
    assertThatExceptionOfType(MapFormatException.class)
        .isThrownBy(() -> SolutionFolder.unpack("in.zip", archive, LIMITS))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.MAP_TOO_LARGE));
  }

  @Test
  void refusesToPackWithoutAMapFile() {
    SortedMap<String, byte[]> files =
        new TreeMap<>(SolutionFolder.unpack("in.zip", archive(), LIMITS));
    files.remove("maps/accounts-customers-v3.json");
    assertThatExceptionOfType(MapFormatException.class)
        .isThrownBy(() -> SolutionFolder.pack("dir", files, LIMITS))
        .withMessage(
            "dir/customizations.xml: found no file \"maps/accounts-customers-v3.json\" in the"
                + " folder");
  }

  @Test
  void refusesToPackABrokenMap() {
    SortedMap<String, byte[]> files =
        new TreeMap<>(SolutionFolder.unpack("in.zip", archive(), LIMITS));
    files.put("maps/accounts-customers-v3.json", Fixtures.utf8("{\"legs\": ["));
    assertThatExceptionOfType(MapFormatException.class)
        .isThrownBy(() -> SolutionFolder.pack("dir", files, LIMITS))
        .withMessageStartingWith("dir/maps/accounts-customers-v3.json:1:11 /legs");
  }
}
