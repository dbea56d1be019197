package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackCommandTest {
  @TempDir private Path folder = Path.of("");

  private String zip = "";
  private String dir = "";

  @BeforeEach
  void write() throws IOException {
    Path file = folder.resolve("in.zip");
    dir = folder.resolve("dir").toString();
    zip = file.toString();
    writeSolution(file);
  }

  /** A package with a map and a file beside it. */
  static void writeSolution(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream archive = new ZipOutputStream(out)) {
      add(archive, "solution.xml", "<ImportExportXml/>");
      add(archive, "customizations.xml", customizations("1.0.0.1"));
      add(archive, "Other/read me.txt", "kept");
    }
  }

  private static String customizations(String version) throws IOException {
    String json = ShippedFiles.map("06-msdyn_projects").replace("&", "&amp;").replace("<", "&lt;");
    return """
    <ImportExportXml><msdyn_dualwriteentitymaps><msdyn_dualwriteentitymap>
      <msdyn_displayname>msdyn_projects - Projects V2</msdyn_displayname>
      <msdyn_mapping>
        %s
      </msdyn_mapping>
      <msdyn_version>%s</msdyn_version>
    </msdyn_dualwriteentitymap></msdyn_dualwriteentitymaps></ImportExportXml>
    """
        .formatted(json, version);
  }

  private static void add(ZipOutputStream archive, String name, String text) throws IOException {
    archive.putNextEntry(new ZipEntry(name));
    archive.write(text.getBytes(StandardCharsets.UTF_8));
    archive.closeEntry();
  }

  private byte[] packed(String name) throws IOException {
    String out = folder.resolve(name).toString();
    CliRun run = CliRun.of("pack", dir, "-o", out);
    assertThat(run.code()).as(run.err()).isZero();
    return Files.readAllBytes(Path.of(out));
  }

  @Test // PKG-1..3
  void unpacksToReadableFilesAndPacksThemAgain() throws IOException {
    CliRun run = CliRun.of("unpack", zip, "-o", dir);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo("files 4, maps 1\n");
    String map = Files.readString(Path.of(dir, "maps", "msdyn_projects-projects-v2.json"));
    ObjectMapper json = new ObjectMapper();
    assertThat(json.readTree(map)).isEqualTo(json.readTree(ShippedFiles.map("06-msdyn_projects")));
    assertThat(map.lines()).hasSizeGreaterThan(100);

    byte[] first = packed("out.zip");
    String out = folder.resolve("out.zip").toString();
    assertThat(CliRun.of("diff", zip, out).code()).isZero();
    assertThat(CliRun.of("unpack", out, "-o", dir, "--replace").code()).isZero();
    assertThat(packed("again.zip")).isEqualTo(first);
    assertThat(CliRun.of("show", dir).out()).contains("Projects V2");
  }

  @Test
  void replacesFilesOnlyWhenAskedAndNeverThoseOfGit() throws IOException {
    CliRun.of("unpack", zip, "-o", dir);
    Path stale = Files.writeString(Path.of(dir, "maps", "stale.json"), "{}");
    Path git = Files.createDirectories(Path.of(dir, ".git")).resolve("config");
    Files.writeString(git, "mine");
    CliRun refused = CliRun.of("unpack", zip, "-o", dir);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("--replace");
    assertThat(CliRun.of("unpack", zip, "-o", dir, "--replace").code()).isZero();
    assertThat(stale).doesNotExist();
    assertThat(git).hasContent("mine");
    byte[] packed = packed("out.zip");
    assertThat(new String(packed, StandardCharsets.ISO_8859_1)).doesNotContain(".git");
  }

  @Test
  void refusesLinks() throws IOException {
    CliRun.of("unpack", zip, "-o", dir);
    Path secret = Files.writeString(folder.resolve("secret"), "secret");
    Files.createSymbolicLink(Path.of(dir, "link"), secret);
    CliRun run = CliRun.of("pack", dir, "-o", folder.resolve("out.zip").toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("is a link");
    assertThat(CliRun.of("unpack", zip, "-o", dir, "--replace").code()).isEqualTo(2);
    assertThat(secret).hasContent("secret");
  }

  @Test
  void namesTheMapThatCannotBePacked() throws IOException {
    CliRun.of("unpack", zip, "-o", dir);
    Files.writeString(Path.of(dir, "maps", "msdyn_projects-projects-v2.json"), "{\"legs\": [");
    CliRun run = CliRun.of("pack", dir, "-o", folder.resolve("out.zip").toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("msdyn_projects-projects-v2.json:1:11");
    assertThat(folder.resolve("out.zip")).doesNotExist();
  }
}
