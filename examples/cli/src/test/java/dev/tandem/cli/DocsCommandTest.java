package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tandem docs}: an explorer and pages for a wiki. */
class DocsCommandTest {
  private static final String PROJECTS = "06-msdyn_projects/map.json";
  private static final String CONTRACTS = "03-salesorders/map.json";

  @TempDir private Path folder = Path.of("");

  private static Path shipped(String file) {
    return Path.of("../../mappings/src/main/resources/dev/tandem/projectops/maps").resolve(file);
  }

  private String html(String... paths) throws IOException {
    Path out = folder.resolve("out");
    String[] arguments =
        Stream.of(
                List.of("docs"),
                List.of(paths),
                List.of("--schemas", "shipped", "-o", out.toString()))
            .flatMap(List::stream)
            .toArray(String[]::new);
    CliRun run = CliRun.of(arguments);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains(" maps, ").contains("index.html");
    return Files.readString(out.resolve("index.html"));
  }

  @Test
  void writesOnePageForTheWikiForEachMap() throws IOException {
    html(shipped(PROJECTS).toString(), shipped(CONTRACTS).toString());
    Path out = folder.resolve("out");
    Golden.check("docs-map.md.txt", Files.readString(out.resolve("maps/msdyn_projects.md")));
    Golden.check("docs-index.md.txt", Files.readString(out.resolve("index.md")));
  }

  @Test
  void theExplorerHoldsEverythingAndNeedsNoNetwork() throws IOException {
    String html = html(shipped(PROJECTS).toString(), shipped(CONTRACTS).toString());
    assertThat(html)
        .contains(
            "id=\"msdyn_projects\"", "id=\"salesorders\"", "PROJECTSTAGE", "<svg", "<path d=\"M")
        .doesNotContain("http://", "https://", " src=", "<link");
  }

  @Test
  void theSameMapsGiveTheSameBytes() throws IOException {
    assertThat(html(shipped(PROJECTS).toString())).isEqualTo(html(shipped(PROJECTS).toString()));
  }

  @Test
  void hostileNamesAreEscaped() throws IOException {
    String json =
        Files.readString(shipped(PROJECTS))
            .replace("PROJECTNAME", "</td><script>alert(1)</script>|`*");
    Path hostile = Files.writeString(folder.resolve("map.json"), json);
    String html = html(hostile.toString());
    assertThat(html).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert");
    assertThat(Files.readString(folder.resolve("out/maps/msdyn_projects.md")))
        .contains("&#60;/td&#62;&#60;script&#62;alert(1)&#60;/script&#62;&#124;&#96;&#42;")
        .doesNotContain("<script>");
  }

  @Test
  void mapsOfOneNameShowTheirOwnFindings() throws IOException {
    String json = Files.readString(shipped(PROJECTS)).replace("PROJECTNAME", "PROJECTNOM");
    Path broken = Files.writeString(folder.resolve("map.json"), json);
    html(shipped(PROJECTS).toString(), broken.toString());
    Path pages = folder.resolve("out/maps");
    assertThat(Files.readString(pages.resolve("msdyn_projects.md"))).doesNotContain("PROJECTNOM");
    assertThat(Files.readString(pages.resolve("msdyn_projects-2.md")))
        .contains("has no field PROJECTNOM");
  }

  @Test
  void tellsWhenThereIsNoMap() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    CliRun run = CliRun.of("docs", empty.toString(), "-o", folder.resolve("out").toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).isNotEmpty();
  }

  @Test // UND-43: what cannot be read is not left out in silence
  void namesAMapThatCannotBeRead() throws IOException {
    Files.writeString(folder.resolve("broken.json"), "{\"legs\": <b>}");
    Files.copy(shipped(PROJECTS), folder.resolve("sound.json"));
    assertThat(html(folder.toString()))
        .contains("id=\"msdyn_projects\"", "Cannot be read: broken.json (")
        .contains("broken.json, line 1): this is not JSON: Unexpected character (")
        .doesNotContain("<b>");
    assertThat(Files.readString(folder.resolve("out/index.md")))
        .contains("**Cannot be read:** broken.json (", "this is not JSON");
  }

  @Test // UND-43, UND-44: a faulty map is shown with its finding
  void showsAMapWithoutALeg() throws IOException {
    Path faulty =
        Files.writeString(folder.resolve("map.json"), "{\"name\":\"[A] - [b]\",\"legs\":[]}");
    assertThat(html(faulty.toString())).contains("TDM4001");
    assertThat(Files.readString(folder.resolve("out/maps/a---b.md"))).contains("TDM4001");
  }
}
