package dev.tandem.projectops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.map.format.MapWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShippedFilesTest {
  private static final MapCatalogue SHIPPED = ProjectOperations.shipped();

  @Test // JSON-1
  void everyMapIsWrittenAsItWasRead() throws IOException {
    ObjectMapper json = new ObjectMapper();
    for (CatalogueEntry entry : SHIPPED.maps()) {
      Path file = ShippedFiles.beside(entry, "map.json");
      assertThat(json.readTree(MapWriter.toJson(entry.map())))
          .as(entry.id())
          .isEqualTo(json.readTree(Files.readString(file)));
    }
  }

  @Test
  void everyMapFolderStandsInTheCatalogue() throws IOException {
    Path maps = ShippedFiles.root().resolve("maps");
    try (Stream<Path> files = Files.walk(maps)) {
      assertThat(
              files
                  .filter(file -> file.endsWith("map.json"))
                  .map(file -> maps.relativize(file.getParent()).toString().replace('\\', '/')))
          .containsExactlyInAnyOrderElementsOf(
              SHIPPED.maps().stream().map(CatalogueEntry::id).toList());
    }
  }

  @Test
  void theIndexNamesEverySchemaFile() throws IOException {
    Path schemas = ShippedFiles.root().resolve("schemas");
    List<String> present = new ArrayList<>(List.of("external-tables.json"));
    for (String side : List.of("dataverse", "finance")) {
      try (Stream<Path> files = Files.list(schemas.resolve(side))) {
        files
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith(".json"))
            .forEach(name -> present.add(side + "/" + name));
      }
    }
    assertThat(Files.readAllLines(schemas.resolve("index.txt")))
        .containsExactlyInAnyOrderElementsOf(present);
  }
}
