package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The merge driver in a real repository, set up as the help of {@code tandem merge} says. Needs
 * git; the profile {@code git} of this module runs it where git is installed.
 */
class MergeDriverGit {
  @TempDir private Path folder = Path.of("");

  private String base = "";

  @BeforeEach
  void begin() throws IOException, InterruptedException {
    base = ShippedFiles.map("06-msdyn_projects");
    git(0, "init", "-q", "-b", "main");
    git(0, "config", "user.name", "a");
    git(0, "config", "user.email", "a@example.org");
    git(0, "config", "merge.tandem.driver", tandem() + " merge %O %A %B -o %A");
    Files.writeString(folder.resolve(".gitattributes"), "maps/*.json merge=tandem\n");
    commit(base, "vendor 1");
    git(0, "branch", "vendor");
  }

  /** The command as a shell runs it. */
  private static String tandem() {
    return "'%s' -XX:TieredStopAtLevel=1 -cp '%s' dev.tandem.cli.Tandem"
        .formatted(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            System.getProperty("java.class.path"));
  }

  private Path map() {
    return folder.resolve("maps").resolve("projects.json");
  }

  private void commit(String text, String message) throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("maps"));
    Files.writeString(map(), text);
    git(0, "add", "-A");
    git(0, "commit", "-q", "-m", message);
  }

  private void git(int code, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Path log = folder.resolve(".git-log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("GIT_CONFIG_GLOBAL", folder.resolve("none").toString());
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    Process process = builder.start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as("%s%n%s", command, Files.readString(log)).isEqualTo(code);
  }

  @Test
  void mergesByMeaningWhatLinesWouldNot() throws IOException, InterruptedException {
    String stage = "\"valueMap\": {\"InProcess\": \"0\", \"completed\": \"1\"}";
    assertThat(base).contains(stage);
    commit(base.replace("\"completed\": \"1\"", "\"completed\": \"7\""), "ours");
    git(0, "checkout", "-q", "vendor");
    commit(base.replace("\"InProcess\": \"0\"", "\"InProcess\": \"5\""), "vendor 2");
    git(0, "checkout", "-q", "main");

    git(0, "merge", "-q", "--no-edit", "vendor");

    assertThat(Files.readString(map()))
        .contains("\"InProcess\": \"5\"")
        .contains("\"completed\": \"7\"");
  }

  @Test
  void leavesAConflictMarkedInAFileThatIsStillAMap() throws IOException, InterruptedException {
    commit(base.replace("\"completed\": \"1\"", "\"completed\": \"7\""), "ours");
    git(0, "checkout", "-q", "vendor");
    commit(base.replace("\"completed\": \"1\"", "\"completed\": \"8\""), "vendor 2");
    git(0, "checkout", "-q", "main");

    git(1, "merge", "-q", "--no-edit", "vendor");

    assertThat(Files.readString(map())).contains("tandemConflicts").doesNotContain("<<<<<<<");
    assertThat(CliRun.of("show", map().toString()).code()).isZero();
    git(1, "diff", "--quiet", "--diff-filter=U");
  }
}
