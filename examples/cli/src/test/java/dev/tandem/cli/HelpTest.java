package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

  @Test
  void explainsTheCommands() {
    CliRun run = CliRun.of("--help");
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    Golden.check("help.txt", run.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "catalogue",
        "show",
        "map",
        "cases",
        "filter",
        "diff",
        "merge",
        "unpack",
        "pack",
        "check",
        "dry-run",
        "docs",
        "demo",
        "serve",
        "scenario",
        "sync",
        "status",
        "start",
        "pause",
        "resume",
        "stop",
        "initial-sync",
        "dead-letters",
        "conflicts",
        "reconcile",
        "lineage",
        "rows"
      })
  void explainsEachCommandWithExamples(String command) {
    CliRun run = CliRun.of(command, "--help");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Examples:\n  tandem " + command);
    assertThat(run.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    Golden.check("help-" + command + ".txt", run.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "catalogue",
        "show",
        "map",
        "cases",
        "filter",
        "diff",
        "merge",
        "unpack",
        "pack",
        "check",
        "dry-run",
        "docs",
        "demo",
        "serve",
        "scenario",
        "sync",
        "status",
        "start",
        "pause",
        "resume",
        "stop",
        "initial-sync",
        "dead-letters",
        "conflicts",
        "reconcile",
        "lineage",
        "rows"
      })
  void everyCommandTellsTheVersion(String command) {
    CliRun run = CliRun.of(command, "--version");
    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo(CliRun.of("--version").out()).startsWith("tandem ");
  }

  @Test
  void everyExitCodeIsListed() throws IllegalAccessException {
    String listed = CliRun.of("--help").out().replaceFirst("(?s).*\nExit codes:\n", "");
    listed = listed.replaceFirst("(?s)\n\nExamples:.*", "");
    for (Field code : ExitCode.class.getDeclaredFields()) {
      if (code.getType() == int.class) {
        assertThat(listed).as(code.getName()).containsPattern("(?m)^  " + code.getInt(null) + " ");
      }
    }
  }

  @Test // the list has the first line of what each command says of itself
  void sumsUpEachCommandInASentence() {
    String commands = CliRun.of("--help").out().replaceFirst("(?s).*\nCommands:\n", "");
    commands = commands.replaceFirst("(?s)\n\nExit codes:.*", "");
    assertThat(commands.replaceAll("\n {10,}", " ").lines())
        .hasSizeGreaterThan(20)
        .allSatisfy(summary -> assertThat(summary).endsWith("."));
  }

  @Test
  void aMissingCommandIsNotSilent() {
    CliRun run = CliRun.of();
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains(
            "say what to do: catalogue, show, map, cases, filter, diff, merge, unpack, pack,"
                + " check");
  }

  @Test
  void anUnknownOptionNamesTheHelp() {
    CliRun run = CliRun.of("map", "Projects V2", "--to", "finance", "--shcemas", "x");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("--shcemas").contains("Try 'tandem map --help'.");
  }

  @Test
  void anUnknownSideListsTheSides() {
    CliRun run = CliRun.of("map", "Projects V2", "--to", "moon");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("'moon'").contains("DATAVERSE, FINANCE");
  }
}
