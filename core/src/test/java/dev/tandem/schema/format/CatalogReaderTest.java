package dev.tandem.schema.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.Side;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogReaderTest {
  private static final String TABLE =
      "{\"table\": \"a\", \"entitySet\": \"as\", \"primaryId\": \"aid\", \"columns\": []}";
  private static final String ENTITY =
      "{\"entity\": \"BEntity\", \"label\": \"Bs\", \"companySpecific\": true, \"fields\": []}";

  @TempDir private Path dir = Path.of("");

  private void write(String name, String text) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static SchemaFormatException failure(SchemaFiles files) {
    SchemaFormatException failure = catchThrowableOfType(SchemaFormatException.class, files::read);
    assertThat(failure).isNotNull();
    assertThat(failure.code()).isEqualTo(ErrorCode.SCHEMA_MALFORMED);
    return failure;
  }

  @Test
  void readsADirectoryWithBothSides() throws IOException {
    write("dataverse/as.json", TABLE);
    write("dataverse/notes.txt", "no schema");
    write("finance/BEntity.json", "\uFEFF" + ENTITY);
    write("finance/tables/B.json", "{\"table\": \"B\"}");
    write("README.md", "no schema");
    Catalogs catalogs = CatalogReader.read(dir);
    assertThat(catalogs.of(Side.DATAVERSE).tables()).hasSize(1);
    assertThat(catalogs.of(Side.FINANCE).table("Bs")).isNotNull();
  }

  @Test
  void readsADirectoryWithOneSide() throws IOException {
    write("finance/BEntity.json", ENTITY);
    Catalogs catalogs = CatalogReader.read(dir);
    assertThat(catalogs.dataverse().tables()).isEmpty();
    assertThat(catalogs.finance().tables()).hasSize(1);
  }

  @Test
  void readsFilesOfEitherSideFromOneFolder() throws IOException {
    write("as.json", TABLE);
    write("b.JSON", ENTITY);
    write("enums.json", "{}");
    Catalogs catalogs = CatalogReader.read(dir);
    assertThat(catalogs.dataverse().table("as")).isNotNull();
    assertThat(catalogs.finance().table("Bs")).isNotNull();
  }

  @Test
  void saysThatADirectoryIsMissingOrEmpty() {
    assertThatThrownBy(() -> CatalogReader.read(dir.resolve("none")))
        .hasMessageEndingWith("none: no such directory; give one with schema files");
    assertThatThrownBy(() -> CatalogReader.read(dir)).hasMessageContaining("found no schema file");
  }

  @Test
  void saysThatAResourceIsMissing() {
    assertThatThrownBy(() -> CatalogReader.read("shipped", List.of("x.json"), name -> null))
        .hasMessage("cannot read schema shipped/x.json: there is no such file");
  }

  @Test
  void refusesAFileWithoutEnd() {
    assertThatThrownBy(
            () -> CatalogReader.read("s", List.of("x.json"), name -> new EndlessStream()))
        .hasMessageContaining("larger than");
  }

  @Test
  void namesThePlaceOfAFault() {
    SchemaFormatException failure =
        failure(
            SchemaFiles.of(
                "dataverse/as.json",
                """
                {"table": "a", "entitySet": "as", "primaryId": "aid",
                 "columns": [
                   {"name": "x", "type": "Strnig"}]}
                """));
    assertThat(failure.line()).isEqualTo(3);
    assertThat(failure.pointer()).isEqualTo("/columns/0/type");
    assertThat(failure.file()).isEqualTo("test/dataverse/as.json");
    assertThat(failure)
        .hasMessage(
            "cannot read schema test/dataverse/as.json:3:26 at /columns/0/type: found \"Strnig\","
                + " expected a Dataverse column type such as String, Lookup or Picklist");
  }

  @Test
  void explainsEveryKindOfFault() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String json : resource("faulty-schemas.txt").lines().toList()) {
      all.append(json).append('\n');
      all.append("  ").append(failure(SchemaFiles.of("x.json", json)).getMessage()).append('\n');
    }
    assertThat(all.toString()).isEqualTo(resource("faulty-schemas.expected.txt"));
  }

  @Test
  void refusesTheSameTableInTwoFiles() {
    assertThat(failure(SchemaFiles.of("x.json", TABLE).and("y.json", TABLE)))
        .hasMessage(
            "cannot read schema test/y.json:1:1: table as stands in test/x.json as well; keep one"
                + " file");
    assertThat(failure(SchemaFiles.of("x.json", ENTITY).and("y.json", ENTITY)))
        .hasMessageContaining("another file has the label Bs as well");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = CatalogReaderTest.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static final class EndlessStream extends InputStream {
    @Override
    public int read() {
      return ' ';
    }
  }
}
