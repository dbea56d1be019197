package dev.tandem.example.odata.datapackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataPackageTest {
  private static final PackageLimits SMALL = new PackageLimits(5, 100_000, 10, 1000);

  private static List<List<String>> lines(CsvLines lines) throws MalformedPackageException {
    List<List<String>> all = new ArrayList<>();
    List<String> line = lines.next();
    while (line != null) {
      all.add(line);
      line = lines.next();
    }
    return all;
  }

  private static List<List<String>> csv(String text) throws MalformedPackageException {
    return lines(CsvUnicode.read(CsvUnicode.bytes(CsvUnicode.MARK + text), SMALL));
  }

  @Test
  void readsBackWhatItWrites() throws Exception {
    List<List<String>> rows =
        List.of(
            List.of("NAME", "TEXT"),
            List.of("a,b", "he said \"so\""),
            List.of("two\r\nlines", " spaces "),
            List.of("", "\u00e4\ud83d\ude00"));
    assertThat(lines(CsvUnicode.read(CsvUnicode.file(rows), SMALL))).isEqualTo(rows);
    List<List<String>> single = List.of(List.of("ONLY"), List.of(""), List.of("x"));
    assertThat(lines(CsvUnicode.read(CsvUnicode.file(single), SMALL))).isEqualTo(single);
  }

  @Test
  void refusesFilesOfAnotherFormat() {
    assertThatThrownBy(
            () ->
                CsvUnicode.read("A,B\r\n".getBytes(java.nio.charset.StandardCharsets.UTF_8), SMALL))
        .hasMessageContaining("not Unicode");
    assertThatThrownBy(() -> csv("A\nB\n")).hasMessageContaining("CR LF");
    assertThatThrownBy(() -> csv("\"A")).hasMessageContaining("never closed");
    assertThatThrownBy(() -> csv("\"A\"B\r\n")).hasMessageContaining("behind a closing quote");
    assertThatThrownBy(() -> csv("x".repeat(1001))).hasMessageContaining("1000 characters");
    assertThatThrownBy(() -> csv(",".repeat(10))).hasMessageContaining("10 values");
  }

  @Test
  void saysWhichTextsNoFileCarries() {
    assertThat(CsvUnicode.carries("\ud83d\ude00")).isTrue();
    assertThat(CsvUnicode.carries("half \ud83d")).isFalse();
    assertThat(CsvUnicode.carries("null \0")).isFalse();
  }

  private static byte[] packed(String... rows) {
    PackageWriter writer = new PackageWriter("load-1", "Customers V3", List.of("ACCOUNT", "NAME"));
    for (String row : rows) {
      writer.add(List.of(row, "Name of " + row));
    }
    return writer.finish();
  }

  @Test
  void packsAndUnpacksRows() throws Exception {
    DataPackage content = PackageReader.read(packed("C1", "C2"), SMALL);
    assertThat(content.project()).isEqualTo("load-1");
    PackagedEntity entity = content.entities().get(0);
    assertThat(entity.entity()).isEqualTo("Customers V3");
    assertThat(entity.fields()).containsEntry("ACCOUNT", "ACCOUNT").hasSize(2);
    assertThat(lines(entity.lines()))
        .containsExactly(
            List.of("ACCOUNT", "NAME"), List.of("C1", "Name of C1"), List.of("C2", "Name of C2"));
  }

  @Test
  void packsEqualRowsAsEqualBytesAndTellsOthersApart() {
    assertThat(packed("C1")).isEqualTo(packed("C1")).isNotEqualTo(packed("C2"));
    PackageWriter one = new PackageWriter("a", "E", List.of("K"));
    PackageWriter same = new PackageWriter("b", "E", List.of("K"));
    PackageWriter other = new PackageWriter("a", "F", List.of("K"));
    for (PackageWriter writer : List.of(one, same, other)) {
      writer.add(List.of("1"));
      writer.finish();
    }
    String hash = one.contentHash();
    assertThat(hash).isEqualTo(same.contentHash()).isNotEqualTo(other.contentHash());
  }

  private static HostileZip decent() {
    return HostileZip.decent("Customers V3", "ACCOUNT\r\nC1\r\n", "ACCOUNT");
  }

  private static void refused(HostileZip zip, String because) {
    assertThatThrownBy(() -> PackageReader.read(zip.bytes(), SMALL))
        .isInstanceOf(MalformedPackageException.class)
        .hasMessageContaining(because);
  }

  @Test
  void refusesWhatGrowsWhenItIsUnpacked() {
    byte[] zeros = new byte[50_000_000];
    HostileZip bomb = decent().with("Rows.csv", zeros);
    assertThat(bomb.bytes().length).isLessThan(100_000);
    refused(bomb, "more than 100000 bytes");
    HostileZip many = decent();
    for (int i = 0; i < 5; i++) {
      many.with("more" + i, "");
    }
    refused(many, "more than 5 files");
  }

  @Test
  void refusesNamesThatArePaths() {
    for (String name : List.of("../Rows.csv", "/etc/passwd", "a\\b", "C:x", "..", "dir/", "a\nb")) {
      refused(decent().with(name, ""), "is a path");
    }
    refused(decent().with("ROWS.CSV", ""), "twice");
  }

  @Test
  void refusesDocumentsThatGrowOrReachElsewhere() {
    String doctype = "<!DOCTYPE x [<!ENTITY e \"eeee\">]>";
    String manifest = decent().text("Manifest.xml");
    String grown =
        manifest.replace("?>", "?>" + doctype).replace("<Description>p", "<Description>&e;");
    assertThatThrownBy(
            () -> PackageReader.read(decent().with("Manifest.xml", grown).bytes(), SMALL))
        .isInstanceOf(MalformedPackageException.class)
        .hasMessageContaining("Manifest.xml");
    refused(decent().with("Manifest.xml", "<a/>"), "another element");
    String deep =
        manifest
            .replace("<Description>", "<d>".repeat(20))
            .replace("</Description>", "</d>".repeat(20));
    refused(decent().with("Manifest.xml", deep), "too deeply");
    refused(decent().with("Manifest.xml", "no XML"), "no XML");
  }

  @Test
  void refusesPackagesThatAreIncomplete() {
    refused(decent().without("Manifest.xml"), "no file Manifest.xml");
    refused(decent().without("PackageHeader.xml"), "no file PackageHeader.xml");
    refused(decent().without("Rows.csv"), "no file Rows.csv");
    String manifest = decent().text("Manifest.xml");
    refused(
        decent().with("Manifest.xml", manifest.replace("CSV-Unicode", "XML-Element")),
        "another format");
    String header =
        decent().text("PackageHeader.xml").replace("<PackageVersion>2", "<PackageVersion>9");
    refused(decent().with("PackageHeader.xml", header), "another type");
    refused(
        decent().with("Manifest.xml", manifest.replace("<EntityName>Customers V3", "<EntityName>")),
        "EntityName");
    assertThatThrownBy(() -> PackageReader.read(new byte[] {1, 2, 3}, SMALL))
        .isInstanceOf(MalformedPackageException.class);
  }
}
